package bellhop.experiment;

import bellhop.network.Scenario;

/**
 * What {@code bellhop simulate} works on.
 *
 * @param scenario lasting as long as is asked
 * @param seed the one source of chance
 * @param wantsHistograms whether a report will draw them
 * @param wantsTrace whether the beginning is written down event by event
 */
public record SimulateInputs(
    Scenario scenario, long seed, boolean wantsHistograms, boolean wantsTrace) {}
