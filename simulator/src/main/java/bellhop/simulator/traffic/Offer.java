package bellhop.simulator.traffic;

import bellhop.units.Time;

/**
 * A request as it comes from outside.
 *
 * @param circuit for it, or −1 where no path joins the two
 * @param at when it comes
 * @param pairs at least 1
 * @param priority greater ones come first
 * @param minimumFidelity that its pairs should be expected to have
 * @param deadline when it gives up
 */
public record Offer(
    int circuit, Time at, int pairs, int priority, double minimumFidelity, Time deadline) {}
