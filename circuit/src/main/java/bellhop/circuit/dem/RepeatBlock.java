package bellhop.circuit.dem;

/**
 * A body that holds so many times, one behind the other. In text it is {@code repeat}.
 *
 * @param count 1 to 10^18
 */
public record RepeatBlock(long count, ErrorModel body, String tag) implements Step {
  public RepeatBlock {
    if (count < 1 || count > Target.LARGEST_NUMBER) {
      throw new IllegalArgumentException("a block is repeated 1 to 10^18 times, not " + count);
    }
  }
}
