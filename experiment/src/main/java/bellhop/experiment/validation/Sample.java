package bellhop.experiment.validation;

/** Numbers as they come: count, mean and deviation. Keeps none of them. */
final class Sample {
  private long count;
  private double mean;
  private double squares;

  /** Welford's update. */
  void add(double value) {
    count++;
    double step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
  }

  double mean() {
    return mean;
  }

  /** Of one value; 0 for a single one. */
  double deviation() {
    return count < 2 ? 0 : StrictMath.sqrt(squares / (count - 1));
  }

  /** Of the mean. */
  double error() {
    return deviation() / StrictMath.sqrt((double) count);
  }
}
