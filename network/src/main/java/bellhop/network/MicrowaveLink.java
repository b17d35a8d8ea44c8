package bellhop.network;

import bellhop.network.physics.Oscillator;
import bellhop.network.physics.PitchAndCatch;
import bellhop.pair.BellState;
import bellhop.units.Span;

/**
 * Reads a pitch-and-catch link: a pair at every attempt, known by the clock and not by a herald.
 * End A, the first named, pitches. Both halves count their age from the emission.
 */
final class MicrowaveLink {
  private MicrowaveLink() {}

  static LinkModel model(Fields part) {
    Span flight = LinkReader.lineDelay(part);
    Span prepare = part.span("prepare");
    Span pulse = part.span("pulse");
    if (!part.isKnown("attempt-period")) {
      throw part.missing("attempt-period");
    }
    Span period = part.span("attempt-period");
    LinkReader.checkPeriod(
        part, period, prepare.plus(pulse).plus(flight), "preparation, photon and flight");
    double caught =
        PitchAndCatch.catchEfficiency(part.number("catch-offset"), part.number("photon-time"));
    double efficiency = part.number("efficiency") * caught;
    if (!(efficiency > 0)) {
      throw LinkReader.never(part, "efficiency", "no photon is caught");
    }
    return new LinkModel(
        1,
        period,
        prepare,
        PitchAndCatch.pair(efficiency, kappa(part)),
        BellState.PSI_PLUS,
        pulse,
        pulse.plus(flight),
        false,
        part.whole("channels"));
  }

  /** Factor of fast phase noise, and of two references that are not one. */
  static double kappa(Fields part) {
    double phase = part.number("phase-noise");
    double noise = StrictMath.exp(-phase * phase / 2);
    if (part.choice("lo").equals("shared")) {
      return noise;
    }
    if (!part.isKnown("lo-rms")) {
      throw part.wrong(
          "lo",
          "lo: independent without lo-rms",
          "two references differ, and a pair turns with their difference",
          "\"lo-rms: 1 ps\" is missing");
    }
    return noise * Oscillator.kappa(part.number("frequency"), part.number("lo-rms"));
  }
}
