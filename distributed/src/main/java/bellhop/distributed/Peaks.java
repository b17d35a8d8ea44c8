package bellhop.distributed;

/** How many communication qubits are in use at once. */
@SuppressWarnings("DoNotCallSuggester")
public final class Peaks {
  private Peaks() {}

  /** The most over the whole program, by QPU index. */
  public static int[] byQpu(Distributed distributed) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The most over the whole program, by QNU index. */
  public static int[] byQnu(Distributed distributed, int qnuCount) {
    throw new UnsupportedOperationException("not yet");
  }
}
