/** How does it evolve? */
@NullMarked
package bellhop.state;

import org.jspecify.annotations.NullMarked;
