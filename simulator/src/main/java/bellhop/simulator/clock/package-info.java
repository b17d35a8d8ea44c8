/**
 * Clocks of the nodes in simulated time: oscillators that stray, exchanges of time stamps, servos.
 */
@NullMarked
package bellhop.simulator.clock;

import org.jspecify.annotations.NullMarked;
