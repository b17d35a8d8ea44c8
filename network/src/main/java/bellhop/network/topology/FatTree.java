package bellhop.network.topology;

import java.util.OptionalInt;

/**
 * A fat tree of radix k (Al-Fares, Loukissas and Vahdat 2008): k pods of k/2 edge and k/2
 * aggregation switches, k²/4 core switches, k³/4 hosts. The analysers sit at the core, by k more
 * fibres from each core switch, so that any two machines can meet over any core switch. Pairs of
 * one pod go there, too.
 *
 * @param qpus on the first hosts
 * @param k even
 */
record FatTree(int qpus, int k) implements Shape {
  static FatTree holding(int qpus, OptionalInt radix) {
    int k = 2;
    while (radix.isEmpty() && hosts(k) < qpus) {
      k += 2;
    }
    return new FatTree(qpus, radix.orElse(k));
  }

  static long hosts(int k) {
    return (long) k * k * k / 4;
  }

  /** 5k²/4 switches; K fibres from machines and k³/4 after each of edge, aggregation and core. */
  @Override
  public Counts counts() {
    int full = (int) hosts(k);
    return new Counts(qpus, 0, 5 * k * k / 4, 1, qpus + 3 * full, qpus * (qpus - 1) / 2);
  }

  @Override
  public String words() {
    return "A fat tree of radix %d: %d hosts, %d switches.".formatted(k, hosts(k), 5 * k * k / 4)
        + " Photons meet above the core: each core switch has as many fibres to one pool of analysers"
        + " as to pods, so any two machines can meet over any core switch."
        + Topologies.empty((int) hosts(k) - qpus, "host port");
  }

  @Override
  public void write(NetworkText text) {
    int half = k / 2;
    text.opticalMachines(qpus);
    for (int i = 0; i < k * half; i++) {
      text.router("edge" + i, k);
    }
    for (int i = 0; i < k * half; i++) {
      text.router("agg" + i, k);
    }
    for (int i = 0; i < half * half; i++) {
      text.router("core" + i, 2 * k);
    }
    text.pool("pool", (int) hosts(k) / 2);
    for (int q = 0; q < qpus; q++) {
      text.fibre(NetworkText.qnu(q), "edge" + q / half, "5 m", 1);
    }
    for (int pod = 0; pod < k; pod++) {
      writePod(text, pod * half);
    }
    for (int i = 0; i < half * half; i++) {
      text.fibre("core" + i, "pool", "2 m", k);
    }
    text.among(NetworkText.qnus(0, qpus), "pool");
  }

  /** Any edge to any aggregation switch; the j-th of the latter to the j-th k/2 of the core. */
  private void writePod(NetworkText text, int first) {
    int half = k / 2;
    for (int i = 0; i < half; i++) {
      for (int j = 0; j < half; j++) {
        text.fibre("edge" + (first + i), "agg" + (first + j), "10 m", 1);
        text.fibre("agg" + (first + j), "core" + (j * half + i), "40 m", 1);
      }
    }
  }
}
