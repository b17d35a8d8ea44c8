package bellhop.simulator.execution;

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

/** Small networks and figures for tests. */
final class Lab {
  static final Memory TRANSMON = new Memory(425e-6, 541e-6, 0);
  static final XState PERFECT = XState.bell(BellState.PHI_PLUS);

  private Lab() {}

  /** Operations take no time. */
  static Device device(double oneQubit, double twoQubit, double readout, Memory memory) {
    return device(oneQubit, twoQubit, readout, readout, memory, Span.ZERO);
  }

  static Device device(
      double oneQubit,
      double twoQubit,
      double readout01,
      double readout10,
      Memory memory,
      Span gate) {
    return new Device(
        gate, oneQubit, gate, twoQubit, gate, readout01, readout10, gate, gate, memory);
  }

  static Device perfect() {
    return device(0, 0, 0, Memory.PERFECT);
  }

  /** QPUs in a line, a link between neighbours; each QPU has two communication qubits per link. */
  static Network line(int qpuCount, int data, Device device, XState pair, BellState heralded) {
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < qpuCount; i++) {
      qpus.add(new Qpu("q" + i, data, device));
    }
    for (int i = 0; i + 1 < qpuCount; i++) {
      qnus.add(qnu("r" + i, i));
      qnus.add(qnu("l" + i, i + 1));
      links.add(link("link" + i, 2 * i, pair, heralded));
    }
    return new Network("line", qpus, qnus, List.of(), links, List.of());
  }

  private static Qnu qnu(String name, int qpu) {
    return new Qnu(name, qpu, 2, 0, Memory.PERFECT, Span.ZERO, 0);
  }

  private static Link link(String name, int qnuA, XState pair, BellState heralded) {
    LinkModel model =
        new LinkModel(1, Span.micros(1), Span.ZERO, pair, heralded, Span.ZERO, Span.ZERO);
    return new Link(
        name,
        qnuA,
        qnuA + 1,
        "measured",
        OptionalInt.empty(),
        model,
        Span.ZERO,
        Span.ZERO,
        0,
        0,
        0);
  }

  /** Pitch-and-catch: half excitation through a line of that efficiency. */
  static XState pitched(double eta) {
    return new XState((1 - eta) / 2, eta / 2, 0.5, 0, StrictMath.sqrt(eta) / 2, 0, 0, 0);
  }
}
