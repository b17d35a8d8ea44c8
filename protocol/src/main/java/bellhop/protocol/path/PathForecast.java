package bellhop.protocol.path;

import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Path;
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
 * What a path is expected to bring with a given schedule of distillation. An estimate: closed forms
 * for every step, waiting times taken as exponential and independent, and no cut-off.
 *
 * <p>A link of r pairs a second that feeds m lanes at once gives each a pair in a mean time m/r. A
 * pair that wants k rounds of pumping costs E_k = (E_(k−1) + 1)/P_k raw ones. Of two links of mean
 * times a and b that meet at a relay the second is the later one with chance b/(a+b), and then by b
 * in the mean; a half at an end waits for the slowest link of all, and for the messages that
 * follow, unless it is measured at once.
 *
 * @param fidelity of an end-to-end pair when its later end takes its half
 * @param ratePerSecond of such pairs
 * @param slowestS mean time in s until every link has a pair for one lane
 */
record PathForecast(double fidelity, double ratePerSecond, double slowestS) {

  /** Follows a pair from its making to its use. */
  static PathForecast of(
      Network network,
      Timekeeping timekeeping,
      Path path,
      LaneShares shares,
      int[] rounds,
      Method method,
      boolean measured) {
    return new Forecaster(network, timekeeping, path, shares, rounds, method, measured).forecast();
  }

  /** A pair of a link after its rounds, and what it costs. */
  private record Made(XState state, BellState frame, double rawPairs) {}

  private static final class Forecaster {
    private final Network network;
    private final Path path;
    private final LaneShares shares;
    private final int[] rounds;
    private final Method method;
    private final boolean measured;
    private final Timekeeping timekeeping;
    private final int links;
    private final int lanes;
    private final double[] meanS;
    private final Made[] made;
    private final double slowestS;
    private final double latencyS;

    Forecaster(
        Network network,
        Timekeeping timekeeping,
        Path path,
        LaneShares shares,
        int[] rounds,
        Method method,
        boolean measured) {
      this.measured = measured;
      this.timekeeping = timekeeping;
      this.network = network;
      this.path = path;
      this.shares = shares;
      this.rounds = rounds;
      this.method = method;
      links = path.links().size();
      lanes = lanes();
      meanS = new double[links];
      made = new Made[links];
      double latency = 0;
      for (int i = 0; i < links; i++) {
        made[i] = make(i);
        meanS[i] = rawS(i) * made[i].rawPairs() + 2 * rounds[i] * link(i).latency().seconds();
        latency += link(i).latency().seconds();
      }
      latencyS = latency;
      slowestS = meanOfSlowest(meanS);
    }

    private int lanes() {
      int least = Integer.MAX_VALUE;
      for (int i = 0; i < links; i++) {
        int its = shares.lanes(path.links().get(i));
        least = Math.min(least, rounds[i] > 0 ? its / 2 : its);
      }
      return Math.max(1, least);
    }

    private Link link(int i) {
      return network.link(path.links().get(i));
    }

    /** Mean time until a lane has a raw pair, while all lanes want one. */
    private double rawS(int i) {
      double rate =
          Math.max(1, shares.bursts(path.links().get(i)))
              * link(i).model().successProbability()
              / link(i).model().attemptPeriod().seconds();
      return lanes / rate;
    }

    PathForecast forecast() {
      BellWeights weights = arrived(0);
      for (int i = 1; i < links; i++) {
        weights = swapped(weights.convolve(arrived(i)), device(i));
      }
      // on a single link nothing else is made while the head waits for the tail's word
      double cycleS = links == 1 ? slowestS + 2 * latencyS : slowestS;
      return new PathForecast(weights.fidelity(), lanes / cycleS, slowestS);
    }

    private Device device(int place) {
      return network.qpu(path.qpus().get(place)).device();
    }

    /** The pair of a link when its halves are joined or used, all corrections made. */
    private BellWeights arrived(int i) {
      boolean isForward = network.qpuA(path.links().get(i)) == (int) path.qpus().get(i);
      XState near = i == 0 ? atHead(i, isForward) : atRelay(made[i].state(), i, i - 1, isForward);
      XState both =
          i == links - 1 ? atTail(near, i, !isForward) : atRelay(near, i, i + 1, !isForward);
      return moved(both, i).weights().correct(made[i].frame());
    }

    private XState atHead(int i, boolean isA) {
      XState born = made[i].state();
      return measured ? born : waited(aged(born, i, isA, trackS() + latencyS), i, isA, endS(i));
    }

    private XState atTail(XState state, int i, boolean isA) {
      return measured ? state : waited(aged(state, i, isA, trackS()), i, isA, endS(i));
    }

    /** The other link is the later one with chance b/(a+b), and then by b in the mean. */
    private XState atRelay(XState state, int i, int neighbour, boolean isA) {
      double later = meanS[neighbour] / (meanS[neighbour] + meanS[i]);
      return state.mix(waited(state, i, isA, meanS[neighbour]), later);
    }

    private XState aged(XState state, int i, boolean isA, double seconds) {
      return isA
          ? state.decay(memory(i, 0), seconds, Memory.PERFECT, 0)
          : state.decay(Memory.PERFECT, 0, memory(i, 1), seconds);
    }

    /** After an exponential time: e^(−t/T) is 1/(1 + mean/T) on average. */
    private XState waited(XState state, int i, boolean isA, double meanWaitS) {
      if (!(meanWaitS > 0)) {
        return state;
      }
      Memory its = memory(i, isA ? 0 : 1);
      Memory averaged =
          new Memory(
              1 / StrictMath.log1p(meanWaitS / its.t1()),
              1 / StrictMath.log1p(meanWaitS / its.t2()),
              its.residualExcitation());
      return isA
          ? state.decay(averaged, 1, Memory.PERFECT, 0)
          : state.decay(Memory.PERFECT, 0, averaged, 1);
    }

    /** From the last swap, which can be at any relay, to the tail; from the head without one. */
    private double trackS() {
      return latencyS * (1 + 1.0 / links) / 2;
    }

    private double endS(int i) {
      return Math.max(0, slowestS - meanS[i]);
    }

    private Qnu qnu(int i, int end) {
      return network.qnu(end == 0 ? link(i).qnuA() : link(i).qnuB());
    }

    private Memory memory(int i, int end) {
      return shares.isStored(path.links().get(i))
          ? qnu(i, end).memory()
          : network.communicationMemory(end == 0 ? link(i).qnuA() : link(i).qnuB());
    }

    /** From or to memory qubits at both ends, if pairs wait there. */
    private XState moved(XState state, int i) {
      return shares.isStored(path.links().get(i))
          ? state
              .depolarise(End.A, qnu(i, 0).transferError())
              .depolarise(End.B, qnu(i, 1).transferError())
          : state;
    }

    /** Until both ends know of it a pair is in communication qubits. */
    private XState heralded(int i) {
      Link link = link(i);
      boolean cancelsPhase = method == Method.EPL && rounds[i] > 0;
      return timekeeping
          .born(path.links().get(i), !cancelsPhase)
          .decay(
              network.communicationMemory(link.qnuA()),
              link.model().knownA().seconds(),
              network.communicationMemory(link.qnuB()),
              link.model().knownB().seconds());
    }

    private Made make(int i) {
      Made raw = new Made(moved(heralded(i), i), link(i).model().heralded(), 1);
      Made best = raw;
      for (int round = 0; round < rounds[i]; round++) {
        best = pump(best, raw, i);
      }
      return best;
    }

    /** The kept pair waits for the next raw one, then both are moved, joined and measured. */
    private Made pump(Made kept, Made raw, int i) {
      double waitS = rawS(i) + link(i).latency().seconds();
      Device a = network.qpu(qnu(i, 0).qpu()).device();
      Device b = network.qpu(qnu(i, 1).qpu()).device();
      XState k = kept.state().decay(memory(i, 0), waitS, memory(i, 1), waitS);
      XState one = disturbed(moved(k, i), a, b);
      XState other = disturbed(moved(raw.state(), i), a, b);
      if (method == Method.EPL) {
        Distilled distilled = one.epl(other, a.meanReadoutError(), b.meanReadoutError());
        double cost = (kept.rawPairs() + 1) / distilled.probability();
        return new Made(moved(distilled.state(), i), kept.frame(), cost);
      }
      BellWeights first = one.weights().correct(kept.frame());
      BellWeights second = other.weights().correct(raw.frame());
      double errorA = a.meanReadoutError();
      double errorB = b.meanReadoutError();
      double misread = errorA * (1 - errorB) + (1 - errorA) * errorB;
      DistilledWeights distilled =
          method == Method.DEJMPS ? first.dejmps(second, misread) : first.bbpssw(second, misread);
      double cost = (kept.rawPairs() + 1) / distilled.probability();
      return new Made(moved(XState.ofWeights(distilled.weights()), i), BellState.PHI_PLUS, cost);
    }

    /** A two-qubit gate at either end, seen from one of its two qubits. */
    private static XState disturbed(XState state, Device a, Device b) {
      return state
          .depolarise(End.A, 0.8 * a.twoQubitError())
          .depolarise(End.B, 0.8 * b.twoQubitError());
    }

    /** A relay that depolarises and reads wrongly now and then. */
    private static BellWeights swapped(BellWeights w, Device relay) {
      double lost = 16.0 / 15 * relay.twoQubitError();
      double e = relay.meanReadoutError();
      BellWeights misread = new BellWeights((1 - e) * (1 - e), e * (1 - e), e * (1 - e), e * e);
      BellWeights read = w.convolve(misread);
      return new BellWeights(
          (1 - lost) * read.i() + lost / 4,
          (1 - lost) * read.z() + lost / 4,
          (1 - lost) * read.x() + lost / 4,
          (1 - lost) * read.y() + lost / 4);
    }
  }

  /** Mean of the largest of independent exponential times: ∫ 1 − Π(1 − e^(−t/mean)) dt. */
  static double meanOfSlowest(double[] meanS) {
    if (meanS.length == 1) {
      return meanS[0];
    }
    double longest = 0;
    for (double mean : meanS) {
      longest = Math.max(longest, mean);
    }
    double end = longest * (20 + StrictMath.log(meanS.length));
    double step = end / STEPS;
    double sum = late(0, meanS) + late(end, meanS);
    for (int k = 1; k < STEPS; k++) {
      sum += (k % 2 == 1 ? 4 : 2) * late(k * step, meanS);
    }
    return sum * step / 3;
  }

  /** Of Simpson's rule; an even number. */
  private static final int STEPS = 400;

  private static double late(double t, double[] meanS) {
    double all = 1;
    for (double mean : meanS) {
      all *= -StrictMath.expm1(-t / mean);
    }
    return 1 - all;
  }
}
