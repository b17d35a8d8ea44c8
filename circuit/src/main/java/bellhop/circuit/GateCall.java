package bellhop.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A gate of the table with its angles and qubits. Immutable; equal by value. */
public final class GateCall {
  private static final double[] NO_PARAMETERS = {};

  private final Gate gate;
  private final double[] parameters;
  private final int[] qubits;

  private GateCall(Gate gate, double[] parameters, int[] qubits) {
    if (parameters.length != gate.parameterCount() || qubits.length != gate.qubitCount()) {
      throw new IllegalArgumentException(
          gate
              + " takes "
              + gate.parameterCount()
              + " angles and "
              + gate.qubitCount()
              + " qubits, not "
              + parameters.length
              + " and "
              + qubits.length);
    }
    this.gate = gate;
    this.parameters = parameters;
    this.qubits = qubits;
  }

  public static GateCall of(Gate gate, int... qubits) {
    return new GateCall(gate, NO_PARAMETERS, qubits.clone());
  }

  /** With angles in rad. */
  public static GateCall of(Gate gate, double[] parameters, int... qubits) {
    return new GateCall(gate, parameters.clone(), qubits.clone());
  }

  public Gate gate() {
    return gate;
  }

  public int qubit(int operand) {
    return qubits[operand];
  }

  public int qubitCount() {
    return qubits.length;
  }

  public int[] qubits() {
    return qubits.clone();
  }

  public double parameter(int index) {
    return parameters[index];
  }

  public double[] parameters() {
    return parameters.clone();
  }

  /** The unitary of {@link Gate#matrix}. */
  public double[] matrix() {
    return gate.matrix(parameters);
  }

  /** The same gate elsewhere. */
  public GateCall on(int... others) {
    return new GateCall(gate, parameters, others.clone());
  }

  /** The gates that define it one level down, on its qubits; itself if nothing does. */
  public List<GateCall> expand() {
    if (!(gate.form() instanceof Form.Sequence(int _, var calls))) {
      return List.of(this);
    }
    List<GateCall> result = new ArrayList<>();
    for (GateCall call : calls.apply(parameters)) {
      result.add(call.through(qubits));
    }
    return result;
  }

  /** Operand numbers replaced by these qubits. */
  private GateCall through(int[] places) {
    int[] moved = new int[qubits.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = places[qubits[i]];
    }
    return new GateCall(gate, parameters, moved);
  }

  /**
   * The same calls in one-qubit gates and {@linkplain Form.Interaction interactions} alone. So a
   * swap counts as three interactions, ccx as six, cswap as eight, cry, cu and cu3 as two.
   */
  public static List<GateCall> canonical(List<GateCall> calls) {
    List<GateCall> result = new ArrayList<>(calls.size());
    for (GateCall call : calls) {
      if (call.gate.form() instanceof Form.Sequence) {
        result.addAll(canonical(call.expand()));
      } else {
        result.add(call);
      }
    }
    return result;
  }

  /** Two-qubit interactions that it stands for; none for one qubit. */
  public int interactionCount() {
    return switch (gate.form()) {
      case Form.OneQubit _ -> 0;
      case Form.Interaction _ -> 1;
      case Form.Sequence _ -> expand().stream().mapToInt(GateCall::interactionCount).sum();
    };
  }

  /** Gates, first to last, that undo it; their product with it is 1 with its phase. */
  public List<GateCall> inverse() {
    return Inverse.of(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GateCall that
        && gate == that.gate
        && Arrays.equals(parameters, that.parameters)
        && Arrays.equals(qubits, that.qubits);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * gate.qasmName().hashCode() + Arrays.hashCode(parameters))
        + Arrays.hashCode(qubits);
  }

  @Override
  public String toString() {
    return gate.qasmName()
        + (parameters.length == 0 ? "" : Arrays.toString(parameters))
        + Arrays.toString(qubits);
  }
}
