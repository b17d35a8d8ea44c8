package bellhop.simulator.traffic;

import bellhop.protocol.path.NodeInput;
import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** The classical channels: as they should be, or losing, repeating and delaying messages. */
final class Wires {
  static final long LOST = -1;
  private static final int LONGEST_DELAY = 10;

  private final Agenda agenda;
  private final RandomStream chance;

  /** What is wrong now; several faults at once are as bad as the worst of them. */
  private final List<Fault.BadMessages> bad = new ArrayList<>();

  private final List<Integer> slow = new ArrayList<>();
  private double loss;
  private double repeat;
  private double disorder;
  private int factor = 1;
  private int slowest = 1;
  private boolean wereBad;

  Wires(Agenda agenda, RandomStream chance) {
    this.agenda = agenda;
    this.chance = chance;
  }

  /** Sends a message to a node. */
  void carry(int toNode, long latencyPs, NodeInput input) {
    carry(toNode, latencyPs, latencyPs, input);
  }

  /**
   * Sends a message that sets out later.
   *
   * @param delayPs until it arrives when all is well
   * @param wayPs how long it is on its way, which faults make longer
   * @return whether any copy will arrive
   */
  boolean carry(int toNode, long delayPs, long wayPs, NodeInput input) {
    long leavesPs = agenda.nowPs() + delayPs - wayPs;
    if (areGood()) {
      arrive(leavesPs + wayPs, toNode, input);
      return true;
    }
    if (chance.nextBoolean(loss)) {
      return false;
    }
    long first = delay(wayPs);
    boolean isRepeated = chance.nextBoolean(repeat);
    arrive(leavesPs + first, toNode, input);
    if (isRepeated) {
      arrive(leavesPs + delay(wayPs), toNode, input);
    }
    return true;
  }

  /**
   * How long a message is on its way that its sender says again if it is {@link #LOST}.
   *
   * @param its chance, so that no other message's is shifted
   */
  long tripPs(long wayPs, RandomStream its) {
    if (areGood()) {
      return wayPs;
    }
    if (its.nextBoolean(loss)) {
      return LOST;
    }
    double late = its.nextBoolean(disorder) ? 1 + LONGEST_DELAY * its.nextDouble() : 1;
    return (long) (factor * late * wayPs);
  }

  private void arrive(long atPs, int node, NodeInput input) {
    agenda.input(atPs, node, input, Inbox.ANY_LIFE);
  }

  private boolean areGood() {
    return factor == 1 && loss == 0 && repeat == 0 && disorder == 0;
  }

  void worsen(Fault.BadMessages fault) {
    wereBad = true;
    bad.add(fault);
    reckon();
  }

  void mend(Fault.BadMessages fault) {
    bad.remove(fault);
    reckon();
  }

  void slow(int itsFactor) {
    slow.add(itsFactor);
    reckon();
  }

  void hurry(int itsFactor) {
    slow.remove(Integer.valueOf(itsFactor));
    reckon();
  }

  private void reckon() {
    loss = bad.stream().mapToDouble(Fault.BadMessages::loss).max().orElse(0);
    repeat = bad.stream().mapToDouble(Fault.BadMessages::repeat).max().orElse(0);
    disorder = bad.stream().mapToDouble(Fault.BadMessages::disorder).max().orElse(0);
    factor = slow.stream().mapToInt(its -> its).max().orElse(1);
    slowest = Math.max(slowest, factor);
  }

  /** Whether messages have ever been lost. */
  boolean wereBad() {
    return wereBad;
  }

  /** In latencies: how long a message can be on its way; faults that end do not hurry it. */
  int slowest() {
    return slowest * (1 + LONGEST_DELAY);
  }

  private long delay(long latencyPs) {
    double late = chance.nextBoolean(disorder) ? 1 + LONGEST_DELAY * chance.nextDouble() : 1;
    return (long) (factor * late * latencyPs);
  }
}
