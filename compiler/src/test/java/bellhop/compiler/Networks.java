package bellhop.compiler;

import bellhop.network.Coupling;
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
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Networks of equal QPUs with one QNU each. */
final class Networks {
  private static final Device DEVICE = Presets.device("transmon-2029");

  private Networks() {}

  static Network complete(int qpus, int data, int communication) {
    List<int[]> edges = new ArrayList<>();
    for (int a = 0; a < qpus; a++) {
      for (int b = a + 1; b < qpus; b++) {
        edges.add(new int[] {a, b});
      }
    }
    return network("complete", sizes(qpus, data), communication, edges);
  }

  static Network line(int qpus, int data, int communication) {
    List<int[]> edges = new ArrayList<>();
    for (int a = 0; a + 1 < qpus; a++) {
      edges.add(new int[] {a, a + 1});
    }
    return network("line", sizes(qpus, data), communication, edges);
  }

  static Network star(int qpus, int data, int communication) {
    List<int[]> edges = new ArrayList<>();
    for (int a = 1; a < qpus; a++) {
      edges.add(new int[] {0, a});
    }
    return network("star", sizes(qpus, data), communication, edges);
  }

  /** The same QPUs with a coupling each. */
  static Network coupled(Network network, IntFunction<Coupling> byDataQubits) {
    List<Qpu> qpus = new ArrayList<>();
    for (Qpu qpu : network.qpus()) {
      Coupling coupling = byDataQubits.apply(qpu.dataQubits());
      qpus.add(
          new Qpu(qpu.name(), qpu.dataQubits(), qpu.device(), qpu.domain(), Optional.of(coupling)));
    }
    return new Network(network.name(), qpus, network.qnus(), List.of(), network.links(), List.of());
  }

  private static int[] sizes(int qpus, int data) {
    return IntStream.generate(() -> data).limit(qpus).toArray();
  }

  static Network network(String name, int[] data, int communication, List<int[]> edges) {
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    for (int i = 0; i < data.length; i++) {
      qpus.add(new Qpu("qpu" + i, data[i], DEVICE));
      qnus.add(new Qnu("qpu" + i + "/0", i, communication, 0, Memory.PERFECT, Span.ZERO, 0));
    }
    List<Link> links = new ArrayList<>();
    for (int[] edge : edges) {
      links.add(link(edge[0], edge[1]));
    }
    return new Network(name, qpus, qnus, List.of(), links, List.of());
  }

  private static Link link(int a, int b) {
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
        "link" + a + "-" + b,
        a,
        b,
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
