package bellhop.protocol.path;

import bellhop.network.Device;
import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.network.Timekeeping;
import bellhop.pair.BellWeights;
import bellhop.pair.End;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.protocol.path.Circuit.Method;

/**
 * What a path is expected to bring with a given schedule of distillation and cut-off, alone on its
 * links. An estimate: closed forms for every step, waiting times taken as exponential.
 *
 * <p>Pairs meet at a relay as {@link Meeting} says; the one that was there first has aged by a wait
 * that ends at the cut-off, and so has its other half if that is at an end of the path. An end's
 * lane is taken while messages run, which counts as time to make its pair. Two links need no more.
 * In longer chains every relay counts as if it were alone, and three things are scaled from those
 * meetings (by comparison with the simulation, not derived):
 *
 * <ul>
 *   <li>without a cut-off a pair takes 1/r + x (s − 1/r), with r the rate of the slowest link, s
 *       the mean time of the slowest of all for one lane, and x how much of the same excess is left
 *       at a relay, in the mean, when its links have all their lanes;
 *   <li>a cut-off multiplies the rate by what it does to the rate of each relay;
 *   <li>a half at an end waits for its own relay, then exponentially for the rest of the path: the
 *       excess of s over its first two links, scaled as the waits at relays are against those of
 *       one lane without a cut-off.
 * </ul>
 *
 * <p>Without rounds, and while messages take a small part of the waits, two links meet the
 * simulation to 0.01 in fidelity and a tenth in rate, four to 0.03 and a fifth (PlanningTest). With
 * rounds the fidelity came out 0.01 lower than forecast on links of six lanes and up to 0.05 lower
 * on those of two, where the raw pair to be bettered has often waited already; the rate to a factor
 * of two.
 *
 * @param fidelity of an end-to-end pair when its later end takes its half
 * @param ratePerSecond of such pairs; 0 if the cut-off is too short for any
 * @param slowestS mean time in s until every link has a pair for one lane
 */
record PathForecast(double fidelity, double ratePerSecond, double slowestS) {
  static final double NEVER = Double.POSITIVE_INFINITY;

  /**
   * Follows a pair from its making to its use.
   *
   * @param cutoffS age in s at which a pair that waits at an inner node is dropped, or NEVER
   */
  static PathForecast of(
      Network network,
      Timekeeping timekeeping,
      Path path,
      LaneShares shares,
      int[] rounds,
      Method method,
      boolean measured,
      double cutoffS) {
    Forecaster its =
        new Forecaster(network, timekeeping, path, shares, rounds, method, measured, cutoffS);
    return its.isTooShort()
        ? new PathForecast(
            0,
            0,
            of(network, timekeeping, path, shares, rounds, method, measured, NEVER).slowestS())
        : its.forecast();
  }

  /** Fidelity if no half ever waited for another link; rounds wait as they do with the cut-off. */
  static double fidelityAtOnce(
      Network network,
      Timekeeping timekeeping,
      Path path,
      LaneShares shares,
      int[] rounds,
      Method method,
      boolean measured,
      double cutoffS) {
    return new Forecaster(network, timekeeping, path, shares, rounds, method, measured, cutoffS)
        .atOnce()
        .fidelity();
  }

  private static final class Forecaster {
    private final Network network;
    private final Path path;
    private final boolean measured;
    private final int links;
    private final int lanes;
    private final LinkForecast[] link;
    private final double[] meanS;
    private final double slowestS;
    private final double latencyS;

    /** By relay: with the cut-off, and without. */
    private final Meeting[] meetings;

    private final Meeting[] patient;

    /** Waits at all relays against those of one lane without a cut-off. */
    private final double waiting;

    Forecaster(
        Network network,
        Timekeeping timekeeping,
        Path path,
        LaneShares shares,
        int[] rounds,
        Method method,
        boolean measured,
        double cutoffS) {
      this.network = network;
      this.path = path;
      this.measured = measured;
      links = path.links().size();
      lanes = lanes(path, shares, rounds);
      link = new LinkForecast[links];
      meanS = new double[links];
      double latency = 0;
      for (int i = 0; i < links; i++) {
        int its = path.links().get(i);
        link[i] = new LinkForecast(network, timekeeping, shares, its, rounds[i], method, cutoffS);
        meanS[i] = lanes * link[i].meanS();
        latency += network.link(its).latency().seconds();
      }
      latencyS = latency;
      if (links > 1) {
        meanS[0] += trackS() + latencyS;
        meanS[links - 1] += trackS();
      }
      slowestS = isTooShort() ? Double.POSITIVE_INFINITY : meanOfSlowest(meanS);
      meetings = new Meeting[links - 1];
      patient = new Meeting[links - 1];
      for (int i = 0; i + 1 < links && !isTooShort(); i++) {
        Meeting.Side left = link[i].side(lanes / meanS[i]);
        Meeting.Side right = link[i + 1].side(lanes / meanS[i + 1]);
        if (i > 0 && meetings[i - 1].isOf(left, right)) {
          meetings[i] = meetings[i - 1];
          patient[i] = patient[i - 1];
        } else {
          meetings[i] = new Meeting(left, right);
          patient[i] = cutoffS == NEVER ? meetings[i] : new Meeting(endless(left), endless(right));
        }
      }
      waiting = links <= 2 || isTooShort() ? 0 : waiting();
    }

    private double waiting() {
      double sum = 0;
      double ofOneLane = 0;
      for (int i = 0; i < meetings.length; i++) {
        double a = meanS[i];
        double b = meanS[i + 1];
        sum += meetings[i].meanWaitS();
        ofOneLane += (a * a + b * b) / (a + b);
      }
      return sum / ofOneLane;
    }

    private static Meeting.Side endless(Meeting.Side side) {
      return new Meeting.Side(side.perSecond(), side.lanes(), side.bursts(), NEVER);
    }

    private static int lanes(Path path, LaneShares shares, int[] rounds) {
      int least = Integer.MAX_VALUE;
      for (int i = 0; i < rounds.length; i++) {
        least = Math.min(least, LinkForecast.lanes(shares, path.links().get(i), rounds[i]));
      }
      return least;
    }

    /** Whether pairs are too old before they can be joined. */
    boolean isTooShort() {
      for (LinkForecast its : link) {
        boolean isHopeless = links > 1 && !(its.patienceS() > 0);
        if (isHopeless || !(its.meanS() < Double.POSITIVE_INFINITY)) {
          return true;
        }
      }
      return false;
    }

    PathForecast forecast() {
      return new PathForecast(joined().fidelity(), ratePerSecond(), slowestS);
    }

    private BellWeights atOnce() {
      BellWeights all = arrived(0, false, false, 0);
      for (int i = 1; i < links; i++) {
        all = swapped(all.convolve(arrived(i, false, false, 0)), device(i));
      }
      return all;
    }

    /**
     * The pairs of all links in one. At each relay one of the two halves waits and the other does
     * not, so the links are followed for both cases apart.
     */
    private BellWeights joined() {
      if (links == 1) {
        return arrived(0, false, false);
      }
      BellWeights leftFirst = arrived(0, false, true);
      BellWeights rightFirst = arrived(0, false, false);
      for (int i = 1; i < links - 1; i++) {
        BellWeights nextLeft = joined(leftFirst, rightFirst, i, true);
        rightFirst = joined(leftFirst, rightFirst, i, false);
        leftFirst = nextLeft;
      }
      return joined(leftFirst, rightFirst, links - 1, false);
    }

    /** One more link, whose half waits at the next relay or not. */
    private BellWeights joined(BellWeights left, BellWeights right, int i, boolean waitsFar) {
      BellWeights fresh = left.convolve(arrived(i, false, waitsFar));
      BellWeights waited = right.convolve(arrived(i, true, waitsFar));
      double share = meetings[i - 1].shareFirst(false);
      return swapped(mixed(fresh, waited, share), device(i));
    }

    private static BellWeights mixed(BellWeights one, BellWeights other, double share) {
      double rest = 1 - share;
      return new BellWeights(
          rest * one.i() + share * other.i(),
          rest * one.z() + share * other.z(),
          rest * one.x() + share * other.x(),
          rest * one.y() + share * other.y());
    }

    private double ratePerSecond() {
      if (links == 1) {
        return lanes / (slowestS + 2 * latencyS); // the lane waits for the tail's word
      }
      return links == 2 ? meetings[0].ratePerSecond() : patientRate() * shareInTime();
    }

    private double patientRate() {
      double slowerS = 0;
      for (double its : meanS) {
        slowerS = Math.max(slowerS, its / lanes);
      }
      return 1 / (slowerS + meanExcess() * (slowestS / lanes - slowerS));
    }

    private double shareInTime() {
      double share = 1;
      for (int i = 0; i < meetings.length; i++) {
        share *= meetings[i].ratePerSecond() / patient[i].ratePerSecond();
      }
      return share;
    }

    /** What lanes leave of the time that one lane loses at a relay, the mean of all. */
    private double meanExcess() {
      double sum = 0;
      for (int i = 0; i < patient.length; i++) {
        double slowerS = Math.max(meanS[i], meanS[i + 1]) / lanes;
        double oneLaneS = pairS(i) / lanes - slowerS;
        double excessS = 1 / patient[i].ratePerSecond() - slowerS;
        sum += oneLaneS > 0 ? Math.clamp(excessS / oneLaneS, 0, 1) : 0;
      }
      return sum / patient.length;
    }

    /** Mean time of the slower of the two links at a relay, for one lane. */
    private double pairS(int relay) {
      double a = meanS[relay];
      double b = meanS[relay + 1];
      return a + b - a * b / (a + b);
    }

    private Device device(int place) {
      return network.qpu(path.qpus().get(place)).device();
    }

    /** The pair of a link when its halves are joined or used, all corrections made. */
    private BellWeights arrived(int i, boolean waitsNear, boolean waitsFar) {
      return arrived(i, waitsNear, waitsFar, i == 0 ? restS(0) : restS(links - 2));
    }

    private BellWeights arrived(int i, boolean waitsNear, boolean waitsFar, double restS) {
      boolean isForward = network.qpuA(path.links().get(i)) == (int) path.qpus().get(i);
      End near = isForward ? End.A : End.B;
      End far = isForward ? End.B : End.A;
      XState state = link[i].state();
      if (waitsNear) {
        state = atRelay(state, i, i - 1, near, far);
      }
      if (waitsFar) {
        state = atRelay(state, i, i, far, near);
      }
      return link[i].moved(atEnds(state, i, near, far, restS)).weights().correct(link[i].frame());
    }

    /** While the half at a relay waits, so does one at an end. */
    private XState atRelay(XState state, int i, int relay, End here, End there) {
      boolean isLeft = relay == i;
      boolean isAtEnd = !measured && (i == 0 || i == links - 1);
      Memory own = link[i].memory(here);
      Memory other = isAtEnd ? link[i].memory(there) : Memory.PERFECT;
      Meeting meeting = meetings[relay];
      double energy = fixedS(meeting, isLeft, 1 / own.t1() + 1 / other.t1());
      double phase = fixedS(meeting, isLeft, 1 / own.t2() + 1 / other.t2());
      XState one = decayed(state, averaged(own, energy, phase), 1, here);
      return decayed(one, averaged(other, energy, phase), 1, there);
    }

    /** The fixed time in s after which as much is left of e^(−st) as the waits leave on average. */
    private static double fixedS(Meeting meeting, boolean isLeft, double perSecond) {
      return perSecond == 0 ? 0 : -StrictMath.log(meeting.meanDecay(isLeft, perSecond)) / perSecond;
    }

    /** A memory that loses in one second what this one loses in the waits on average. */
    private static Memory averaged(Memory its, double energyS, double phaseS) {
      double t1 = its.t1() / energyS;
      return energyS > 0 && phaseS > 0
          ? new Memory(t1, Math.min(2 * t1, its.t2() / phaseS), its.residualExcitation())
          : its;
    }

    private XState atEnds(XState state, int i, End near, End far, double restS) {
      if (measured) {
        return state;
      }
      XState its = i == 0 ? atEnd(state, i, near, trackS() + latencyS, restS) : state;
      return i == links - 1 ? atEnd(its, i, far, trackS(), restS) : its;
    }

    /** A half waits for messages, and before for the rest of the path. */
    private XState atEnd(XState state, int i, End end, double messagesS, double restS) {
      Memory in = link[i].memory(end);
      Memory waiting =
          new Memory(
              exponential(in.t1(), restS), exponential(in.t2(), restS), in.residualExcitation());
      XState its = decayed(state, in, messagesS, end);
      return restS > 0 ? decayed(its, waiting, 1, end) : its;
    }

    /** Lifetime that loses in one second what is lost in an exponential time: 1/(1 + mean/T). */
    private static double exponential(double lifetimeS, double meanS) {
      return 1 / StrictMath.log1p(meanS / lifetimeS);
    }

    /** From the last swap, which can be at any relay, to the tail; from the head without one. */
    private double trackS() {
      return latencyS * (1 + 1.0 / links) / 2;
    }

    /** What the rest of the path takes after the two links at a relay. */
    private double restS(int relay) {
      return links <= 2 ? 0 : Math.max(0, slowestS - pairS(relay)) * waiting;
    }

    private static XState decayed(XState state, Memory in, double seconds, End end) {
      return switch (end) {
        case A -> state.decay(in, seconds, Memory.PERFECT, 0);
        case B -> state.decay(Memory.PERFECT, 0, in, seconds);
      };
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
    int[] first = firstEqual(meanS);
    double[] done = new double[meanS.length];
    double sum = late(0, meanS, first, done) + late(end, meanS, first, done);
    for (int k = 1; k < STEPS; k++) {
      sum += (k % 2 == 1 ? 4 : 2) * late(k * step, meanS, first, done);
    }
    return sum * step / 3;
  }

  /** The place of the first one that is equal to each. */
  private static int[] firstEqual(double[] values) {
    int[] first = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      while (values[first[i]] != values[i]) {
        first[i]++;
      }
    }
    return first;
  }

  /** Of Simpson's rule; an even number. */
  private static final int STEPS = 400;

  /** From here on 1 − e^(−x) is 1 to the last digit. */
  private static final double CERTAIN = 40;

  /** Equal links are worked out once, and those that are there for certain not at all. */
  private static double late(double t, double[] meanS, int[] first, double[] done) {
    double all = 1;
    for (int i = 0; i < meanS.length; i++) {
      double times = t / meanS[i];
      if (times < CERTAIN) {
        done[i] = first[i] == i ? -StrictMath.expm1(-times) : done[first[i]];
        all *= done[i];
      }
    }
    return 1 - all;
  }
}
