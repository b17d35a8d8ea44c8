package bellhop.pair;

/**
 * A Bell-diagonal pair, or the twirled shadow of any pair: the weights of the four Bell states,
 * named by the Pauli that leads from Φ+ to them.
 *
 * @param i weight of Φ+, which is the fidelity
 * @param z weight of Φ−
 * @param x weight of Ψ+
 * @param y weight of Ψ−
 */
public record BellWeights(double i, double z, double x, double y) {
  private static final double SUM_SLACK = 1e-9;
  private static final double SLACK = 1e-12;

  /** Refuses weights below 0, or whose sum is not 1. */
  public BellWeights {
    double least = StrictMath.min(StrictMath.min(i, z), StrictMath.min(x, y));
    if (!(least >= -SLACK && StrictMath.abs(i + z + x + y - 1) <= SUM_SLACK)) {
      throw new IllegalArgumentException(
          "Bell weights are at least 0 and add up to 1, not " + i + " " + z + " " + x + " " + y);
    }
  }

  public double fidelity() {
    return i;
  }

  /** Weight of the other three: 1 − fidelity, with all its digits where it is small. */
  public double infidelity() {
    return z + x + y;
  }

  /** The Werner pair of the same fidelity, with the infidelity kept to its last digit. */
  public BellWeights twirled() {
    double rest = infidelity() / 3;
    return new BellWeights(i, rest, rest, rest);
  }

  public double of(BellState s) {
    return switch (s) {
      case PHI_PLUS -> i;
      case PSI_PLUS -> x;
      case PHI_MINUS -> z;
      case PSI_MINUS -> y;
    };
  }

  /** The weights after a Pauli of one end: that of state s becomes that of s ⊕ frame. */
  public BellWeights correct(BellState frame) {
    return new BellWeights(
        of(frame),
        of(BellState.PHI_MINUS.xor(frame)),
        of(BellState.PSI_PLUS.xor(frame)),
        of(BellState.PSI_MINUS.xor(frame)));
  }

  /**
   * Independent faults in a row, as in a swap with every correction made: convolution over the
   * group of Paulis. For any two states, averaged over the outcomes.
   */
  public BellWeights convolve(BellWeights o) {
    return new BellWeights(
        i * o.i + z * o.z + x * o.x + y * o.y,
        i * o.z + z * o.i + x * o.y + y * o.x,
        i * o.x + x * o.i + z * o.y + y * o.z,
        i * o.y + y * o.i + z * o.x + x * o.z);
  }

  /**
   * One round of DEJMPS (Deutsch and others 1996) with perfect local operations: one end turns by
   * +π/2 about X, the other by −π/2, then CNOTs on the target, kept when both ends agree. It gains
   * when the largest weight is above 1/2 and belongs to Φ+. The output is booked as Bell-diagonal.
   */
  public DistilledWeights dejmps(BellWeights o) {
    double p = (i + y) * (o.i + o.y) + (x + z) * (o.x + o.z);
    if (!(p > 0)) {
      return new DistilledWeights(0, XState.MIXED.weights());
    }
    return new DistilledWeights(
        p,
        new BellWeights(
            (i * o.i + y * o.y) / p,
            (i * o.y + y * o.i) / p,
            (x * o.x + z * o.z) / p,
            (x * o.z + z * o.x) / p));
  }

  /**
   * The same with bits that are reported wrongly: a round whose target was flipped then passes for
   * a good one.
   *
   * @param misread chance that exactly one of the two ends reports a wrong bit
   */
  public DistilledWeights dejmps(BellWeights o, double misread) {
    if (misread == 0) {
      return dejmps(o);
    }
    DistilledWeights right = dejmps(o);
    DistilledWeights vain = dejmps(o.correct(BellState.PSI_PLUS));
    double pass = (1 - misread) * right.probability();
    double slip = misread * vain.probability();
    double share = pass + slip > 0 ? slip / (pass + slip) : 0;
    return new DistilledWeights(pass + slip, right.weights().mix(vain.weights(), share));
  }

  private BellWeights mix(BellWeights o, double share) {
    double keep = 1 - share;
    return new BellWeights(
        keep * i + share * o.i,
        keep * z + share * o.z,
        keep * x + share * o.x,
        keep * y + share * o.y);
  }

  /**
   * One round of BBPSSW on two pairs of any weights, perfect local operations: both are twirled to
   * Werner pairs, then as DEJMPS, whose turns change nothing in a Werner pair. The output is booked
   * as Bell-diagonal.
   */
  public DistilledWeights bbpssw(BellWeights o) {
    return bbpssw(o, 0);
  }

  /** The same with bits that are reported wrongly, as in {@link #dejmps(BellWeights, double)}. */
  public DistilledWeights bbpssw(BellWeights o, double misread) {
    return werner(i).dejmps(werner(o.i), misread);
  }

  /** One round of BBPSSW (Bennett and others 1996) on Werner pairs, perfect local operations. */
  public static DistilledWeights bbpssw(double fidelity) {
    return bbpssw(fidelity, 1, 1);
  }

  /**
   * One round of BBPSSW on two Werner pairs with noise (Dür and others 1999).
   *
   * @param fidelity of both inputs; it gains only above 1/2
   * @param gate p2, the probability that a two-qubit gate does not depolarise, in (0, 1]
   * @param readout probability that a bit is reported rightly, in [1/2, 1]
   */
  public static DistilledWeights bbpssw(double fidelity, double gate, double readout) {
    double f = fidelity;
    double g = (1 - f) / 3;
    double a = readout * readout + (1 - readout) * (1 - readout);
    double b = 2 * readout * (1 - readout);
    double h = (1 - gate * gate) / (8 * gate * gate);
    double num = (f * f + g * g) * a + (f * g + g * g) * b + h;
    double den = (f * f + 2 * f * g + 5 * g * g) * a + 4 * (f * g + g * g) * b + 4 * h;
    double rest = (1 - num / den) / 3;
    return new DistilledWeights(gate * gate * den, new BellWeights(num / den, rest, rest, rest));
  }

  /** Werner weights of that fidelity. */
  public static BellWeights werner(double fidelity) {
    double rest = (1 - fidelity) / 3;
    return new BellWeights(fidelity, rest, rest, rest);
  }

  /**
   * Fidelity of two Werner pairs swapped by a noisy relay, corrections perfect and instant.
   *
   * @param gate p2, the probability that its two-qubit gate does not depolarise
   * @param readout probability that a bit is reported rightly
   */
  public static double swapWerner(double f1, double f2, double gate, double readout) {
    double w = (4 * f1 - 1) / 3 * (4 * f2 - 1) / 3;
    return (1 + gate * (4 * readout * readout - 1) * w) / 4;
  }

  /** Hashing yield 1 − S in perfect pairs per pair, 0 where it is negative. */
  public double hashingYield() {
    double entropy = term(i) + term(z) + term(x) + term(y);
    return StrictMath.max(0, 1 - entropy);
  }

  private static double term(double p) {
    return p > 0 ? -p * StrictMath.log(p) / StrictMath.log(2) : 0;
  }
}
