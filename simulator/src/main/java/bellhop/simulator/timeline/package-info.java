/** The time line of a shot: protocols and modelled links in virtual time. */
@NullMarked
package bellhop.simulator.timeline;

import org.jspecify.annotations.NullMarked;
