package bellhop.simulator.traffic;

import bellhop.units.RandomStream;

/** The classical channels: as they should be, or losing, repeating and delaying messages. */
final class Wires {
  private static final long[] LOST = {};
  private static final int LONGEST_DELAY = 10;

  private final RandomStream chance;
  private double loss;
  private double repeat;
  private double disorder;
  private int factor = 1;
  private boolean wereBad;

  Wires(RandomStream chance) {
    this.chance = chance;
  }

  boolean areGood() {
    return factor == 1 && loss == 0 && repeat == 0 && disorder == 0;
  }

  void worsen(Fault.BadMessages bad) {
    wereBad = true;
    loss = bad.loss();
    repeat = bad.repeat();
    disorder = bad.disorder();
  }

  void mend() {
    loss = 0;
    repeat = 0;
    disorder = 0;
  }

  void slow(int itsFactor) {
    factor = itsFactor;
  }

  /** Whether messages have ever been lost. */
  boolean wereBad() {
    return wereBad;
  }

  /** In latencies: how long a message can be on its way; faults that end do not hurry it. */
  int slowest() {
    return 10 * (1 + LONGEST_DELAY);
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
