/** How good is a Bell pair? */
@NullMarked
package bellhop.pair;

import org.jspecify.annotations.NullMarked;
