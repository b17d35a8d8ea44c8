package bellhop.bench.compilers;

import java.util.List;
import java.util.TreeSet;

/**
 * What our compiler made of the instances of a row, on average.
 *
 * @param ebits Bell pairs
 * @param seconds of one compilation, on one thread
 * @param proof methods used, or what went wrong
 * @param lowerBound below which no answer is
 */
record Measured(double ebits, double seconds, String proof, double lowerBound) {

  static Measured mean(List<Measured> all) {
    return new Measured(
        all.stream().mapToDouble(Measured::ebits).average().orElse(Double.NaN),
        all.stream().mapToDouble(Measured::seconds).average().orElse(Double.NaN),
        String.join(" ", new TreeSet<>(all.stream().map(Measured::proof).toList())),
        all.stream().mapToDouble(Measured::lowerBound).average().orElse(Double.NaN));
  }

  /** Over the bar; a bar of zero counts each pair as one bar more. */
  double ratio(double bar) {
    return bar == 0 ? 1 + ebits : ebits / bar;
  }
}
