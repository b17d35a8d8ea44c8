package bellhop.qec.distil;

/**
 * Faults of the operations at each of the two ends; one-qubit gates and memories are perfect.
 *
 * @param gateError probability with which one of the 15 pairs of Paulis strikes the two qubits of a
 *     two-qubit gate, each alike: its process infidelity, in [0, 15/16]
 * @param readoutError chance that a measured bit is reported wrongly, in [0, 1/2]
 */
public record LocalNoise(double gateError, double readoutError) {
  public static final double MOST_GATE_ERROR = 15.0 / 16;

  /** Nothing goes wrong. */
  public static final LocalNoise NONE = new LocalNoise(0, 0);

  public LocalNoise {
    if (!(gateError >= 0 && gateError <= MOST_GATE_ERROR)) {
      throw new IllegalArgumentException("gate error " + gateError);
    }
    if (!(readoutError >= 0 && readoutError <= 0.5)) {
      throw new IllegalArgumentException("readout error " + readoutError);
    }
  }

  /**
   * Depolarising with probability p is replacing both qubits by fully mixed ones with 16p/15; this
   * is the chance that a gate of either end does so.
   */
  double scrambled() {
    double kept = 1 - gateError / MOST_GATE_ERROR;
    return 1 - kept * kept;
  }

  /** Chance that one end alone reports a bit wrongly. */
  double misread() {
    return 2 * readoutError * (1 - readoutError);
  }
}
