package bellhop.network;

import bellhop.pair.BellState;
import bellhop.pair.XState;
import bellhop.units.Span;
import java.util.List;

/**
 * What the physics of an elementary link comes to for whoever uses it: a chance, a beat and a
 * state. The age of a pair counts from its emission, never from its herald.
 *
 * @param successProbability chance that an attempt gives a pair, in (0, 1]
 * @param attemptPeriod from the start of an attempt to the earliest start of the next, above 0
 * @param emission from the start of an attempt to the emission of the half that leaves first
 * @param state of a heralded pair at its emission, in the form that is physically there
 * @param heralded which Bell state that is meant to be
 * @param knownA from emission until end A knows that there is a pair
 * @param knownB likewise end B
 * @param drawsSign whether the herald also tells, each in half of the cases, if the pair has the
 *     opposite sign (which of two detectors clicked)
 * @param channels how many attempts can run at the same time, at least 1
 * @param transducers at which their heat, the temperature and the rate agree; empty where the link
 *     has none, or none whose stage is described
 */
public record LinkModel(
    double successProbability,
    Span attemptPeriod,
    Span emission,
    XState state,
    BellState heralded,
    Span knownA,
    Span knownB,
    boolean drawsSign,
    int channels,
    List<OperatingPoint> transducers) {
  public LinkModel {
    transducers = List.copyOf(transducers);
    if (!(successProbability > 0 && successProbability <= 1)) {
      throw new IllegalArgumentException(
          "an attempt succeeds with p in (0, 1], not " + successProbability);
    }
    if (attemptPeriod.picos() < 1) {
      throw new IllegalArgumentException("an attempt takes time, not " + attemptPeriod);
    }
    if (channels < 1) {
      throw new IllegalArgumentException("a link has a channel at least, not " + channels);
    }
    Checks.notNegative("emission time", emission);
    Checks.notNegative("herald time at A", knownA);
    Checks.notNegative("herald time at B", knownB);
  }

  /** A link whose transducers' heat is not followed. */
  public LinkModel(
      double successProbability,
      Span attemptPeriod,
      Span emission,
      XState state,
      BellState heralded,
      Span knownA,
      Span knownB,
      boolean drawsSign,
      int channels) {
    this(
        successProbability,
        attemptPeriod,
        emission,
        state,
        heralded,
        knownA,
        knownB,
        drawsSign,
        channels,
        List.of());
  }

  /** A link of one channel whose herald tells that there is a pair and nothing more. */
  public LinkModel(
      double successProbability,
      Span attemptPeriod,
      Span emission,
      XState state,
      BellState heralded,
      Span knownA,
      Span knownB) {
    this(successProbability, attemptPeriod, emission, state, heralded, knownA, knownB, false, 1);
  }

  /** Fidelity of a pair at its emission, to the Bell state that it is meant to be. */
  public double fidelity() {
    return state.fidelity(heralded);
  }

  /** Mean pairs per second of all channels when attempts never pause. */
  public double ratePerSecond() {
    return channels * successProbability / attemptPeriod.seconds();
  }
}
