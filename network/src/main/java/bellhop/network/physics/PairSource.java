package bellhop.network.physics;

import bellhop.pair.XState;

/**
 * A source of photon pairs in the middle of two memories, dual rail, single-mode pairs: exactly one
 * photon arrives at each end. Loss is silent, so a memory's own heralding efficiency belongs inside
 * η; the formulas without a noise argument leave out dark counts.
 *
 * <p>Per rail the source gives √(1−x) Σ √x^n |n, n⟩. After the loss a rail holds i photons at end A
 * and j at end B with, for r = (1−ηA)(1−ηB) and D = 1−xr: p00 = (1−x)/D, p10 = (1−x) ηA(1−ηB) x/D²,
 * p01 likewise, p11 = (1−x) ηAηB x(1+xr)/D³, and its only coherence is s = (1−x)√(ηAηB x)/D²
 * between none and one at each end. Both photons come from one rail with 2 p11 p00 and from two
 * rails with 2 p10 p01, which no phase joins; the two rails of the first case join with s². That
 * gives the formulas below, and weights (1+xr)/2 : xr/2 : ½ of right bits, wrong bits and coherence
 * over 1+2xr.
 */
public final class PairSource {
  private PairSource() {}

  /**
   * Chance of one photon at each end per pulse.
   *
   * @param x N/(1+N) for a mean of N pairs per rail and pulse, in [0, 1)
   * @param etaA efficiency to end A, in [0, 1]
   * @param etaB likewise B
   */
  public static double probability(double x, double etaA, double etaB) {
    double r = (1 - etaA) * (1 - etaB);
    double dilution = 1 - x * r;
    return 2
        * (1 - x)
        * (1 - x)
        * etaA
        * etaB
        * x
        * (1 + 2 * x * r)
        / (dilution * dilution * dilution * dilution);
  }

  /**
   * The pair that both memories' flags herald, meant to be Ψ+ (the ends number their rails the
   * other way round), noise included. Noise photons come at random in time and rail, so a memory
   * that caught one holds nothing of the pair; they are independent of the light. With none of them
   * the chance and the fidelity are those of the formulas here.
   *
   * @param x N/(1+N) for a mean of N pairs per rail and pulse, in [0, 1)
   * @param etaA efficiency to end A, in [0, 1]
   * @param etaB likewise B
   * @param noiseA mean noise photons that memory A takes for a photon in an attempt, at least 0
   * @param noiseB likewise B
   */
  public static Heralded herald(double x, double etaA, double etaB, double noiseA, double noiseB) {
    double r = (1 - etaA) * (1 - etaB);
    double d = 1 - x * r;
    double none = (1 - x) / d;
    double onlyA = (1 - x) * etaA * (1 - etaB) * x / (d * d);
    double onlyB = (1 - x) * etaB * (1 - etaA) * x / (d * d);
    double quiet = StrictMath.exp(-noiseA - noiseB);
    double light = quiet * probability(x, etaA, etaB);
    double half = 2 * none * (onlyA * noiseB + onlyB * noiseA);
    double chance = quiet * (half + none * none * noiseA * noiseB) / 4;
    double weight = light / (2 * (1 + 2 * x * r));
    double right = weight * (1 + x * r) + chance;
    double wrong = weight * x * r + chance;
    return new Heralded(
        2 * (right + wrong), XState.normalised(wrong, right, right, wrong, weight, 0, 0, 0));
  }

  /** Fidelity of such a pair: (1+xr/2)/(1+2xr) with r = (1−ηA)(1−ηB). */
  public static double fidelity(double x, double etaA, double etaB) {
    double r = (1 - etaA) * (1 - etaB);
    return (1 + x * r / 2) / (1 + 2 * x * r);
  }
}
