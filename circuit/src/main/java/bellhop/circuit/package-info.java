/** What is computed? */
@NullMarked
package bellhop.circuit;

import org.jspecify.annotations.NullMarked;
