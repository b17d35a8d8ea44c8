package bellhop.circuit.qasm;

import java.util.Locale;

/** Counts what a program costs and refuses it once that is too much. */
final class Budget {
  /** Of work, for each operation that is allowed: more is work without result. */
  private static final long STEPS_PER_OPERATION = 40;

  private static final long TURNS_PER_CALL = 10;

  private final Source source;
  private final Limits limits;
  private long operations;
  private long steps;
  private long turns;
  private long calls;

  Budget(Source source, Limits limits) {
    this.source = source;
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  /** So many operations are about to be made. */
  void operations(long count, int at) {
    expect(count, at);
    operations += count;
  }

  /** Refuses now what would make too many operations later. */
  void expect(long count, int at) {
    if (count > limits.operations() - operations) {
      throw source.fault(
          at,
          "the program grows to " + grouped(operations, count) + " operations",
          "at most " + grouped(limits.operations(), 0) + " fit in the memory that Java was given",
          "give it more (java -Xmx), or a smaller program");
    }
  }

  void steps(long count, int at) {
    steps += count;
    if (steps > STEPS_PER_OPERATION * limits.operations()) {
      throw source.fault(
          at,
          "the program takes more than " + grouped(steps, 0) + " steps to expand",
          "definitions and loops that grow so far do not end in time",
          "fewer definitions inside one another would do");
    }
  }

  void loop(long count, int at) {
    turns = saturated(turns, count);
    if (turns > limits.unrolledLoops()) {
      throw source.fault(
          at,
          "the loops take " + grouped(turns, 0) + " turns",
          "they are unrolled, to at most " + grouped(limits.unrolledLoops(), 0) + " turns",
          "");
    }
  }

  /**
   * A subroutine is called, which costs as much as many turns of a loop.
   *
   * @param least calls that this one brings about, itself included
   */
  void call(long least, int at) {
    calls++;
    long most = limits.unrolledLoops() / TURNS_PER_CALL;
    if (least - 1 > most - calls) {
      throw source.fault(
          at,
          "the program calls subroutines " + grouped(calls, least - 1) + " times",
          "calls are carried out while it is read, at most " + grouped(most, 0) + " of them",
          "");
    }
  }

  static long saturated(long a, long b) {
    long sum = a + b;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }

  static long saturatedProduct(long a, long b) {
    return Math.unsignedMultiplyHigh(a, b) != 0 || a * b < 0 ? Long.MAX_VALUE : a * b;
  }

  private static String grouped(long a, long b) {
    long sum = saturated(a, b);
    return sum == Long.MAX_VALUE ? "more than 9 · 10¹⁸" : String.format(Locale.ROOT, "%,d", sum);
  }
}
