package bellhop.simulator.photon;

import bellhop.pair.End;
import bellhop.pair.XState;
import bellhop.units.RandomStream;

/**
 * Two pumped transducers whose optical photons meet at an analyser, quantum by quantum. Clicks are
 * taken to first order in the optical efficiency: one photon at most, and never beside a dark
 * count. The states are exact in everything else.
 *
 * <p>An attempt draws seeds, pairs, which end sent the photon that clicked, and the quanta that the
 * memories miss. The surroundings know the seeds, the optical photons that did not click and the
 * missed quanta; the history in which the other end sent takes part with its amplitude where it
 * leaves the same of them behind.
 *
 * @param dark chance that one detector fires without a photon, per window
 * @param phaseRms of the phase between the arms, new in each attempt, in rad
 */
public record TransducerBench(
    PumpedMode a, PumpedMode b, Photons photons, double dark, double phaseRms, Crowding crowding) {
  /** One attempt; the pair is meant to be Ψ+. */
  public Trial attempt(RandomStream chance) {
    PumpedMode.Pulse pulseA = a.pulse(chance);
    PumpedMode.Pulse pulseB = b.pulse(chance);
    double u = chance.nextDouble() - 2 * dark;
    if (u < 0) {
      return untouched(pulseA, pulseB, chance);
    }
    if (u < a.click(pulseA)) {
      return clicked(End.A, pulseA, pulseB, chance);
    }
    if (u < a.click(pulseA) + b.click(pulseB)) {
      return clicked(End.B, pulseA, pulseB, chance);
    }
    return Trial.NOTHING;
  }

  /** A dark herald: both memories hold what came, and nobody shares anything. */
  private Trial untouched(PumpedMode.Pulse pulseA, PumpedMode.Pulse pulseB, RandomStream chance) {
    int caughtA = pulseA.seed() + pulseA.pairs() - a.missed(pulseA, chance);
    int caughtB = pulseB.seed() + pulseB.pairs() - b.missed(pulseB, chance);
    return booked(caughtA, caughtB);
  }

  private Trial clicked(
      End sender, PumpedMode.Pulse pulseA, PumpedMode.Pulse pulseB, RandomStream chance) {
    int missedA = a.missed(pulseA, chance);
    int missedB = b.missed(pulseB, chance);
    int restA = pulseA.pairs() - (sender == End.A ? 1 : 0);
    int restB = pulseB.pairs() - (sender == End.B ? 1 : 0);
    double fromA =
        a.history(pulseA.seed(), restA + 1, missedA, true)
            * b.history(pulseB.seed(), restB, missedB, false);
    double fromB =
        a.history(pulseA.seed(), restA, missedA, false)
            * b.history(pulseB.seed(), restB + 1, missedB, true);
    int caughtA = pulseA.seed() + restA - missedA;
    int caughtB = pulseB.seed() + restB - missedB;
    return met(sender, fromA, fromB, caughtA, caughtB, chance);
  }

  /**
   * The click in the detectors: fromA|caughtA + 1, caughtB⟩ ± fromB|caughtA, caughtB + 1⟩, each
   * history times its photon's amplitude at the click. The port is fair, because the two states of
   * the memories are orthogonal, and its sign is corrected.
   */
  private Trial met(
      End sender, double fromA, double fromB, int caughtA, int caughtB, RandomStream chance) {
    Meeting meeting = photons.attempt(chance).window();
    double at = meeting.record(sender);
    double aRe = fromA * meeting.re(End.A, at);
    double aIm = fromA * meeting.im(End.A, at);
    double bRe = fromB * meeting.re(End.B, at);
    double bIm = fromB * meeting.im(End.B, at);
    double weightA = aRe * aRe + aIm * aIm;
    double weightB = bRe * bRe + bIm * bIm;
    if (caughtA != 0 || caughtB != 0) {
      return chance.nextBoolean(weightA / (weightA + weightB))
          ? booked(caughtA + 1, caughtB)
          : booked(caughtA, caughtB + 1);
    }
    double phase = phaseRms == 0 ? 0 : phaseRms * chance.nextGaussian();
    double cRe = bRe * aRe + bIm * aIm;
    double cIm = bIm * aRe - bRe * aIm;
    double cos = StrictMath.cos(phase);
    double sin = StrictMath.sin(phase);
    return new Trial.Pair(
        XState.normalised(
            0, weightB, weightA, 0, cRe * cos - cIm * sin, cRe * sin + cIm * cos, 0, 0));
  }

  private Trial booked(int caughtA, int caughtB) {
    boolean crowded = caughtA > 1 || caughtB > 1;
    boolean both = caughtA > 0 && caughtB > 0;
    return switch (crowding) {
      case AS_ONE -> bits(caughtA > 0, caughtB > 0);
      case REFUSED -> crowded ? Trial.NOTHING : bits(caughtA > 0, caughtB > 0);
      case AS_BOTH -> crowded || both ? bits(true, true) : bits(caughtA > 0, caughtB > 0);
    };
  }

  private static Trial bits(boolean bitA, boolean bitB) {
    double r11 = bitA && bitB ? 1 : 0;
    double r10 = bitA && !bitB ? 1 : 0;
    double r01 = !bitA && bitB ? 1 : 0;
    return new Trial.Pair(XState.normalised(1 - r11 - r10 - r01, r01, r10, r11, 0, 0, 0, 0));
  }
}
