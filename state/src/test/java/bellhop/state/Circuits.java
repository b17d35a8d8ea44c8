package bellhop.state;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Random gates for tests. */
final class Circuits {
  /** Parameterless Clifford gates and angles that make others Clifford. */
  private static final List<Gate> CLIFFORD =
      List.of(
          Gate.ID,
          Gate.X,
          Gate.Y,
          Gate.Z,
          Gate.H,
          Gate.S,
          Gate.SDG,
          Gate.SX,
          Gate.SXDG,
          Gate.P,
          Gate.RX,
          Gate.RY,
          Gate.RZ,
          Gate.U2,
          Gate.U,
          Gate.CX,
          Gate.CY,
          Gate.CZ,
          Gate.CP,
          Gate.RXX,
          Gate.RYY,
          Gate.RZZ,
          Gate.SWAP,
          Gate.ISWAP);

  private Circuits() {}

  /** Any gate of the table on random qubits with random angles. */
  static GateCall any(int qubits, RandomStream stream) {
    List<Gate> fitting = new ArrayList<>(List.of(Gate.values()));
    fitting.removeIf(gate -> gate.qubitCount() > qubits);
    return call(fitting.get(stream.nextInt(fitting.size())), qubits, stream);
  }

  static GateCall call(Gate gate, int qubits, RandomStream stream) {
    double[] angles = new double[gate.parameterCount()];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = 4 * StrictMath.PI * (stream.nextDouble() - 0.5);
    }
    return GateCall.of(gate, angles, operands(gate.qubitCount(), qubits, stream));
  }

  static GateCall clifford(int qubits, RandomStream stream) {
    List<Gate> fitting = new ArrayList<>(CLIFFORD);
    fitting.removeIf(gate -> gate.qubitCount() > qubits);
    Gate gate = fitting.get(stream.nextInt(fitting.size()));
    double unit = gate == Gate.CP ? StrictMath.PI : StrictMath.PI / 2;
    double[] angles = new double[gate.parameterCount()];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = unit * (stream.nextInt(9) - 4);
    }
    return GateCall.of(gate, angles, operands(gate.qubitCount(), qubits, stream));
  }

  private static int[] operands(int count, int qubits, RandomStream stream) {
    int[] numbers = new int[qubits];
    for (int i = 0; i < qubits; i++) {
      numbers[i] = i;
    }
    int[] result = new int[count];
    for (int i = 0; i < count; i++) {
      int chosen = i + stream.nextInt(qubits - i);
      result[i] = numbers[chosen];
      numbers[chosen] = numbers[i];
    }
    return result;
  }
}
