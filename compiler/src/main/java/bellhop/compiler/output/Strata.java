package bellhop.compiler.output;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;

/**
 * Uniform draws for several samples of the same run, stratified: the first draws of all samples
 * fall one into each of as many equal parts of [0, 1], in random order, and so do the second, and
 * so on (Latin hypercube sampling, McKay, Beckman and Conover 1979). Whatever is nearly a sum of
 * them has a mean with far less spread than from free draws; no mean is biased.
 */
final class Strata {
  private final Seed seed;
  private final String name;
  private final int samples;
  private final int most;
  private final RandomStream order;
  private final List<double[]> rows = new ArrayList<>();
  private RandomStream further;
  private int sample;
  private int drawn;

  /**
   * @param name of the stream that they are drawn from
   * @param most draws of a sample that are stratified, so that memory is bounded; later ones are
   *     free
   */
  Strata(Seed seed, String name, int samples, int most) {
    this.seed = seed;
    this.name = name;
    this.samples = samples;
    this.most = most;
    order = seed.stream(name);
    further = order;
  }

  /** From here the draws of that sample. */
  void begin(int itsSample) {
    sample = itsSample;
    drawn = 0;
  }

  /** The next draw of this sample, in (0, 1]. */
  double next() {
    int draw = drawn++;
    if (draw < most) {
      if (draw == rows.size()) {
        rows.add(row());
      }
      return rows.get(draw)[sample];
    }
    if (draw == most) {
      further = seed.stream(name, 1 + sample);
    }
    return further.nextPositive();
  }

  /** One draw of every sample. */
  private double[] row() {
    double[] row = new double[samples];
    for (int s = 0; s < samples; s++) {
      double its = (s + order.nextPositive()) / samples;
      int at = order.nextInt(s + 1);
      row[s] = row[at];
      row[at] = its;
    }
    return row;
  }
}
