package bellhop.protocol.path;

import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Nodes in a row, joined by links that succeed with 0.02 every 100 us, for tests. */
final class Rows {
  static final double MEAN_S = 5e-3;

  private Rows() {}

  static XState werner(double fidelity) {
    return XState.werner(fidelity, BellState.PSI_PLUS);
  }

  /** Of links with that latency; heralds come at once. */
  static Network of(int links, int lanes, XState born, double lifetimeS, Span latency) {
    Memory memory = new Memory(lifetimeS, lifetimeS, 0);
    Device device =
        new Device(Span.ZERO, 0, Span.ZERO, 0, Span.ZERO, 0, 0, Span.ZERO, Span.ZERO, memory);
    LinkModel model =
        new LinkModel(
            0.02,
            Span.micros(100),
            Span.ZERO,
            born,
            BellState.PSI_PLUS,
            Span.ZERO,
            Span.ZERO,
            false,
            lanes);
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> all = new ArrayList<>();
    for (int n = 0; n <= links; n++) {
      qpus.add(new Qpu("n" + n, 0, device));
    }
    for (int l = 0; l < links; l++) {
      qnus.add(new Qnu("r" + l, l, lanes, 0, Memory.PERFECT, Span.ZERO, 0));
      qnus.add(new Qnu("l" + (l + 1), l + 1, lanes, 0, Memory.PERFECT, Span.ZERO, 0));
      OptionalInt none = OptionalInt.empty();
      String name = "l" + l;
      all.add(
          new Link(name, 2 * l, 2 * l + 1, "measured", none, model, Span.ZERO, latency, 0, 0, 0));
    }
    return new Network("row", qpus, qnus, List.of(), all, List.of());
  }
}
