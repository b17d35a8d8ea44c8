package bellhop.protocol.path;

import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Timekeeping;
import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.Distilled;
import bellhop.pair.DistilledWeights;
import bellhop.pair.End;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.protocol.path.Circuit.Method;

/**
 * What one link of a path is expected to bring: a pair after its rounds of distillation, and what
 * it costs. Closed forms; it knows nothing of what the pair waits for afterwards.
 *
 * <p>A pair that wants k rounds of pumping takes T_k = (T_(k−1) + q_k (w + 2 l/m))/(P_k q_k): it
 * waits w in the mean for the next raw one, which one lane less brings; the round takes a message
 * of l there and back, while m pairs can be in rounds, and succeeds with chance P_k; q_k is the
 * chance that the raw one comes before the cut-off, where the wait ends.
 */
final class LinkForecast {
  private final Network network;
  private final Timekeeping timekeeping;
  private final int index;
  private final Link link;
  private final boolean isStored;
  private final int lanes;
  private final int bursts;
  private final int rounds;
  private final Method method;
  private final double rawS;
  private final double targetS;
  private final double cutoffS;
  private final Made made;

  /**
   * A pair after some rounds.
   *
   * @param takesS mean time to make it
   * @param ageS of the kept pair
   */
  private record Made(XState state, BellState frame, double takesS, double ageS) {}

  /**
   * Makes the pair.
   *
   * @param index of the link
   * @param cutoffS age at which a pair is dropped, infinite for never
   */
  LinkForecast(
      Network network,
      Timekeeping timekeeping,
      LaneShares shares,
      int index,
      int rounds,
      Method method,
      double cutoffS) {
    this.network = network;
    this.timekeeping = timekeeping;
    this.index = index;
    this.rounds = rounds;
    this.method = method;
    this.cutoffS = cutoffS;
    link = network.link(index);
    isStored = shares.isStored(index);
    lanes = lanes(shares, index, rounds);
    bursts = Math.clamp(shares.bursts(index), 1, lanes);
    rawS = 1 / rawPerSecond(Math.max(1, shares.bursts(index)));
    targetS = 1 / rawPerSecond(bursts);
    made = make();
  }

  /** Pairs that can be ready at the same time: a round needs a second lane. */
  static int lanes(LaneShares shares, int link, int rounds) {
    int its = shares.lanes(link);
    return Math.max(1, rounds > 0 ? its - 1 : its);
  }

  private double rawPerSecond(int atOnce) {
    return atOnce * link.model().successProbability() / link.model().attemptPeriod().seconds();
  }

  XState state() {
    return made.state();
  }

  BellState frame() {
    return made.frame();
  }

  /** Mean time in s from one pair to the next, while no lane is taken. */
  double meanS() {
    return made.takesS();
  }

  /** As a side of a relay, with so many pairs a second while no lane is taken. */
  Meeting.Side side(double perSecond) {
    return new Meeting.Side(perSecond, lanes, bursts, patienceS());
  }

  /** How long a pair that is ready waits at an inner node; not above 0 if it is too old already. */
  double patienceS() {
    return cutoffS - made.ageS();
  }

  private Qnu qnu(End end) {
    return network.qnu(
        switch (end) {
          case A -> link.qnuA();
          case B -> link.qnuB();
        });
  }

  /** Where a half waits. */
  Memory memory(End end) {
    return isStored ? qnu(end).memory() : communication(end);
  }

  private Memory communication(End end) {
    return network.communicationMemory(
        switch (end) {
          case A -> link.qnuA();
          case B -> link.qnuB();
        });
  }

  /** From or to memory qubits at both ends, if pairs wait there. */
  XState moved(XState state) {
    return isStored
        ? state
            .depolarise(End.A, qnu(End.A).transferError())
            .depolarise(End.B, qnu(End.B).transferError())
        : state;
  }

  /** Until both ends know of it a pair is in communication qubits. */
  private XState heralded() {
    boolean cancelsPhase = method == Method.EPL && rounds > 0;
    return timekeeping
        .born(index, !cancelsPhase)
        .decay(
            communication(End.A),
            link.model().knownA().seconds(),
            communication(End.B),
            link.model().knownB().seconds());
  }

  private Made make() {
    double ageS = Math.max(link.model().knownA().seconds(), link.model().knownB().seconds());
    Made raw = new Made(moved(heralded()), link.model().heralded(), rawS, ageS);
    Made best = raw;
    for (int round = 0; round < rounds; round++) {
      best = pump(best, raw);
    }
    return best;
  }

  /** The kept pair waits for the next raw one, then both are moved, joined and measured. */
  private Made pump(Made kept, Made raw) {
    double inTime = -StrictMath.expm1(-Math.max(0, cutoffS - kept.ageS()) / targetS);
    double waitS = truncatedMean(targetS, cutoffS - kept.ageS()) + link.latency().seconds();
    double ageS = kept.ageS() + waitS + link.latency().seconds();
    Device a = network.qpu(qnu(End.A).qpu()).device();
    Device b = network.qpu(qnu(End.B).qpu()).device();
    XState k = kept.state().decay(memory(End.A), waitS, memory(End.B), waitS);
    XState one = disturbed(moved(k), a, b);
    XState other = disturbed(moved(raw.state()), a, b);
    if (method == Method.EPL) {
      Distilled distilled = one.epl(other, a.meanReadoutError(), b.meanReadoutError());
      double takesS = takesS(kept, distilled.probability(), inTime);
      return new Made(moved(distilled.state()), kept.frame(), takesS, ageS);
    }
    BellWeights first = one.weights().correct(kept.frame());
    BellWeights second = other.weights().correct(raw.frame());
    double errorA = a.meanReadoutError();
    double errorB = b.meanReadoutError();
    double misread = errorA * (1 - errorB) + (1 - errorA) * errorB;
    DistilledWeights distilled =
        method == Method.DEJMPS ? first.dejmps(second, misread) : first.bbpssw(second, misread);
    double takesS = takesS(kept, distilled.probability(), inTime);
    return new Made(moved(XState.ofWeights(distilled.weights())), BellState.PHI_PLUS, takesS, ageS);
  }

  private double takesS(Made kept, double success, double inTime) {
    double roundS = 2 * link.latency().seconds() / lanes;
    return (kept.takesS() + inTime * (targetS + roundS)) / (success * inTime);
  }

  /** Mean of an exponential time, given that it is at most so long. */
  static double truncatedMean(double meanS, double atMostS) {
    if (atMostS == Double.POSITIVE_INFINITY) {
      return meanS;
    }
    double x = Math.max(0, atMostS) / meanS;
    return x < TINY ? meanS * x / 2 : meanS * (1 - x / StrictMath.expm1(x));
  }

  /** Where the two sides of that difference become equal. */
  private static final double TINY = 1e-6;

  /** A two-qubit gate at either end, seen from one of its two qubits. */
  private static XState disturbed(XState state, Device a, Device b) {
    return state
        .depolarise(End.A, 0.8 * a.twoQubitError())
        .depolarise(End.B, 0.8 * b.twoQubitError());
  }
}
