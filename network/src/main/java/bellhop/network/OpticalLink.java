package bellhop.network;

import bellhop.network.physics.Clicks;
import bellhop.network.physics.Conversion;
import bellhop.network.physics.Heralded;
import bellhop.network.physics.MultiQuanta;
import bellhop.network.physics.PumpedTransducer;
import bellhop.network.physics.TransducerPair;
import bellhop.network.physics.Visibility;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.units.Dimension;
import bellhop.units.Quantity;
import bellhop.units.Span;
import java.util.List;

/**
 * Reads a heralded link whose photons meet at an analyser, and works out its chance, beat and
 * state.
 *
 * <p>Each half is caught, or its qubit kept, before the herald is known; so an attempt holds a
 * communication qubit at either end from its preparation to the end of its reset, and the attempt
 * period is at least prepare + emit + way there and back + logic + reset. The longer arm emits
 * first; both halves count their age from there.
 *
 * <p>An attempt needs both detectors awake in its windows, so where they are dead after a click the
 * period is also at least the dead time, counted from the last window to the next first one. A dead
 * time beyond the separation of two windows halves a double click and leaves one sign.
 *
 * @param node index of the analyser
 * @param model chance, beat and state
 * @param latency of light from end to end
 */
record OpticalLink(int node, LinkModel model, Span latency) {
  /** Above this the formulas for weak clicks leave out too much: two photons arrive too often. */
  private static final double STRONGEST = 0.2;

  static OpticalLink of(Arms arms, int qnuA, int qnuB, Span reset) {
    Fields part = arms.link();
    int node = arms.optics().bench(part, qnuA, qnuB);
    if (!(arms.optics().stations().get(node) instanceof OpticalSide.Bench bench)) {
      throw new IllegalStateException("node " + node + " is no analyser");
    }
    List<Arm> both = arms.both(qnuA, qnuB, node);
    Arm a = both.getFirst();
    Arm b = both.getLast();
    checkModes(part, a, b);
    Course course = Course.of(part, bench, a, b);
    Pace pace =
        Pace.of(
            part,
            a,
            b,
            course.least(reset),
            "preparation, photon, the way there and back, logic and reset",
            course.awake(bench.deadTime()));
    Heralded herald = herald(part, bench, pace.a(), pace.b());
    if (!(a.efficiency() > 0 && b.efficiency() > 0 && herald.probability() > 0)) {
      throw LinkReader.never(part, "kind", "no photon ever reaches a detector from both ends");
    }
    LinkModel model = model(part, course, pace, herald, isBlindTwice(part, bench));
    return new OpticalLink(node, model, a.delay().plus(b.delay()));
  }

  /**
   * The times of an attempt from its emission on.
   *
   * @param last from the first window to the last
   * @param decided until the analyser has decided
   * @param slower way of light
   */
  private record Course(Span prepare, Span last, Span decided, Span slower) {
    static Course of(Fields part, OpticalSide.Bench bench, Arm a, Arm b) {
      Span last = isDouble(part) ? part.span("window-separation") : Span.ZERO;
      Span slower = Span.max(a.delay(), b.delay());
      Span decided = last.plus(part.span("pulse")).plus(slower).plus(bench.logic());
      return new Course(part.span("prepare"), last, decided, slower);
    }

    Span least(Span reset) {
      return prepare.plus(decided).plus(slower).plus(reset);
    }

    /** From attempt to attempt, if a click in the last window is to leave the next first awake. */
    Span awake(Span deadTime) {
      return deadTime.picos() == 0 ? Span.ZERO : last.plus(deadTime);
    }
  }

  private static boolean isDouble(Fields part) {
    return part.choice("kind").equals(NetworkSchema.DOUBLE_CLICK);
  }

  /** Whether a detector that clicked in the first window misses the second. */
  private static boolean isBlindTwice(Fields part, OpticalSide.Bench bench) {
    return isDouble(part) && bench.deadTime().compareTo(part.span("window-separation")) > 0;
  }

  /** Clicks on different detectors alone mean Ψ−, so that no sign is left to tell. */
  private static LinkModel model(
      Fields part, Course course, Pace pace, Heralded herald, boolean blindTwice) {
    BellState sign = blindTwice ? BellState.PHI_MINUS : BellState.PHI_PLUS;
    return new LinkModel(
        herald.probability(),
        pace.period(),
        course.prepare(),
        herald.state().correct(End.A, sign),
        BellState.PSI_PLUS.xor(sign),
        course.decided().plus(pace.a().delay()),
        course.decided().plus(pace.b().delay()),
        !blindTwice,
        part.whole("channels"),
        pace.transducers());
  }

  private static void checkModes(Fields part, Arm a, Arm b) {
    if (a.pumped() != b.pumped()) {
      throw part.wrong(
          "kind",
          "one transducer makes pairs and the other converts",
          "their photons would not be alike",
          "both need the same mode");
    }
    if (a.pumped() && isDouble(part)) {
      throw part.wrong(
          "kind",
          "a double click with pumped transducers",
          "two pulses of pairs leave half of the heralds with both quanta at one end",
          "single-click was meant, or transducers with mode: conversion");
    }
  }

  private static Heralded herald(Fields part, OpticalSide.Bench bench, Arm a, Arm b) {
    double noise = Conversion.noiseClick(a.noise(), b.noise());
    double clickRate = bench.clickRate() + a.crosstalk() + b.crosstalk();
    double rate = Clicks.darkProbability(clickRate, part.number("window"));
    double dark = Clicks.eitherDark(rate, noise);
    return a.pumped() ? pumped(part, a, b, dark) : converted(part, bench, a, b, dark);
  }

  private static Heralded pumped(Fields part, Arm a, Arm b, double dark) {
    PumpedTransducer ta = a.transducer();
    PumpedTransducer tb = b.transducer();
    double clicks = ta.click() + tb.click() + 2 * dark;
    if (clicks > STRONGEST) {
      throw part.wrong(
          "kind",
          "clicks come with a chance of "
              + Quantity.format(clicks, Dimension.NUMBER)
              + " an attempt",
          "the formula for weak pulses holds to " + STRONGEST,
          "pairs-per-pulse is smaller, or the window shorter");
    }
    MultiQuanta multi =
        switch (part.choice("multi-quanta")) {
          case "flag" -> MultiQuanta.FLAG;
          case "as-11" -> MultiQuanta.AS_11;
          default -> MultiQuanta.SATURATE;
        };
    return TransducerPair.herald(ta, tb, overlap(part), MicrowaveLink.kappa(part), dark, multi);
  }

  private static Heralded converted(
      Fields part, OpticalSide.Bench bench, Arm a, Arm b, double dark) {
    double visibility = visibility(part);
    if (isDouble(part)) {
      Heralded twice = Clicks.twice(a.efficiency(), b.efficiency(), dark, visibility);
      return isBlindTwice(part, bench) ? Clicks.onTwoDetectors(twice) : twice;
    }
    return Clicks.single(
        part.number("bright"),
        a.efficiency(),
        b.efficiency(),
        dark,
        visibility,
        MicrowaveLink.kappa(part) * coherence(part, visibility),
        bench.numberResolving());
  }

  /** By what jitter leaves less of a single click's coherence than √V, which is for fixed times. */
  private static double coherence(Fields part, double visibility) {
    return visibility > 0 ? overlap(part) / StrictMath.sqrt(visibility) : 1;
  }

  /** Mean overlap of the two photons' amplitudes: the root of what is given, times the rest. */
  private static double overlap(Fields part) {
    double time = part.number("photon-time");
    double jitter = part.number("jitter") * StrictMath.sqrt(2);
    double offset = part.number("offset");
    double mismatch = 2 * StrictMath.PI * part.number("detuning");
    double shape =
        part.choice("photon-shape").equals("gaussian")
            ? Visibility.gaussianOverlap(time, offset, jitter, mismatch, 0)
            : Visibility.exponentialOverlap(1 / time, offset, jitter)
                * StrictMath.sqrt(Visibility.exponentialMismatch(1 / time, 1 / time, mismatch));
    return StrictMath.sqrt(part.number("visibility")) * shape;
  }

  /** Interference of the two photons: what is given, times offset, jitter and detuning. */
  private static double visibility(Fields part) {
    double time = part.number("photon-time");
    double jitter = part.number("jitter") * StrictMath.sqrt(2);
    double offset = part.number("offset");
    double mismatch = 2 * StrictMath.PI * part.number("detuning");
    double shape =
        part.choice("photon-shape").equals("gaussian")
            ? Visibility.gaussian(time, offset, jitter, mismatch, 0)
            : Visibility.exponential(1 / time, offset, jitter)
                * Visibility.exponentialMismatch(1 / time, 1 / time, mismatch);
    return part.number("visibility") * shape;
  }
}
