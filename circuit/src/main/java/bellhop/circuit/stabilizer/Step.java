package bellhop.circuit.stabilizer;

import java.util.Arrays;

/** What a stabilizer circuit does next. */
public sealed interface Step {
  /** For other tools; means nothing here and survives every rewriting. */
  String tag();

  /**
   * One instruction on its targets in turn.
   *
   * @param arguments numbers in parentheses
   * @param targets as {@link Target} codes them
   */
  @SuppressWarnings("ArrayRecordComponent") // large, and never changed once it is made
  record Apply(Op op, String tag, double[] arguments, int... targets) implements Step {
    private static final double[] NO_ARGUMENTS = {};

    public Apply {
      op.findProblem(arguments, targets)
          .ifPresent(problem -> {
            throw new IllegalArgumentException(op + ": " + problem.what() + "; " + problem.why());
          });
    }

    public static Apply of(Op op, int... targets) {
      return new Apply(op, "", NO_ARGUMENTS, targets);
    }

    public static Apply of(Op op, double argument, int... targets) {
      return new Apply(op, "", new double[] {argument}, targets);
    }

    /** How many records it adds. */
    public int recordCount() {
      return op.recordCount(targets);
    }

    /** Its one number, or what it stands for if there is none. */
    public double argumentOr(double otherwise) {
      return arguments.length == 0 ? otherwise : arguments[0];
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Apply(Op its, String itsTag, double[] numbers, int[] on)
          && its == op
          && itsTag.equals(tag)
          && Arrays.equals(numbers, arguments)
          && Arrays.equals(on, targets);
    }

    @Override
    public int hashCode() {
      return op.hashCode() + 31 * Arrays.hashCode(targets);
    }

    @Override
    public String toString() {
      return CircuitWriter.line(this);
    }
  }

  /** A block again and again. */
  record Repeat(long times, String tag, StabilizerCircuit body) implements Step {
    /** Most turns of a block. */
    public static final long MOST = 1_000_000_000_000_000_000L;

    public Repeat {
      if (times < 1 || times > MOST) {
        throw new IllegalArgumentException("a block is repeated 1 to 10^18 times, not " + times);
      }
    }
  }
}
