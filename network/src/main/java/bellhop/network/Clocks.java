package bellhop.network;

/**
 * How the nodes keep time; data for the clock model.
 *
 * @param preset name, or "none" when the file names none
 */
public record Clocks(String preset) {
  public static final Clocks NONE = new Clocks("none");
}
