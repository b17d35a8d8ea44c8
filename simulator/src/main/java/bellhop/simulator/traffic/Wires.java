package bellhop.simulator.traffic;

import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** The classical channels: as they should be, or losing, repeating and delaying messages. */
final class Wires {
  private static final long[] LOST = {};
  private static final int LONGEST_DELAY = 10;

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

  Wires(RandomStream chance) {
    this.chance = chance;
  }

  boolean areGood() {
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

  /** After how long each copy of a message arrives. */
  long[] delays(long latencyPs) {
    if (chance.nextBoolean(loss)) {
      return LOST;
    }
    long first = delay(latencyPs);
    return chance.nextBoolean(repeat) ? new long[] {first, delay(latencyPs)} : new long[] {first};
  }

  private long delay(long latencyPs) {
    double late = chance.nextBoolean(disorder) ? 1 + LONGEST_DELAY * chance.nextDouble() : 1;
    return (long) (factor * late * latencyPs);
  }
}
