package bellhop.experiment;

import java.util.Arrays;

/**
 * A mean with its 95 % interval, by Student's t; of one value alone the interval is that value.
 *
 * @param low end of the interval
 */
public record Interval(double mean, double low, double high) {
  private static final double[] FEW = {12.7062, 4.30265, 3.18245, 2.77645, 2.57058};

  /** 97.5 % point of the normal distribution. */
  private static final double Z = 1.959964;

  static Interval of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    if (values.length < 2) {
      return new Interval(mean, mean, mean);
    }
    double squares = Arrays.stream(values).map(its -> (its - mean) * (its - mean)).sum();
    double error = StrictMath.sqrt(squares / (values.length - 1) / values.length);
    double reach = t(values.length - 1) * error;
    return new Interval(mean, mean - reach, mean + reach);
  }

  /** 97.5 % point for so many degrees of freedom (Abramowitz and Stegun 26.7.5 from six on). */
  static double t(int freedom) {
    if (freedom <= FEW.length) {
      return FEW[freedom - 1];
    }
    double z3 = Z * Z * Z;
    double z5 = z3 * Z * Z;
    double z7 = z5 * Z * Z;
    double n = freedom;
    return Z
        + (z3 + Z) / (4 * n)
        + (5 * z5 + 16 * z3 + 3 * Z) / (96 * n * n)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * n * n * n);
  }
}
