/** Who does what, and when? */
@NullMarked
package bellhop.distributed;

import org.jspecify.annotations.NullMarked;
