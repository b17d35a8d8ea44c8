package bellhop.circuit.dem;

/**
 * Moves the numbers and places of all detectors that follow, also behind the block in which it
 * stands. In text it is {@code shift_detectors}.
 *
 * @param coordinates added to the offset of places
 * @param count added to the offset of numbers, at least 0
 */
public record DetectorShift(Coordinates coordinates, long count, String tag) implements Step {
  public DetectorShift {
    if (count < 0 || count > Target.LARGEST_NUMBER) {
      throw new IllegalArgumentException("detectors are shifted by 0 to 10^18, not " + count);
    }
  }
}
