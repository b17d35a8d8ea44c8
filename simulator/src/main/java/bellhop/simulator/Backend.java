package bellhop.simulator;

import java.util.Locale;

/** How the quantum side of a program is worked out. */
public enum Backend {
  /** The exact one where it fits, else the stabiliser one where it applies. */
  AUTO,
  /** Amplitudes with exact noise trajectories, up to 26 qubits. */
  STATEVECTOR,
  /** Tableau and Pauli frames with twirled noise, for Clifford programs of thousands of qubits. */
  STABILIZER;

  /** As flags and results write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
