/** What would happen? */
@NullMarked
package bellhop.simulator;

import org.jspecify.annotations.NullMarked;
