package bellhop.circuit.stabilizer;

/**
 * How many of each a circuit has, loops in closed form. What does not fit a long counts as {@link
 * Long#MAX_VALUE}.
 *
 * @param qubits one more than the largest qubit
 * @param records measurement results
 * @param observables one more than the largest observable
 * @param sweepBits one more than the largest sweep bit
 */
record Counts(
    int qubits, long records, long detectors, long observables, int sweepBits, long ticks) {
  static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  static Counts of(Step step) {
    return switch (step) {
      case Step.Apply apply -> of(apply);
      case Step.Repeat(long times, String _, StabilizerCircuit body) -> body.counts().times(times);
    };
  }

  private static Counts of(Step.Apply apply) {
    int qubits = 0;
    int sweepBits = 0;
    for (int target : apply.targets()) {
      if (Target.isSweep(target)) {
        sweepBits = Math.max(sweepBits, 1 + Target.number(target));
      } else if (Target.hasQubit(target) && apply.op() != Op.MPAD) {
        qubits = Math.max(qubits, 1 + Target.number(target));
      }
    }
    return new Counts(
        qubits,
        apply.recordCount(),
        apply.op() == Op.DETECTOR ? 1 : 0,
        apply.op() == Op.OBSERVABLE_INCLUDE ? 1 + (long) apply.arguments()[0] : 0,
        sweepBits,
        apply.op() == Op.TICK ? 1 : 0);
  }

  Counts and(Counts other) {
    return new Counts(
        Math.max(qubits, other.qubits),
        sum(records, other.records),
        sum(detectors, other.detectors),
        Math.max(observables, other.observables),
        Math.max(sweepBits, other.sweepBits),
        sum(ticks, other.ticks));
  }

  private Counts times(long times) {
    return new Counts(
        qubits,
        product(records, times),
        product(detectors, times),
        observables,
        sweepBits,
        product(ticks, times));
  }

  static long sum(long a, long b) {
    return a + b < 0 ? Long.MAX_VALUE : a + b;
  }

  private static long product(long a, long b) {
    return Math.multiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
  }
}
