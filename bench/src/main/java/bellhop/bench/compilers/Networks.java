package bellhop.bench.compilers;

import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Presets;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The networks of the bars: QPUs with one QNU each and equal links. Random ones are drawn until
 * they hold together.
 */
final class Networks {
  /** More than any answer has asked for; the report of a compilation says how many it took. */
  private static final int UNLIMITED = 4_096;

  private static final double REWIRED = 0.5;
  private static final Device DEVICE = Presets.device("transmon-2029");

  private Networks() {}

  static Network network(Bar bar, long seed) {
    int dash = bar.network().lastIndexOf('-');
    String shape = bar.network().substring(0, dash);
    int[] size =
        Arrays.stream(bar.network().substring(dash + 1).split("x"))
            .mapToInt(Integer::parseInt)
            .toArray();
    int qpus = Arrays.stream(size).reduce(1, (a, b) -> a * b);
    int[] data = data(bar, qpus, seed);
    int communication =
        bar.communication().equals("unlimited") ? UNLIMITED : Integer.parseInt(bar.communication());
    return network(bar.network(), data, communication, edges(shape, size, qpus, seed));
  }

  private static int[] data(Bar bar, int qpus, long seed) {
    if (bar.data().equals("thrown")) {
      return thrown(bar.qubits(), qpus, seed);
    }
    int each =
        switch (bar.data()) {
          case "n/k" -> bar.qubits() / qpus;
          case "floor(n/k)+1" -> bar.qubits() / qpus + 1;
          case "ceil(n/k)+1" -> (bar.qubits() + qpus - 1) / qpus + 1;
          default -> Integer.parseInt(bar.data());
        };
    int[] data = new int[qpus];
    Arrays.fill(data, each);
    return data;
  }

  /** One qubit each, the rest at random. */
  private static int[] thrown(int qubits, int qpus, long seed) {
    RandomStream random = new Seed(seed).stream("bench/sizes");
    int[] data = new int[qpus];
    Arrays.fill(data, 1);
    for (int i = qpus; i < qubits; i++) {
      data[random.nextInt(qpus)]++;
    }
    return data;
  }

  private static Set<Edge> edges(String shape, int[] size, int qpus, long seed) {
    return switch (shape) {
      case "all-to-all" -> complete(qpus);
      case "line" -> line(qpus);
      case "ring" -> ring(qpus);
      case "grid" -> grid(size);
      case "random", "scale-free", "small-world" -> drawn(shape, qpus, seed);
      default -> throw new IllegalArgumentException(shape);
    };
  }

  private record Edge(int a, int b) {
    static Edge of(int a, int b) {
      return new Edge(Math.min(a, b), Math.max(a, b));
    }
  }

  private static Set<Edge> complete(int qpus) {
    Set<Edge> edges = new HashSet<>();
    for (int a = 0; a < qpus; a++) {
      for (int b = a + 1; b < qpus; b++) {
        edges.add(new Edge(a, b));
      }
    }
    return edges;
  }

  private static Set<Edge> line(int qpus) {
    Set<Edge> edges = new HashSet<>();
    for (int a = 0; a + 1 < qpus; a++) {
      edges.add(new Edge(a, a + 1));
    }
    return edges;
  }

  private static Set<Edge> ring(int qpus) {
    Set<Edge> edges = line(qpus);
    edges.add(Edge.of(0, qpus - 1));
    return edges;
  }

  /** Rows times columns, or so many in the smallest square, its last rows cut off. */
  private static Set<Edge> grid(int... size) {
    int qpus = Arrays.stream(size).reduce(1, (a, b) -> a * b);
    int columns = size.length > 1 ? size[1] : (int) StrictMath.ceil(StrictMath.sqrt(qpus));
    Set<Edge> edges = new HashSet<>();
    for (int a = 0; a < qpus; a++) {
      if (a % columns + 1 < columns && a + 1 < qpus) {
        edges.add(new Edge(a, a + 1));
      }
      if (a + columns < qpus) {
        edges.add(new Edge(a, a + columns));
      }
    }
    return edges;
  }

  private static Set<Edge> drawn(String shape, int qpus, long seed) {
    RandomStream random = new Seed(seed).stream("bench/" + shape);
    Set<Edge> edges;
    do {
      edges =
          switch (shape) {
            case "random" -> erdosRenyi(qpus, 2.0 / (qpus - 1), random);
            case "scale-free" -> barabasiAlbert(qpus, random);
            case "small-world" -> wattsStrogatz(qpus, random);
            default -> throw new IllegalArgumentException(shape);
          };
    } while (!isConnected(edges, qpus));
    return edges;
  }

  private static Set<Edge> erdosRenyi(int qpus, double probability, RandomStream random) {
    Set<Edge> edges = new HashSet<>();
    for (int a = 0; a < qpus; a++) {
      for (int b = a + 1; b < qpus; b++) {
        if (random.nextBoolean(probability)) {
          edges.add(new Edge(a, b));
        }
      }
    }
    return edges;
  }

  /** Each joins one earlier, chosen by its degree: a tree. */
  private static Set<Edge> barabasiAlbert(int qpus, RandomStream random) {
    Set<Edge> edges = new HashSet<>();
    List<Integer> ends = new ArrayList<>(List.of(0));
    for (int a = 1; a < qpus; a++) {
      int b = ends.get(random.nextInt(ends.size()));
      edges.add(Edge.of(a, b));
      if (a > 1) {
        ends.add(b);
      }
      ends.add(a);
    }
    return edges;
  }

  /** A ring whose edges move their far end with probability one half. */
  private static Set<Edge> wattsStrogatz(int qpus, RandomStream random) {
    Set<Edge> edges = ring(qpus);
    for (int a = 0; a < qpus; a++) {
      Edge edge = Edge.of(a, (a + 1) % qpus);
      Edge moved = Edge.of(a, random.nextInt(qpus));
      if (random.nextBoolean(REWIRED)
          && edges.contains(edge)
          && moved.a() != moved.b()
          && !edges.contains(moved)) {
        edges.remove(edge);
        edges.add(moved);
      }
    }
    return edges;
  }

  private static boolean isConnected(Set<Edge> edges, int qpus) {
    Set<Integer> reached = new HashSet<>(Set.of(0));
    for (int before = 0; before < reached.size(); ) {
      before = reached.size();
      for (Edge edge : edges) {
        if (reached.contains(edge.a()) || reached.contains(edge.b())) {
          reached.add(edge.a());
          reached.add(edge.b());
        }
      }
    }
    return reached.size() == qpus;
  }

  private static Network network(String name, int[] data, int communication, Set<Edge> edges) {
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    for (int i = 0; i < data.length; i++) {
      qpus.add(new Qpu("q" + i, data[i], DEVICE));
      qnus.add(new Qnu("q" + i + "/0", i, communication, 0, Memory.PERFECT, Span.ZERO, 0));
    }
    List<Link> links =
        edges.stream()
            .sorted(Comparator.comparingInt(Edge::a).thenComparingInt(Edge::b))
            .map(Networks::link)
            .toList();
    return new Network(name, qpus, qnus, List.of(), links, List.of());
  }

  /** All alike: only their number counts here. */
  private static Link link(Edge edge) {
    LinkModel model =
        new LinkModel(
            0.1,
            Span.micros(2),
            Span.ZERO,
            XState.werner(0.95, BellState.PHI_PLUS),
            BellState.PHI_PLUS,
            Span.nanos(200),
            Span.nanos(200));
    return new Link(
        edge.a() + "-" + edge.b(),
        edge.a(),
        edge.b(),
        "measured",
        OptionalInt.empty(),
        model,
        Span.ZERO,
        Span.nanos(150),
        0,
        0,
        0);
  }
}
