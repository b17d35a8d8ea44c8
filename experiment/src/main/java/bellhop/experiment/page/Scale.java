package bellhop.experiment.page;

import java.util.ArrayList;
import java.util.List;

/** Round values along an axis, 1, 2 or 5 times a power of ten apart; it draws nothing. */
final class Scale {
  /** Steps in s that people count time in, from a second on. */
  private static final double[] TIMES = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
    172_800, 432_000, 864_000, 1_728_000
  };

  private Scale() {}

  /**
   * The round values between two others.
   *
   * @param most how many intervals there may be at most, at least 2
   */
  static List<Double> ticks(double low, double high, int most) {
    return multiples(step((high - low) / most), low, high);
  }

  /** The same for times in s, which minutes and hours divide. */
  static List<Double> times(double low, double high, int most) {
    double least = (high - low) / most;
    if (least > TIMES[0]) {
      for (double step : TIMES) {
        if (step >= least) {
          return multiples(step, low, high);
        }
      }
    }
    return multiples(step(least), low, high);
  }

  private static double step(double least) {
    double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(least)));
    for (int digit : new int[] {1, 2, 5}) {
      if (digit * power >= least * (1 - 1e-9)) {
        return digit * power;
      }
    }
    return 10 * power;
  }

  private static List<Double> multiples(double step, double low, double high) {
    List<Double> values = new ArrayList<>();
    double slack = 1e-9 * step;
    double first = StrictMath.ceil((low - slack) / step) + 0.0; // never -0
    for (double n = first; n * step <= high + slack; n++) {
      values.add(n * step);
    }
    return List.copyOf(values);
  }
}
