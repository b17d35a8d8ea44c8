package bellhop.qec.noise;

import java.util.Locale;

/** The occasions on which noise happens, and what happens then. */
public enum Cause {
  ONE_QUBIT(3 / 4.0, "DEPOLARIZE1 after a Clifford gate of one qubit"),
  TWO_QUBIT(15 / 16.0, "DEPOLARIZE2 after a Clifford gate or a measured parity of two qubits"),
  RESET(1, "a flip after a reset: X, or Z for the basis X"),
  MEASUREMENT(1, "a flip before a measurement: X, or Z for the basis X"),
  RECORD(1, "a wrong record; the qubit is left as it was measured"),
  IDLE(3 / 4.0, "DEPOLARIZE1 for each unit of time in a layer that does not touch the qubit"),
  IDLE_BESIDE_COLLAPSE(
      3 / 4.0, "DEPOLARIZE1 besides if others are measured or reset in that layer"),
  ROUND(3 / 4.0, "DEPOLARIZE1 on the data before each round");

  private final double most;
  private final String words;

  Cause(double most, String words) {
    this.most = most;
    this.words = words;
  }

  /** Probability at which nothing of the qubit is left; no more can be asked for. */
  public double most() {
    return most;
  }

  public String words() {
    return words;
  }

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
