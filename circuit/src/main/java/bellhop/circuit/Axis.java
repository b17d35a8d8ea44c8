package bellhop.circuit;

import java.util.List;

/**
 * The direction of the Bloch sphere along which a two-qubit gate leaves an operand alone. A copy of
 * a qubit along the axis can stand in for it (gate teleportation).
 */
public enum Axis {
  Z,
  X,
  Y,
  /** (X + Z)/√2, the axis of the Hadamard gate. */
  XZ;

  /** Gates on qubit 0, first to last, whose product V obeys V·(this Pauli)·V† = Z. */
  public List<GateCall> toZ() {
    // Built on call: gates name axes and axes name gates, so neither may need the other to load.
    return switch (this) {
      case Z -> List.of();
      case X -> List.of(GateCall.of(Gate.H, 0));
      case Y -> List.of(GateCall.of(Gate.SDG, 0), GateCall.of(Gate.H, 0));
      case XZ -> List.of(GateCall.of(Gate.RY, new double[] {-StrictMath.PI / 4}, 0));
    };
  }

  /** Gates on qubit 0, first to last, that undo {@link #toZ}. */
  public List<GateCall> fromZ() {
    return Inverse.of(toZ());
  }
}
