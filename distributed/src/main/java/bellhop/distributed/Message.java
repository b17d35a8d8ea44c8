package bellhop.distributed;

/**
 * What names a message at both of its ends.
 *
 * @param from index of the sending QPU
 * @param to index of the receiving QPU
 * @param key unique between these two
 */
public record Message(int from, int to, long key) {
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  /** Spread: keys count up for each pair of QPUs, and plain sums of such numbers would coincide. */
  @Override
  public int hashCode() {
    return Long.hashCode(((key * MIX + from) * MIX + to) * MIX);
  }
}
