package bellhop.compiler.lowering;

import bellhop.circuit.Axis;
import bellhop.circuit.Form;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import java.util.ArrayList;
import java.util.List;

/** How an interaction reads when copies, whose axis is always Z, stand in for its operands. */
public final class ZForm {
  private ZForm() {}

  /** The axis of one operand of an interaction. */
  public static Axis axis(GateCall call, int operand) {
    if (call.gate().form() instanceof Form.Interaction(var first, var second, var _)) {
      return operand == 0 ? first : second;
    }
    throw new IllegalArgumentException(call + " is not an interaction");
  }

  /**
   * The interaction on other qubits, in gates of the table.
   *
   * @param first qubit in place of operand 0
   * @param firstIsCopy whether that is a copy, in Z form
   * @param second in place of operand 1
   * @param secondIsCopy likewise
   */
  public static List<GateCall> on(
      GateCall call, int first, boolean firstIsCopy, int second, boolean secondIsCopy) {
    Axis a = axis(call, 0);
    Axis b = axis(call, 1);
    boolean firstTurned = firstIsCopy && a != Axis.Z;
    boolean secondTurned = secondIsCopy && b != Axis.Z;
    if (!firstTurned && !secondTurned) {
      return List.of(call.on(first, second));
    }
    if (a == Axis.Z) {
      return List.of(diagonal(call).on(first, second));
    }
    // Both axes are turned (rxx, ryy): the operand that is no copy turns to Z and back.
    List<GateCall> calls = new ArrayList<>();
    if (!firstTurned) {
      turn(calls, a, first, diagonal(call).on(first, second));
    } else if (!secondTurned) {
      turn(calls, b, second, diagonal(call).on(first, second));
    } else {
      calls.add(diagonal(call).on(first, second));
    }
    return calls;
  }

  private static void turn(List<GateCall> calls, Axis axis, int qubit, GateCall middle) {
    calls.addAll(toZ(axis, qubit));
    calls.add(middle);
    calls.addAll(fromZ(axis, qubit));
  }

  /** Gates that turn the axis of a qubit to Z. */
  public static List<GateCall> toZ(Axis axis, int qubit) {
    return axis.toZ().stream().map(call -> call.on(qubit)).toList();
  }

  /** Gates that undo {@link #toZ}. */
  public static List<GateCall> fromZ(Axis axis, int qubit) {
    return axis.fromZ().stream().map(call -> call.on(qubit)).toList();
  }

  /** The gate that flips the sign of an axis' second eigenstate: what ends a copy. */
  public static GateCall sign(Axis axis, int qubit) {
    Gate gate =
        switch (axis) {
          case Z -> Gate.Z;
          case X -> Gate.X;
          case Y -> Gate.Y;
          case XZ -> Gate.H;
        };
    return GateCall.of(gate, qubit);
  }

  /** The same phases with both axes Z. */
  private static GateCall diagonal(GateCall call) {
    return switch (call.gate()) {
      case CX, CY, CZ, CH -> GateCall.of(Gate.CZ, 0, 1);
      case CSX -> GateCall.of(Gate.CP, new double[] {StrictMath.PI / 2}, 0, 1);
      case CP -> call.on(0, 1);
      case CRX, CRZ -> GateCall.of(Gate.CRZ, call.parameters(), 0, 1);
      case RXX, RYY, RZZ -> GateCall.of(Gate.RZZ, call.parameters(), 0, 1);
      default -> throw new IllegalStateException(call + " has no diagonal twin in the table");
    };
  }
}
