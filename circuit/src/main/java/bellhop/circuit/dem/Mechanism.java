package bellhop.circuit.dem;

/**
 * A fault that happens or not, independent of all others: it flips the detectors and observables
 * that it names an odd number of times. In text it is {@code error}.
 *
 * @param probability in [0, 1]
 * @param targets in parts, which only suggest how it may be split
 */
public record Mechanism(double probability, Targets targets, String tag) implements Step {
  public Mechanism {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability is in [0, 1], not " + probability);
    }
    if (!targets.areWellSeparated()) {
      throw new IllegalArgumentException("^ stands between two targets, not in " + targets);
    }
  }

  /** Without a tag. */
  public Mechanism(double probability, Targets targets) {
    this(probability, targets, "");
  }

  /**
   * The probability that exactly one of two independent faults happens, p(1−q) + q(1−p): two
   * mechanisms that flip the same are one of this probability.
   */
  public static double combined(double p, double q) {
    return p * (1 - q) + q * (1 - p);
  }

  Mechanism shifted(long offset) {
    return offset == 0 ? this : new Mechanism(probability, targets.shifted(offset), tag);
  }
}
