package bellhop.network;

/**
 * How the nodes keep time; data for the clock model.
 *
 * @param preset name, or "none" when the file names none
 * @param nodeRms rms timing error of one node in s
 */
public record Clocks(String preset, double nodeRms) {
  public static final Clocks NONE = new Clocks("none", 0);

  public Clocks {
    Checks.notNegative("timing error", nodeRms);
  }
}
