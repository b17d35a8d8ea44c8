package bellhop.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often values fell where: bins of equal width, the last one open above. It keeps no values.
 *
 * @param low where the first bin begins
 * @param high where the last bin ends; what lies above is counted there, too
 * @param counts by bin; empty if there was no value
 */
public record Histogram(double low, double high, List<Long> counts) {
  public static final Histogram EMPTY = new Histogram(0, 1, List.of());
  private static final int BINS = 40;

  public Histogram {
    counts = List.copyOf(counts);
  }

  /** From the least value to the greatest. */
  static Histogram of(double[] values) {
    return values.length == 0
        ? EMPTY
        : of(values, Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(1));
  }

  static Histogram of(double[] values, double low, double high) {
    double top = high > low ? high : low + 1e-9;
    long[] counts = new long[BINS];
    for (double value : values) {
      int bin = (int) StrictMath.floor((value - low) / (top - low) * BINS);
      counts[Math.clamp(bin, 0, BINS - 1)]++;
    }
    List<Long> list = new ArrayList<>();
    for (long count : counts) {
      list.add(count);
    }
    return values.length == 0 ? EMPTY : new Histogram(low, top, list);
  }

  public long most() {
    return counts.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  public double width() {
    return (high - low) / BINS;
  }
}
