package bellhop.compiler.placement;

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
import java.util.OptionalInt;

/** Small networks. */
final class Lines {
  private Lines() {}

  /** QPU i is joined with i + 1. */
  static Network line(int qpus, int data, int communication) {
    return network(qpus, data, communication, false);
  }

  /** Every two are joined. */
  static Network complete(int qpus, int data, int communication) {
    return network(qpus, data, communication, true);
  }

  private static Network network(int qpus, int data, int communication, boolean complete) {
    List<int[]> edges = new ArrayList<>();
    for (int i = 0; i + 1 < qpus; i++) {
      for (int j = i + 1; j < (complete ? qpus : i + 2); j++) {
        edges.add(new int[] {i, j});
      }
    }
    return network(qpus, data, communication, edges);
  }

  /** Equal QPUs, joined two by two. */
  static Network network(int qpus, int data, int communication, List<int[]> edges) {
    Device device = Presets.device("transmon-2029");
    List<Qpu> all = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < qpus; i++) {
      all.add(new Qpu("qpu" + i, data, device));
      qnus.add(new Qnu("qpu" + i + "/0", i, communication, 0, Memory.PERFECT, Span.ZERO, 0));
    }
    for (int[] edge : edges) {
      links.add(link("link" + edge[0] + "-" + edge[1], edge[0], edge[1], 0.9));
    }
    return new Network("small", all, qnus, List.of(), links, List.of());
  }

  /** Between two QNUs, of that fidelity. */
  static Link link(String name, int a, int b, double fidelity) {
    LinkModel model =
        new LinkModel(
            0.1,
            Span.micros(1),
            Span.ZERO,
            XState.werner(fidelity, BellState.PHI_PLUS),
            BellState.PHI_PLUS,
            Span.ZERO,
            Span.ZERO);
    return new Link(
        name, a, b, "measured", OptionalInt.empty(), model, Span.ZERO, Span.ZERO, 0, 0, 0);
  }
}
