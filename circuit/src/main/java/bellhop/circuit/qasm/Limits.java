package bellhop.circuit.qasm;

/**
 * What a program may cost before it is refused, so that no input can hang the reader or run it out
 * of memory.
 *
 * @param fileBytes of the source text
 * @param lineLength characters in one line
 * @param tokens words, numbers and signs of the source
 * @param nesting brackets, blocks, and gate definitions inside one another
 * @param identifierLength characters in one name
 * @param qubits declared, and likewise classical cells
 * @param operations after expanding definitions, loops and registers; counted before expanding
 * @param unrolledLoops turns of all loops together
 * @param modifiers before one gate
 */
public record Limits(
    int fileBytes,
    int lineLength,
    int tokens,
    int nesting,
    int identifierLength,
    int qubits,
    long operations,
    long unrolledLoops,
    int modifiers) {
  /** An operation takes about 100 bytes while it is read; the rest of the heap is for others. */
  private static final long HEAP_BYTES_PER_OPERATION = 400;

  private static final long HEAP_BYTES_PER_TOKEN = 200;

  /** The usual ones, smaller where this machine's heap is small. */
  public static Limits defaults() {
    return forHeap(Runtime.getRuntime().maxMemory());
  }

  /** For texts that a compiler printed: as long as it likes, but no deeper than it prints. */
  public static Limits printed() {
    Limits usual = defaults();
    return new Limits(
        Integer.MAX_VALUE,
        Integer.MAX_VALUE - 1,
        Integer.MAX_VALUE,
        usual.nesting(),
        Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        usual.unrolledLoops(),
        usual.modifiers());
  }

  static Limits forHeap(long bytes) {
    return new Limits(
        16 << 20,
        64 << 10,
        (int) Math.min(5_000_000, bytes / HEAP_BYTES_PER_TOKEN),
        256,
        256,
        1_000_000,
        Math.min(100_000_000, bytes / HEAP_BYTES_PER_OPERATION),
        10_000_000,
        64);
  }
}
