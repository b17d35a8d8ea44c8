package bellhop.simulator;

import java.util.Locale;

/** What became of waiting, the only cause that is no Pauli channel by itself. */
public enum NoiseModel {
  /** Amplitude damping and dephasing as they are, by trajectories. */
  EXACT,
  /** The nearest Pauli channel in their place. */
  TWIRLED;

  /** As results write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
