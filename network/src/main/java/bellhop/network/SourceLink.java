package bellhop.network;

import bellhop.network.physics.Heralded;
import bellhop.network.physics.PairSource;
import bellhop.pair.BellState;
import bellhop.units.Span;
import java.util.List;

/**
 * Reads a link whose photon pairs start at a source in the middle and end in two memories that flag
 * what they absorb. Each end needs a transducer with mode: conversion, whose efficiency is that
 * from its fibre into the memory, the flag included.
 *
 * <p>A memory absorbs blindly: what it holds is worth nothing before the other end's flag has come,
 * and after a failure it must be cleared, whether it flagged or not. So an attempt holds a
 * communication qubit at either end from its preparation to the end of its reset, and the period is
 * at least prepare + pulse + the difference of the two flights + logic + one message + reset, and
 * at least that of the source's pulses: a source fires when both memories are ready. The flight of
 * light before the nearer memory is no part of it, for the next pulse may already be under way.
 * Halves count their age from the arrival at the nearer end; light on its way does not age.
 */
final class SourceLink {
  private SourceLink() {}

  static OpticalLink of(Arms arms, int qnuA, int qnuB, Span reset) {
    Fields part = arms.link();
    int node = arms.optics().spring(part, qnuA, qnuB);
    if (!(arms.optics().stations().get(node) instanceof OpticalSide.PairSpring source)) {
      throw new IllegalStateException("node " + node + " is no source");
    }
    List<Arm> both = arms.both(qnuA, qnuB, node);
    Arm a = converting(part, both.getFirst());
    Arm b = converting(part, both.getLast());
    Span latency = a.delay().plus(b.delay());
    Span message = part.isKnown("latency") ? part.span("latency") : latency;
    Span flagA = flag(part, source, a, b);
    Span flagB = flag(part, source, b, a);
    Span knownA = Span.max(flagA, flagB.plus(message));
    Span knownB = Span.max(flagB, flagA.plus(message));
    Span least = part.span("prepare").plus(Span.max(knownA, knownB)).plus(reset);
    Pace pace =
        Pace.of(
            part,
            a,
            b,
            least,
            "preparation, photon, logic, the other end's flag and reset",
            source.pulsePeriod());
    Heralded herald = herald(part, source, pace.a(), pace.b());
    LinkModel model =
        new LinkModel(
            herald.probability(),
            pace.period(),
            part.span("prepare"),
            herald.state(),
            BellState.PSI_PLUS,
            knownA,
            knownB,
            false,
            part.whole("channels"),
            pace.transducers());
    return new OpticalLink(node, model, latency);
  }

  private static Arm converting(Fields part, Arm arm) {
    if (arm.pumped()) {
      throw part.wrong(
          "kind",
          "the transducer of \"" + arm.qnu() + "\" makes pairs",
          "the end of a source's photon absorbs",
          "a transducer with mode: conversion was meant");
    }
    return arm;
  }

  /** From the arrival of light at the nearer end until an end has its own flag. */
  private static Span flag(Fields part, OpticalSide.PairSpring source, Arm own, Arm other) {
    Span later = own.delay().minus(other.delay());
    return Span.max(later, Span.ZERO).plus(part.span("pulse")).plus(source.logic());
  }

  private static Heralded herald(Fields part, OpticalSide.PairSpring source, Arm a, Arm b) {
    double x = source.pairs() / (1 + source.pairs());
    // While it absorbs, a memory takes light that leaks into its way for the photon.
    double pulse = part.span("pulse").seconds();
    Heralded herald =
        PairSource.herald(
            x,
            a.efficiency(),
            b.efficiency(),
            a.noise() + a.crosstalk() * pulse,
            b.noise() + b.crosstalk() * pulse);
    boolean reached = a.efficiency() > 0 && b.efficiency() > 0;
    if (!(reached && herald.probability() > 0)) {
      throw LinkReader.never(part, "kind", "no photon ever reaches the memories of both ends");
    }
    return herald;
  }
}
