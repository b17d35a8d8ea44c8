package bellhop.units;

import java.util.List;

/**
 * What a quantity measures, with the units in which people write it. One entry feeds the parser,
 * the printed form and the reference page; the first unit is the one in which values are kept.
 */
public enum Dimension {
  TIME(
      "time",
      new Unit("s", "1"),
      new Unit("ps", "1e-12"),
      new Unit("ns", "1e-9"),
      new Unit("us", "1e-6"),
      new Unit("µs", "1e-6"),
      new Unit("ms", "1e-3"),
      new Unit("min", "60"),
      new Unit("h", "3600")),
  LENGTH(
      "length",
      new Unit("m", "1"),
      new Unit("mm", "1e-3"),
      new Unit("cm", "1e-2"),
      new Unit("km", "1e3")),
  FREQUENCY(
      "frequency",
      new Unit("Hz", "1"),
      new Unit("kHz", "1e3"),
      new Unit("MHz", "1e6"),
      new Unit("GHz", "1e9"),
      new Unit("THz", "1e12")),
  LOSS("loss", new Unit("dB", "1")),
  LOSS_PER_LENGTH("loss per length", new Unit("dB/m", "1"), new Unit("dB/km", "1e-3")),
  ENERGY(
      "energy",
      new Unit("J", "1"),
      new Unit("fJ", "1e-15"),
      new Unit("pJ", "1e-12"),
      new Unit("nJ", "1e-9"),
      new Unit("uJ", "1e-6"),
      new Unit("µJ", "1e-6")),
  POWER(
      "power",
      new Unit("W", "1"),
      new Unit("nW", "1e-9"),
      new Unit("uW", "1e-6"),
      new Unit("µW", "1e-6"),
      new Unit("mW", "1e-3")),
  TEMPERATURE("temperature", new Unit("K", "1"), new Unit("uK", "1e-6"), new Unit("mK", "1e-3")),
  ANGLE("angle", new Unit("rad", "1"), new Unit("mrad", "1e-3")),
  NUMBER("plain number", new Unit("", "1"), new Unit("%", "1e-2"));

  /**
   * @param symbol as written after the number
   * @param factor to the kept unit, as a decimal so that no bit is lost on the way
   */
  public record Unit(String symbol, String factor) {}

  private final String title;
  private final List<Unit> units;

  Dimension(String title, Unit... units) {
    this.title = title;
    this.units = List.of(units);
  }

  public String title() {
    return title;
  }

  public List<Unit> units() {
    return units;
  }
}
