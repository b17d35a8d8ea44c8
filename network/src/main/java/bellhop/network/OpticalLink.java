package bellhop.network;

import bellhop.network.physics.Clicks;
import bellhop.network.physics.Conversion;
import bellhop.network.physics.Heralded;
import bellhop.network.physics.MultiQuanta;
import bellhop.network.physics.PumpedTransducer;
import bellhop.network.physics.TransducerPair;
import bellhop.network.physics.Visibility;
import bellhop.pair.BellState;
import bellhop.units.Span;

/**
 * Reads a heralded link whose photons meet at an analyser, and works out its chance, beat and
 * state.
 *
 * <p>Each half is caught, or its qubit kept, before the herald is known; so an attempt holds a
 * communication qubit at either end from its preparation to the end of its reset, and the attempt
 * period is at least prepare + emit + way there and back + logic + reset. The longer arm emits
 * first; both halves count their age from there.
 *
 * @param node index of the analyser
 * @param model chance, beat and state
 * @param latency of light from end to end
 */
record OpticalLink(int node, LinkModel model, Span latency) {
  /** Above this the formulas for weak clicks leave out too much: two photons arrive too often. */
  private static final double STRONGEST = 0.2;

  private static final double LONGEST = 1e6;

  static OpticalLink of(Fields part, OpticalSide optics, int qnuA, int qnuB, Span reset) {
    int node = optics.node(part, qnuA, qnuB);
    OpticalSide.Bench bench = optics.benches().get(node);
    Arm a = Arm.of(part, optics, qnuA, node);
    Arm b = Arm.of(part, optics, qnuB, node);
    Span latency = a.delay().plus(b.delay());
    Heralded herald = herald(part, bench, a, b);
    if (!(a.efficiency() > 0 && b.efficiency() > 0 && herald.probability() > 0)) {
      throw LinkReader.never(part, "kind", "no photon ever reaches a detector from both ends");
    }
    return new OpticalLink(node, model(part, bench, a, b, herald, reset), latency);
  }

  private static LinkModel model(
      Fields part, OpticalSide.Bench bench, Arm a, Arm b, Heralded herald, Span reset) {
    boolean twice = part.choice("kind").equals(NetworkSchema.DOUBLE_CLICK);
    Span last = twice ? part.span("window-separation") : Span.ZERO;
    Span slower = Span.max(a.delay(), b.delay());
    Span decided = last.plus(part.span("pulse")).plus(slower).plus(bench.logic());
    Span prepare = part.span("prepare");
    Span least = prepare.plus(decided).plus(slower).plus(reset);
    return new LinkModel(
        herald.probability(),
        period(part, a, b, least),
        prepare,
        herald.state(),
        BellState.PSI_PLUS,
        decided.plus(a.delay()),
        decided.plus(b.delay()),
        true,
        1);
  }

  private static Span period(Fields part, Arm a, Arm b, Span least) {
    if (part.isKnown("attempt-period")) {
      LinkReader.checkPeriod(
          part,
          part.span("attempt-period"),
          least,
          "preparation, photon, the way there and back, logic and reset");
    }
    Span wanted = part.isKnown("attempt-period") ? part.span("attempt-period") : least;
    Span slowest = Span.max(wanted, Span.max(a.recovery(), b.recovery()));
    double seconds = slowest.seconds() / StrictMath.min(a.duty(), b.duty());
    if (seconds > LONGEST) {
      throw part.wrong(
          "kind",
          "an attempt takes " + seconds + " s",
          "the limit is " + LONGEST + " s",
          "the duty of a transducer is too small");
    }
    return Span.seconds(seconds);
  }

  private static Heralded herald(Fields part, OpticalSide.Bench bench, Arm a, Arm b) {
    boolean twice = part.choice("kind").equals(NetworkSchema.DOUBLE_CLICK);
    double dark = Clicks.darkProbability(bench.clickRate(), part.number("window"));
    double visibility = visibility(part);
    if (a.pumped() != b.pumped()) {
      throw part.wrong(
          "kind",
          "one transducer makes pairs and the other converts",
          "their photons would not be alike",
          "both need the same mode");
    }
    if (!a.pumped()) {
      return converted(part, bench, a, b, dark, visibility, twice);
    }
    if (twice) {
      throw part.wrong(
          "kind",
          "a double click with pumped transducers",
          "two pulses of pairs leave half of the heralds with both quanta at one end",
          "single-click was meant, or transducers with mode: conversion");
    }
    return pumped(part, a, b, dark, visibility);
  }

  private static Heralded pumped(Fields part, Arm a, Arm b, double dark, double visibility) {
    PumpedTransducer ta = a.transducer();
    PumpedTransducer tb = b.transducer();
    double clicks = ta.click() + tb.click() + 2 * dark;
    if (clicks > STRONGEST) {
      throw part.wrong(
          "kind",
          "clicks come with a chance of " + clicks + " an attempt",
          "the formula for weak pulses holds to " + STRONGEST,
          "pairs-per-pulse is smaller, or the window shorter");
    }
    MultiQuanta multi =
        switch (part.choice("multi-quanta")) {
          case "flag" -> MultiQuanta.FLAG;
          case "as-11" -> MultiQuanta.AS_11;
          default -> MultiQuanta.SATURATE;
        };
    double overlap = StrictMath.sqrt(visibility);
    return TransducerPair.herald(ta, tb, overlap, MicrowaveLink.kappa(part), dark, multi);
  }

  private static Heralded converted(
      Fields part,
      OpticalSide.Bench bench,
      Arm a,
      Arm b,
      double dark,
      double visibility,
      boolean twice) {
    double noise = Conversion.noiseClick(a.noise(), b.noise());
    double any = 1 - (1 - dark) * (1 - noise);
    if (twice) {
      return Clicks.twice(a.efficiency(), b.efficiency(), any, visibility);
    }
    return Clicks.single(
        part.number("bright"),
        a.efficiency(),
        b.efficiency(),
        any,
        visibility,
        MicrowaveLink.kappa(part),
        bench.numberResolving());
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
