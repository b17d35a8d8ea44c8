package bellhop.simulator.execution;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.pair.Memory;
import bellhop.simulator.execution.Waits.Wait;
import bellhop.simulator.timeline.ShotTimes.Burst;
import java.util.Arrays;
import java.util.List;

/**
 * How long each qubit has waited since its last operation, and what that does to it: the decay of
 * its memory, and for data qubits what links that attempt nearby add. It enters the cost in the
 * ledger; the effect is the machine's.
 */
final class Idling {
  /** What a machine does to a qubit that waits. */
  interface Victim {
    void decay(int qubit, Wait wait);

    /** Z with that chance. */
    void dephase(int qubit, double chance);
  }

  private static final long BEFORE = -1;

  private final Plan plan;
  private final Noise noise;
  private final Ledger ledger;
  private final Waits waits;
  private final Victim victim;
  private final long[] busyUntil;
  private List<Burst> bursts = List.of();

  /** By burst: the earliest start of it and all that end later. */
  private long[] earliestPs = {};

  Idling(Plan plan, Noise noise, Ledger ledger, Waits waits, Victim victim) {
    this.plan = plan;
    this.noise = noise;
    this.ledger = ledger;
    this.waits = waits;
    this.victim = victim;
    busyUntil = new long[plan.qubitCount()];
  }

  void start(Times shot) {
    Arrays.fill(busyUntil, BEFORE);
    bursts = shot.bursts();
    earliestPs = new long[bursts.size()];
    long earliest = Long.MAX_VALUE;
    for (int i = earliestPs.length - 1; i >= 0; i--) {
      earliest = Math.min(earliest, bursts.get(i).fromPs());
      earliestPs[i] = earliest;
    }
  }

  /** The last operation on the qubit ended then. */
  void since(int qubit, long timePs) {
    busyUntil[qubit] = timePs;
  }

  long since(int qubit) {
    return busyUntil[qubit];
  }

  /**
   * The qubit has waited until now.
   *
   * @param charged whether the ledger takes the cost of its decay; halves of pairs have theirs
   */
  void until(int qubit, long nowPs, boolean charged) {
    long from = busyUntil[qubit];
    if (!noise.waiting() || from == BEFORE || nowPs <= from) {
      return;
    }
    busyUntil[qubit] = nowPs;
    Wait wait = waits.of(plan.memories[qubit], nowPs - from);
    ledger.waiting += charged ? wait.cost() : 0;
    victim.decay(qubit, wait);
    if (plan.isData(qubit)) {
      disturb(qubit, from, nowPs);
    }
  }

  /** By the bursts that overlap the span, of all that the shot had. */
  private void disturb(int qubit, long fromPs, long toPs) {
    for (int i = firstEndingFrom(fromPs); i < earliestPs.length && earliestPs[i] < toPs; i++) {
      Burst burst = bursts.get(i);
      if (plan.isAt(qubit, burst.link())) {
        disturb(qubit, fromPs, toPs, burst);
      }
    }
  }

  /** Bursts are in order of their ends. */
  private int firstEndingFrom(long timePs) {
    int low = 0;
    int high = earliestPs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bursts.get(middle).overPs() < timePs) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Before its hand-over a half waits in a memory of its own. */
  void untilIn(Memory memory, int qubit, long fromPs, long toPs) {
    if (noise.waiting() && toPs > fromPs) {
      victim.decay(qubit, waits.of(memory, toPs - fromPs));
    }
  }

  private void disturb(int qubit, long fromPs, long toPs, Burst burst) {
    Network network = plan.network;
    Link link = network.link(burst.link());
    long attempts = attempts(burst, link.model().attemptPeriod().picos(), fromPs, toPs);
    if (attempts > 0 && link.dephasingPerAttempt() > 0) {
      double chance =
          (1 - StrictMath.pow(1 - 2 * link.dephasingPerAttempt(), (double) attempts)) / 2;
      ledger.waiting += Ledger.loss(chance);
      victim.dephase(qubit, chance);
    }
    long overlapPs = Math.min(toPs, burst.overPs()) - Math.max(fromPs, burst.fromPs());
    Memory own = plan.memories[qubit];
    double rate = link.t1WhilePumping() > 0 ? 1 / link.t1WhilePumping() - 1 / own.t1() : 0;
    if (overlapPs > 0 && rate > 0) {
      Wait wait = waits.of(new Memory(1 / rate, 2 / rate, own.residualExcitation()), overlapPs);
      ledger.waiting += wait.cost();
      victim.decay(qubit, wait);
    }
  }

  /** Attempts of a burst that start within a span, its end not included. */
  private static long attempts(Burst burst, long periodPs, long fromPs, long toPs) {
    long before = Math.max(0, Math.ceilDiv(fromPs - burst.fromPs(), periodPs));
    long until = Math.max(0, Math.ceilDiv(toPs - burst.fromPs(), periodPs));
    return Math.min(until, burst.attempts()) - Math.min(before, burst.attempts());
  }
}
