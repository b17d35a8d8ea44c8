package bellhop.circuit;

import static java.lang.StrictMath.PI;

import java.util.ArrayList;
import java.util.List;

/** The inverse of a gate in gates of the table: one gate where the table has it. */
final class Inverse {
  private Inverse() {}

  static List<GateCall> of(GateCall call) {
    return switch (call.gate()) {
      case ID, X, Y, Z, H, U0, CX, CY, CZ, CH, SWAP, CCX, CCZ, CSWAP, C3X, C4X -> List.of(call);
      case S -> as(call, Gate.SDG);
      case SDG -> as(call, Gate.S);
      case T -> as(call, Gate.TDG);
      case TDG -> as(call, Gate.T);
      case SX -> as(call, Gate.SXDG);
      case SXDG -> as(call, Gate.SX);
      case P, RX, RY, RZ, CP, CRX, CRY, CRZ, RXX, RYY, RZZ ->
          as(call, call.gate(), -call.parameter(0));
      case U2 -> as(call, Gate.U2, -call.parameter(1) - PI, -call.parameter(0) + PI);
      case U, CU3 ->
          as(call, call.gate(), -call.parameter(0), -call.parameter(2), -call.parameter(1));
      case CU ->
          as(
              call,
              Gate.CU,
              -call.parameter(0),
              -call.parameter(2),
              -call.parameter(1),
              -call.parameter(3));
      case CSX -> ofCsx(call);
      case ISWAP, RCCX, RC3X, C3SQRTX -> of(call.expand());
    };
  }

  private static List<GateCall> as(GateCall call, Gate gate, double... parameters) {
    return List.of(GateCall.of(gate, parameters, call.qubits()));
  }

  private static List<GateCall> ofCsx(GateCall call) {
    GateCall turn = GateCall.of(Gate.H, call.qubit(1));
    return List.of(turn, GateCall.of(Gate.CP, new double[] {-PI / 2}, call.qubits()), turn);
  }

  /** Undoes all, the last one first. */
  static List<GateCall> of(List<GateCall> calls) {
    List<GateCall> result = new ArrayList<>();
    for (GateCall call : calls.reversed()) {
      result.addAll(of(call));
    }
    return result;
  }
}
