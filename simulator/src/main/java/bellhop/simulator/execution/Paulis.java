package bellhop.simulator.execution;

import bellhop.circuit.Gate;

/** Pauli operators as numbers 2z + x: 0 none, 1 X, 2 Z, 3 Y. */
final class Paulis {
  static final int X = 1;
  static final int Z = 2;

  private Paulis() {}

  /** The number of a gate that is a Pauli, −1 for others. */
  static int find(Gate gate) {
    return switch (gate) {
      case ID -> 0;
      case X -> 1;
      case Z -> 2;
      case Y -> 3;
      default -> -1;
    };
  }

  static boolean flips(int pauli) {
    return (pauli & X) != 0;
  }

  static boolean turns(int pauli) {
    return (pauli & Z) != 0;
  }
}
