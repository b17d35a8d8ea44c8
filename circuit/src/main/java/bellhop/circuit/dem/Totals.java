package bellhop.circuit.dem;

/**
 * What steps amount to, in closed form: a block costs as much as its lines, however often it is
 * repeated.
 *
 * @param shift of detector numbers, for what follows
 * @param detectors one more than the largest number, relative to where the steps begin; 0 for none
 * @param observables one more than the largest number; 0 for none
 * @param mechanisms with all repetitions, or {@link Long#MAX_VALUE} for more
 * @param work steps and turns with all repetitions, or {@link Long#MAX_VALUE} for more
 * @param depth of blocks inside one another
 */
record Totals(long shift, long detectors, long observables, long mechanisms, long work, int depth) {
  /** So that the number of a detector still leaves room for what kind of target it is. */
  private static final long LARGEST = 1L << 62;

  static final Totals NOTHING = new Totals(0, 0, 0, 0, 0, 0);

  /**
   * @throws ArithmeticException if a number of detectors leaves 63 bits
   */
  static Totals of(Step step) {
    return switch (step) {
      case Mechanism mechanism -> named(mechanism.targets(), 1);
      case DetectorDeclaration declaration -> named(declaration.targets(), 0);
      case ObservableDeclaration declaration -> named(declaration.targets(), 0);
      case DetectorShift shift -> new Totals(shift.count(), 0, 0, 0, 1, 0);
      case RepeatBlock block -> block.body().totals().times(block.count());
    };
  }

  boolean isCountable() {
    return shift <= LARGEST && detectors <= LARGEST;
  }

  private static Totals named(Targets targets, int mechanisms) {
    return new Totals(0, targets.detectorsEnd(), targets.observablesEnd(), mechanisms, 1, 0);
  }

  /**
   * With steps that follow.
   *
   * @throws ArithmeticException as {@link #of}
   */
  Totals plus(Totals next) {
    return new Totals(
        Math.addExact(shift, next.shift),
        Math.max(detectors, next.detectors == 0 ? 0 : Math.addExact(shift, next.detectors)),
        Math.max(observables, next.observables),
        saturated(mechanisms, next.mechanisms),
        saturated(work, next.work),
        Math.max(depth, next.depth));
  }

  /** The last turn reaches farthest, since shifts are never negative. */
  private Totals times(long count) {
    long before = detectors == 0 ? 0 : Math.multiplyExact(count - 1, shift);
    return new Totals(
        Math.multiplyExact(count, shift),
        Math.addExact(before, detectors),
        observables,
        product(count, mechanisms),
        product(count, saturated(work, 1)),
        depth + 1);
  }

  private static long saturated(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static long product(long a, long b) {
    return b > 0 && a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }
}
