package bellhop.network.topology;

import java.util.OptionalInt;

/**
 * Clos(m, n, r), three stages of switches from machines to analysers (Clos 1953): r switches of n
 * inputs, m in the middle, r of n outputs. The analysers sit behind the outputs, so that a link
 * asks for two inputs on two outputs, which is what such a network never blocks for m ≥ 2n−1,
 * whatever else is connected. Pairs of one input switch gain nothing by being near.
 *
 * @param qpus on the first of the n r inputs
 */
record Clos(int qpus, int m, int n, int r) implements Shape {
  /** The n that takes the fewest crosspoints is about √(K/2); a radix allows 3n−1 and 2r ports. */
  static Clos holding(int qpus, OptionalInt radix) {
    int n = 1;
    if (radix.isPresent()) {
      n = (radix.getAsInt() + 1) / 3;
    } else {
      while (2 * n * n < qpus) {
        n++;
      }
    }
    return new Clos(qpus, 2 * n - 1, n, (qpus + n - 1) / n);
  }

  /** Ports of the largest switch. */
  int ports() {
    return Math.max(n + m, 2 * r);
  }

  /** 2r + m switches; K fibres in, 2 r m between, n r to the analysers. */
  @Override
  public Counts counts() {
    return new Counts(qpus, 0, 2 * r + m, 1, qpus + 2 * r * m + outputs(), qpus * (qpus - 1) / 2);
  }

  /** At least two, so that two machines can meet. */
  private int outputs() {
    return Math.max(2, n * r);
  }

  @Override
  public String words() {
    return "A Clos network of three stages, m = %d, n = %d, r = %d: non-blocking as m = 2n - 1."
            .formatted(m, n, r)
        + " Machines are its inputs and analysers, one for every two of the %d outputs, its outputs:"
            .formatted(outputs())
        + " wherever two photons come in they find a way to one pool, past whatever is connected."
        + Topologies.empty(n * r - qpus, "input");
  }

  @Override
  public void write(NetworkText text) {
    text.opticalMachines(qpus);
    for (int i = 0; i < r; i++) {
      text.router("in" + i, n + m);
    }
    for (int i = 0; i < m; i++) {
      text.router("mid" + i, 2 * r);
    }
    for (int i = 0; i < r; i++) {
      text.router("out" + i, m + Math.max(n, outputs() / r));
    }
    text.pool("pool", outputs() / 2);
    for (int q = 0; q < qpus; q++) {
      text.fibre(NetworkText.qnu(q), "in" + q / n, "20 m", 1);
    }
    for (int i = 0; i < r; i++) {
      for (int j = 0; j < m; j++) {
        text.fibre("in" + i, "mid" + j, "10 m", 1);
        text.fibre("mid" + j, "out" + i, "10 m", 1);
      }
    }
    for (int i = 0; i < r; i++) {
      text.fibre("out" + i, "pool", "2 m", outputs() / r);
    }
    text.among(NetworkText.qnus(0, qpus), "pool");
  }
}
