/** Host of the protocols that bring Bell pairs from end to end, with modelled hardware. */
@NullMarked
package bellhop.simulator.traffic;

import org.jspecify.annotations.NullMarked;
