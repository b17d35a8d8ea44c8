package bellhop.simulator.photon;

import bellhop.pair.XState;
import bellhop.units.RandomStream;

/**
 * A microwave photon pitched by A and caught by B, attempt by attempt: the photon is lost in the
 * line or not, and a catch that opens at the wrong time takes the part of it that fits. No thermal
 * photons in the line.
 */
public final class PitchAndCatchBench {
  private static final int STEPS = 4000;
  private static final double REACH = 40;

  private final double passes;
  private final double phaseRms;

  /**
   * @param line chance that the photon survives the line, in [0, 1]
   * @param offset of the catch against the photon, in s
   * @param photonTime 1/κ in s of the sech-shaped photon, above 0
   * @param phaseRms of the phase between the two ends, new in each attempt, in rad
   */
  public PitchAndCatchBench(double line, double offset, double photonTime, double phaseRms) {
    double fits = overlap(offset / photonTime);
    passes = line * fits * fits;
    this.phaseRms = phaseRms;
  }

  /** One attempt with A half excited; there is always a pair, meant to be Ψ+. */
  public Trial attempt(RandomStream chance) {
    double half = StrictMath.sqrt(0.5);
    double phase = phaseRms == 0 ? 0 : phaseRms * chance.nextGaussian();
    double[] kept = sent(half, half, chance);
    double weight = kept[1] * kept[1];
    double c = kept[0] * kept[1];
    return new Trial.Pair(
        XState.normalised(
            kept[2] * kept[2],
            weight,
            kept[0] * kept[0],
            0,
            c * StrictMath.cos(phase),
            c * StrictMath.sin(phase),
            0,
            0));
  }

  /**
   * Sends a qubit whole and returns its fidelity at B.
   *
   * @param up population of 1 at A, in [0, 1]
   */
  public double transfer(double up, RandomStream chance) {
    double none = StrictMath.sqrt(1 - up);
    double one = StrictMath.sqrt(up);
    double[] kept = sent(none, one, chance);
    double overlap = none * kept[0] + one * kept[1];
    double fallen = none * kept[2];
    return overlap * overlap + fallen * fallen;
  }

  /**
   * Amplitudes "no photon was sent", "sent and caught" and "sent and lost" of one attempt. What is
   * lost in the line or passes by the catch is seen by the surroundings, so the last one stands
   * alone.
   */
  private double[] sent(double none, double one, RandomStream chance) {
    if (chance.nextBoolean((1 - passes) * one * one)) {
      return new double[] {0, 0, 1};
    }
    double caught = one * StrictMath.sqrt(passes);
    double norm = StrictMath.sqrt(none * none + caught * caught);
    return new double[] {none / norm, caught / norm, 0};
  }

  /** ∫ ψ(t)ψ(t+τ)dt of the amplitude ψ = sech(κt/2)√κ/2, by the rule of the trapezium. */
  private static double overlap(double delay) {
    double step = 2 * REACH / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double t = -REACH + i * step;
      sum += step / (4 * StrictMath.cosh(t / 2) * StrictMath.cosh((t + delay) / 2));
    }
    return sum;
  }
}
