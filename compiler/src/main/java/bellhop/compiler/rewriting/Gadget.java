package bellhop.compiler.rewriting;

import bellhop.circuit.Form;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * exp(−i·angle/2·Z⊗…⊗Z) up to a phase: a turn about the parity of some qubits. {@code rz} and
 * {@code rzz} are gadgets of one and two qubits; larger ones are written as a ladder of {@code cx}
 * up, a turn, and the same ladder down.
 *
 * @param support distinct qubits, in the order in which they were found
 * @param angle in rad
 */
record Gadget(List<Integer> support, double angle) {
  Gadget {
    support = List.copyOf(support);
  }

  /** A gate that is a gadget as it stands: diagonal on one qubit, or {@code rzz}. */
  static Optional<Gadget> find(GateCall call) {
    if (call.gate() == Gate.RZZ) {
      return Optional.of(new Gadget(List.of(call.qubit(0), call.qubit(1)), call.parameter(0)));
    }
    if (!(call.gate().form() instanceof Form.OneQubit)) {
      return Optional.empty();
    }
    double[] matrix = call.matrix();
    return Matrices.isDiagonal(matrix)
        ? Optional.of(new Gadget(List.of(call.qubit(0)), angle(call, matrix)))
        : Optional.empty();
  }

  /** The phase of |1⟩ beyond that of |0⟩. */
  private static double angle(GateCall call, double[] matrix) {
    return call.gate() == Gate.RZ || call.gate() == Gate.P
        ? call.parameter(0)
        : StrictMath.atan2(matrix[7], matrix[6]) - StrictMath.atan2(matrix[1], matrix[0]);
  }

  /** Two-qubit gates that it is written in. */
  int size() {
    int qubits = support.size();
    return qubits <= 2 ? qubits - 1 : 2 * (qubits - 1);
  }

  /** With another qubit in its parity, or without it if it was in. */
  Gadget toggled(int qubit) {
    List<Integer> other = new ArrayList<>(support);
    if (!other.remove(Integer.valueOf(qubit))) {
      other.add(qubit);
    }
    return new Gadget(other, angle);
  }

  /**
   * Gates of the table that do it.
   *
   * @param ladders of turns about three qubits or more
   */
  List<GateCall> written(Ladders ladders) {
    double[] turn = {angle};
    return switch (support.size()) {
      case 1 -> List.of(GateCall.of(Gate.RZ, turn, support.getFirst()));
      case 2 -> List.of(GateCall.of(Gate.RZZ, turn, support.getLast(), support.getFirst()));
      default -> {
        List<GateCall> up = ladders.up(this);
        List<GateCall> calls = new ArrayList<>(up);
        calls.add(GateCall.of(Gate.RZ, turn, up.getLast().qubit(1)));
        calls.addAll(up.reversed());
        yield calls;
      }
    };
  }
}
