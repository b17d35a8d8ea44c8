package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Step;
import bellhop.state.CliffordAction;
import bellhop.state.Tableau;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All stabilizer states of a few qubits: 6 of one, 60 of two, 1,080 of three. Each is a circuit
 * that prepares it from |0…0⟩, as short as gates H, S and CX make it.
 */
final class StabilizerStates {
  private StabilizerStates() {}

  static List<List<Step>> all(int qubits) {
    return List.copyOf(found(qubits, false).values());
  }

  /** One for each group of stabilizers without their signs: 3, 15, 135. */
  static List<List<Step>> withoutSigns(int qubits) {
    return List.copyOf(found(qubits, true).values());
  }

  private record Found(Tableau state, List<Step> circuit) {}

  private static Map<String, List<Step>> found(int qubits, boolean isSignless) {
    SortedMap<String, List<Step>> byName = new TreeMap<>();
    Deque<Found> open = new ArrayDeque<>(List.of(new Found(new Tableau(qubits), List.of())));
    while (!open.isEmpty()) {
      Found next = open.remove();
      String name = next.state().canonicalStabilisers().toString();
      String key = isSignless ? name.replaceAll("[+-]", "") : name;
      if (byName.putIfAbsent(key, next.circuit()) == null) {
        gates(qubits).forEach(gate -> open.add(after(next, gate)));
      }
    }
    return byName;
  }

  private static List<Step.Apply> gates(int qubits) {
    List<Step.Apply> gates = new ArrayList<>();
    for (int q = 0; q < qubits; q++) {
      gates.add(Step.Apply.of(Op.H, q));
      gates.add(Step.Apply.of(Op.S, q));
      for (int other = 0; other < qubits; other++) {
        if (other != q) {
          gates.add(Step.Apply.of(Op.CX, q, other));
        }
      }
    }
    return gates;
  }

  private static Found after(Found found, Step.Apply gate) {
    Tableau state = found.state().copy();
    state.apply(CliffordAction.of(gate.op()), gate.targets());
    List<Step> circuit = new ArrayList<>(found.circuit());
    circuit.add(gate);
    return new Found(state, List.copyOf(circuit));
  }
}
