/** How is the work divided? */
@NullMarked
package bellhop.compiler;

import org.jspecify.annotations.NullMarked;
