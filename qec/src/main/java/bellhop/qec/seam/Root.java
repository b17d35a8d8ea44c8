package bellhop.qec.seam;

import bellhop.circuit.stabilizer.Op;

/**
 * Which qubit of a CX is copied to the other machine. A copy of the control agrees with it in Z, a
 * copy of the target in X; what is X for one is Z for the other.
 */
public enum Root {
  CONTROL,
  TARGET;

  /** Prepares a copy that the copying CX then makes agree. */
  Op reset() {
    return this == CONTROL ? Op.R : Op.RX;
  }

  /** Makes the undoing of the copy wrong. */
  Op phase() {
    return this == CONTROL ? Op.Z_ERROR : Op.X_ERROR;
  }

  int[] copying(int root, int copy) {
    return this == CONTROL ? new int[] {root, copy} : new int[] {copy, root};
  }
}
