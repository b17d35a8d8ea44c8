package bellhop.qec.code;

import bellhop.circuit.stabilizer.Op;

/** Which Pauli: of a check, or of the logical operator that a memory keeps. */
public enum Basis {
  X,
  Z;

  Basis other() {
    return this == X ? Z : X;
  }

  Op reset() {
    return this == X ? Op.RX : Op.R;
  }

  Op measurement() {
    return this == X ? Op.MX : Op.M;
  }
}
