package bellhop.circuit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A gate of the table seen as another one under controls: ccx is x under two. Gates that are not
 * made so have no controls and are their own core.
 *
 * @param controls qubits that must be 1
 * @param core what happens then
 * @param phase and this phase with it, in rad
 */
record Structure(List<Integer> controls, GateCall core, double phase) {

  static Structure of(GateCall call) {
    return switch (call.gate()) {
      case CX -> under(1, call, Gate.X);
      case CY -> under(1, call, Gate.Y);
      case CZ -> under(1, call, Gate.Z);
      case CH -> under(1, call, Gate.H);
      case CSX -> under(1, call, Gate.SX);
      case CP -> under(1, call, Gate.P);
      case CRX -> under(1, call, Gate.RX);
      case CRY -> under(1, call, Gate.RY);
      case CRZ -> under(1, call, Gate.RZ);
      case CU3 -> under(1, call, Gate.U);
      case CU -> ofCu(call);
      case CSWAP -> under(1, call, Gate.SWAP);
      case CCX -> under(2, call, Gate.X);
      case CCZ -> under(2, call, Gate.Z);
      case C3X -> under(3, call, Gate.X);
      case C3SQRTX -> under(3, call, Gate.SX);
      case C4X -> under(4, call, Gate.X);
      case ID, X, Y, Z, H, S, SDG, T, TDG, SX, SXDG, P, RX, RY, RZ, U2, U0, U -> alone(call);
      case RXX, RYY, RZZ, SWAP, ISWAP, RCCX, RC3X -> alone(call);
    };
  }

  private static Structure alone(GateCall call) {
    return new Structure(List.of(), call, 0);
  }

  private static Structure under(int count, GateCall call, Gate core) {
    int[] qubits = call.qubits();
    int[] rest = Arrays.copyOfRange(qubits, count, qubits.length);
    return new Structure(
        IntStream.of(qubits).limit(count).boxed().toList(),
        GateCall.of(core, call.parameters(), rest),
        0);
  }

  private static Structure ofCu(GateCall call) {
    double[] angles = Arrays.copyOf(call.parameters(), 3);
    return new Structure(
        List.of(call.qubit(0)), GateCall.of(Gate.U, angles, call.qubit(1)), call.parameter(3));
  }
}
