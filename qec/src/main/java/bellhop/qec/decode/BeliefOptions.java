package bellhop.qec.decode;

import bellhop.units.InputException;
import bellhop.units.Location;

/**
 * How {@link BeliefPropagation} works. Scale and memory count in steps of 1/256.
 *
 * @param iterations sweeps before it gives up, at least 1
 * @param scale of messages, in (0, 1]; or {@link #ADAPTIVE}: 1 − 2⁻ᵗ in sweep t
 * @param memory strength γ in (−1, 1) of the first leg: how much of its last belief a fault takes
 *     as prior; 0 for none
 * @param relay legs that follow
 * @param order of the combination sweep among the columns that are free: all changes of one of
 *     them, and of two of the first so many; 0 for none. More than there are counts as all.
 */
public record BeliefOptions(int iterations, double scale, double memory, Relay relay, int order) {
  public static final double ADAPTIVE = 0;

  /**
   * A good rate for little time; chosen by measurement on the gross code, as the reference page of
   * decoders tells.
   */
  public static final BeliefOptions DEFAULT = new BeliefOptions(80, 0.75, 0, Relay.NONE, 10);

  /** A better rate for more time, with the numbers of arXiv:2506.01779 for the gross code. */
  public static final BeliefOptions RELAY =
      new BeliefOptions(80, 1, 0.15, new Relay(300, 60, -0.226, 0.622, 5), 10);

  /** Pairs cost order² each time. */
  private static final int MOST_ORDER = 1_000;

  private static final int MOST_SWEEPS = 1_000_000;

  /**
   * Legs that start from the beliefs of the leg before, with strengths of memory drawn for each
   * fault (Müller et al., arXiv:2506.01779).
   *
   * @param legs at most; 0 for none
   * @param iterations of a leg, at least 1
   * @param low least strength, above −1
   * @param high largest strength, below 1
   * @param solutions after so many, of which the one of least weight wins, no further leg follows
   */
  public record Relay(int legs, int iterations, double low, double high, int solutions) {
    public static final Relay NONE = new Relay(0, 1, 0, 0, 1);

    /**
     * @throws InputException for numbers out of range
     */
    public Relay {
      require(legs >= 0 && legs <= MOST_SWEEPS, "relay legs " + legs, "0 to " + MOST_SWEEPS);
      require(
          iterations >= 1 && iterations <= MOST_SWEEPS,
          "relay iterations " + iterations,
          "1 to " + MOST_SWEEPS);
      require(
          low > -1 && low <= high && high < 1,
          "relay strengths " + low + " to " + high,
          "ascending, between -1 and 1");
      require(solutions >= 1, "relay solutions " + solutions, "at least 1");
    }

    /** In this record, whose constants those of the outer one are made of. */
    private static void require(boolean holds, String given, String range) {
      if (!holds) {
        throw new InputException(Location.of(given), "out of range", "it is " + range, "");
      }
    }
  }

  /**
   * @throws InputException for numbers out of range
   */
  public BeliefOptions {
    Relay.require(
        iterations >= 1 && iterations <= MOST_SWEEPS,
        "iterations " + iterations,
        "1 to " + MOST_SWEEPS);
    Relay.require(
        scale == ADAPTIVE || (scale >= 1.0 / Lanes.FRACTION && scale <= 1),
        "scale " + scale,
        "between 1/256 and 1, or 0 for one that adapts");
    Relay.require(memory > -1 && memory < 1, "memory " + memory, "between -1 and 1");
    Relay.require(order >= 0 && order <= MOST_ORDER, "order " + order, "0 to " + MOST_ORDER);
  }

  boolean remembers() {
    return memory != 0 || relay.legs() > 0;
  }
}
