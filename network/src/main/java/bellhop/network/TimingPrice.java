package bellhop.network;

import bellhop.pair.XState;

/**
 * What imperfect time costs a link, cause by cause: gates that open early or late, the phase of the
 * microwave references, and the phase of the optical path. Three quantities that have nothing to do
 * with each other but that the first two come from the same clocks; the third comes from no clock.
 * Fidelities are those of the link's pair at its emission, to the Bell state that is meant.
 *
 * @param gating factor on the visibility, or on the chance of a catch
 * @param gatingFidelity with that cause alone
 * @param loPhaseRms in rad, between the two microwave references, with what the file gives
 * @param loCoherence factor on the coherence by the clocks, exp(−(2πfσ)²/2)
 * @param loFidelity with that cause alone
 * @param opticalPhaseRms in rad, from the file
 * @param opticalCoherence factor on the coherence, exp(−σ²/2)
 * @param opticalFidelity with that cause alone; that is with perfect clocks
 * @param fidelity with all three
 */
public record TimingPrice(
    double gating,
    double gatingFidelity,
    double loPhaseRms,
    double loCoherence,
    double loFidelity,
    double opticalPhaseRms,
    double opticalCoherence,
    double opticalFidelity,
    double fidelity) {

  /**
   * For clocks of the ends whose difference is normal.
   *
   * @param mean of the difference in s; it opens gates early or late. Microwave references do not
   *     mind it: a phase that stays is measured once and taken out
   * @param spread rms about the mean in s
   */
  public static TimingPrice of(Link link, double mean, double spread) {
    LinkTiming timing = link.timing();
    XState pair = link.model().state();
    double gating = timing.gating(mean, spread);
    double lo = timing.loPhase(spread);
    double optical = StrictMath.exp(-link.phaseRms() * link.phaseRms() / 2);
    XState gated = timing.gated(pair, mean, spread);
    return new TimingPrice(
        gating,
        fidelity(link, gated),
        timing.loPhaseRms(spread),
        lo,
        fidelity(link, pair.phaseNoise(lo)),
        link.phaseRms(),
        optical,
        fidelity(link, pair.phaseNoise(optical)),
        fidelity(link, gated.phaseNoise(lo * optical)));
  }

  private static double fidelity(Link link, XState pair) {
    return pair.fidelity(link.model().heralded());
  }

  /** What is left of the fidelity that perfect clocks would give, from 0 to 1. */
  public double fidelityFactor() {
    return fidelity / opticalFidelity;
  }
}
