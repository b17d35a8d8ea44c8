/** The quantum side of a shot: gates, noise and waiting at the times of the time line. */
@NullMarked
package bellhop.simulator.execution;

import org.jspecify.annotations.NullMarked;
