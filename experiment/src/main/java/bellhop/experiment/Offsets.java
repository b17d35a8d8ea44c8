package bellhop.experiment;

/** Sums up offsets of a clock as they come; it keeps none of them. */
final class Offsets {
  private long count;
  private double mean;

  /** Sum of the squared differences from the mean, by Welford's rule. */
  private double squares;

  private double most;

  void add(double offset) {
    count++;
    double before = offset - mean;
    mean += before / count;
    squares += before * (offset - mean);
    most = StrictMath.max(most, StrictMath.abs(offset));
  }

  boolean isEmpty() {
    return count == 0;
  }

  double mean() {
    return mean;
  }

  /** Rms about the mean. */
  double spread() {
    return count == 0 ? 0 : StrictMath.sqrt(squares / count);
  }

  /** Rms with the mean. */
  double rms() {
    return StrictMath.sqrt(mean * mean + spread() * spread());
  }

  double most() {
    return most;
  }
}
