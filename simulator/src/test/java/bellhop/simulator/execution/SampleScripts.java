package bellhop.simulator.execution;

import bellhop.circuit.Gate;
import bellhop.network.Network;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Small distributed programs, one for each thing that a compiler may emit. */
final class SampleScripts {
  private SampleScripts() {}

  /** Of two QPUs, with two data qubits each. */
  static Map<String, Function<Network, Script>> onTwo() {
    Map<String, Function<Network, Script>> scripts = new LinkedHashMap<>();
    scripts.put("packet", SampleScripts::packet);
    scripts.put("packet rooted in X", SampleScripts::packetInX);
    scripts.put("gates on the root of a live copy", SampleScripts::turnedRoot);
    scripts.put("teleported there and home", SampleScripts::visit);
    scripts.put("results in the middle", SampleScripts::feedback);
    scripts.put("Bell pair used as it is", SampleScripts::rawPair);
    return scripts;
  }

  /** Those of them with Clifford gates only. */
  static Map<String, Function<Network, Script>> cliffordOnTwo() {
    Map<String, Function<Network, Script>> scripts = onTwo();
    scripts.remove("packet");
    scripts.remove("gates on the root of a live copy");
    scripts.put("ghz", SampleScripts::ghz);
    return scripts;
  }

  /** Of three QPUs in a line, with one data qubit each. */
  static Map<String, Function<Network, Script>> onThree() {
    Map<String, Function<Network, Script>> scripts = new LinkedHashMap<>();
    scripts.put("relay", SampleScripts::relay);
    scripts.put("fan-out", SampleScripts::fanOut);
    return scripts;
  }

  static Script packet(Network network) {
    Script s = new Script(network);
    int link = s.link(0);
    s.gate(0, Gate.H, 0).turn(0, Gate.RY, 0.7, 0);
    s.gate(1, Gate.H, 0).turn(1, Gate.RY, 1.1, 1);
    s.copy(0, 0, link, link);
    s.turn(1, Gate.CP, 1.3, link, 0).turn(1, Gate.CRX, 0.9, link, 1).turn(1, Gate.P, 0.4, link);
    s.uncopy(0, 0, link);
    s.gate(0, Gate.H, 0).gate(1, Gate.H, 0);
    return results(s);
  }

  static Script packetInX(Network network) {
    Script s = new Script(network);
    int link = s.link(0);
    s.gate(0, Gate.H, 0).gate(0, Gate.S, 0).gate(1, Gate.H, 1);
    s.gate(0, Gate.H, 0).copy(0, 0, link, link).gate(0, Gate.H, 0);
    // the root waits with its copy alive, and a gate along their axis needs both as they are
    for (int i = 0; i < 5; i++) {
      s.gate(0, Gate.SX, 1).gate(1, Gate.SX, 0);
    }
    s.gate(0, Gate.CX, 1, 0);
    s.gate(1, Gate.CX, link, 1).gate(1, Gate.CZ, link, 0);
    s.gate(1, Gate.H, link);
    int there = s.tell(1, s.measure(1, link), 0);
    s.guarded(0, there, Gate.X, 0);
    s.gate(0, Gate.CX, 0, 1).gate(1, Gate.H, 1);
    return results(s);
  }

  static Script turnedRoot(Network network) {
    Script s = new Script(network);
    int link = s.link(0);
    s.turn(0, Gate.RY, 0.8, 0).turn(1, Gate.RY, 0.3, 0).gate(1, Gate.H, 1);
    s.copy(0, 0, link, link);
    s.turn(0, Gate.P, 0.6, 0).gate(0, Gate.X, 0);
    s.turn(1, Gate.CP, 0.9, link, 0);
    s.turn(0, Gate.RX, 0.5, 0);
    s.gate(1, Gate.CY, link, 1);
    s.gate(1, Gate.H, link);
    int there = s.tell(1, s.measure(1, link), 0);
    // Z on the root as it was when it was copied
    s.turn(0, Gate.RX, -0.5, 0).guarded(0, there, Gate.Z, 0).turn(0, Gate.RX, 0.5, 0);
    return results(s);
  }

  static Script visit(Network network) {
    Script s = new Script(network);
    int link = s.link(0);
    s.gate(0, Gate.H, 0).gate(0, Gate.S, 0).gate(1, Gate.H, 0);
    s.gate(0, Gate.CX, 0, 1);
    s.move(0, 0, link, link);
    s.gate(1, Gate.CX, link, 1).gate(1, Gate.SX, link).gate(1, Gate.SWAP, link, 1);
    s.gate(1, Gate.CX, 0, 1).gate(1, Gate.H, link);
    s.result(0, 1);
    s.result(1, 0);
    s.result(1, 1);
    s.result(1, link);
    return s;
  }

  static Script feedback(Network network) {
    Script s = new Script(network);
    int link = s.link(0);
    s.gate(0, Gate.H, 0).gate(0, Gate.CX, 0, 1);
    int seen = s.result(0, 1);
    s.guarded(0, seen, Gate.X, 1);
    s.copy(0, 0, link, link).gate(1, Gate.CX, link, 0).uncopy(0, 0, link);
    int there = s.tell(0, seen, 1);
    s.guarded(1, there, Gate.Y, 1);
    s.reset(0, 0).gate(0, Gate.SX, 0);
    return results(s);
  }

  /** Both halves are swapped into data qubits and met by gates before anything is measured. */
  static Script rawPair(Network network) {
    Script s = new Script(network);
    int link = s.link(0);
    s.pair(0, link, link);
    s.gate(0, Gate.SWAP, link, 0).gate(1, Gate.SWAP, link, 1);
    s.gate(0, Gate.S, 0).gate(0, Gate.H, 0).gate(1, Gate.H, 1).gate(1, Gate.CX, 1, 0);
    return results(s);
  }

  static Script ghz(Network network) {
    Script s = new Script(network);
    int link = s.link(0);
    s.gate(0, Gate.H, 0).gate(0, Gate.CX, 0, 1);
    s.copy(0, 1, link, link).gate(1, Gate.CX, link, 0).uncopy(0, 1, link);
    s.gate(1, Gate.CX, 0, 1);
    return results(s);
  }

  /** A copy over two links. */
  static Script relay(Network network) {
    Script s = new Script(network);
    s.gate(0, Gate.H, 0).gate(2, Gate.H, 0).gate(0, Gate.T, 0);
    s.pair(0, s.link(0), s.link(0)).pair(1, s.link(2), s.link(0));
    s.relay(1, s.link(0), s.link(2), s.link(0));
    s.gate(0, Gate.CX, 0, s.link(0));
    int m1 = s.tell(0, s.measure(0, s.link(0)), 2);
    s.guarded(2, m1, Gate.X, s.link(0));
    s.turn(2, Gate.CP, 1.2, s.link(0), 0).gate(2, Gate.H, s.link(0));
    int m2 = s.tell(2, s.measure(2, s.link(0)), 0);
    s.guarded(0, m2, Gate.Z, 0);
    s.gate(0, Gate.H, 0).gate(2, Gate.H, 0);
    s.result(0, 0);
    s.result(2, 0);
    return s;
  }

  /** The same with Clifford gates. */
  static Script cliffordRelay(Network network) {
    Script s = new Script(network);
    s.gate(0, Gate.H, 0).gate(2, Gate.H, 0);
    s.pair(0, s.link(0), s.link(0)).pair(1, s.link(2), s.link(0));
    s.relay(1, s.link(0), s.link(2), s.link(0));
    s.move(0, 0, s.link(1), s.link(1));
    s.gate(2, Gate.CZ, s.link(0), 0).gate(2, Gate.H, 0);
    s.gate(0, Gate.H, s.link(0)).gate(1, Gate.H, s.link(1));
    s.result(0, s.link(0));
    s.result(1, s.link(1));
    s.result(2, s.link(0));
    s.result(2, 0);
    return s;
  }

  /** A copy of a copy. */
  static Script fanOut(Network network) {
    Script s = new Script(network);
    s.turn(0, Gate.RY, 1.2, 0).gate(1, Gate.H, 0).turn(2, Gate.RY, 0.4, 0);
    s.copy(0, 0, s.link(0), s.link(0));
    s.copy(1, s.link(0), s.link(2), s.link(0));
    s.turn(1, Gate.CP, 0.8, s.link(0), 0).turn(2, Gate.CRX, 1.5, s.link(0), 0);
    s.uncopy(1, s.link(0), s.link(0));
    s.uncopy(0, 0, s.link(0));
    s.gate(0, Gate.H, 0).gate(1, Gate.H, 0);
    s.result(0, 0);
    s.result(1, 0);
    s.result(2, 0);
    return s;
  }

  private static Script results(Script s) {
    for (int qpu = 0; qpu < 2; qpu++) {
      s.result(qpu, 0);
      s.result(qpu, 1);
    }
    return s;
  }
}
