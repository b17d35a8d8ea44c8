package bellhop.units;

import java.util.List;

/**
 * What a quantity measures, with the units in which people write it. One entry feeds the parser,
 * the printed form and the reference page. The first unit is the one in which values are kept.
 */
public enum Dimension {
  TIME(
      "time",
      List.of(
          printed("s", "1"),
          printed("ps", "1e-12"),
          printed("ns", "1e-9"),
          printed("us", "1e-6"),
          printed("ms", "1e-3"),
          read("µs", "1e-6"),
          read("min", "60"),
          read("h", "3600"))),
  LENGTH(
      "length",
      List.of(printed("m", "1"), printed("mm", "1e-3"), read("cm", "1e-2"), printed("km", "1e3"))),
  FREQUENCY(
      "frequency",
      List.of(
          printed("Hz", "1"),
          printed("kHz", "1e3"),
          printed("MHz", "1e6"),
          printed("GHz", "1e9"),
          printed("THz", "1e12"))),
  LOSS("loss", List.of(printed("dB", "1"))),
  LOSS_PER_LENGTH("loss per length", List.of(read("dB/m", "1"), printed("dB/km", "1e-3"))),
  ENERGY(
      "energy",
      List.of(
          printed("J", "1"),
          printed("fJ", "1e-15"),
          printed("pJ", "1e-12"),
          printed("nJ", "1e-9"),
          printed("uJ", "1e-6"),
          read("µJ", "1e-6"))),
  POWER(
      "power",
      List.of(
          printed("W", "1"),
          printed("nW", "1e-9"),
          printed("uW", "1e-6"),
          printed("mW", "1e-3"),
          read("µW", "1e-6"))),
  TEMPERATURE(
      "temperature", List.of(printed("K", "1"), printed("uK", "1e-6"), printed("mK", "1e-3"))),
  ANGLE("angle", List.of(printed("rad", "1"), printed("mrad", "1e-3"))),
  NUMBER("plain number", List.of(printed("", "1"), read("%", "1e-2")));

  /**
   * A unit of a dimension.
   *
   * @param symbol as written after the number
   * @param factor to the kept unit, as a decimal so that no bit is lost on the way
   * @param printed whether numbers are also shown in it; the others are only read
   */
  public record Unit(String symbol, String factor, boolean printed) {}

  private final String title;
  private final List<Unit> units;

  Dimension(String title, List<Unit> units) {
    this.title = title;
    this.units = units;
  }

  private static Unit printed(String symbol, String factor) {
    return new Unit(symbol, factor, true);
  }

  private static Unit read(String symbol, String factor) {
    return new Unit(symbol, factor, false);
  }

  public String title() {
    return title;
  }

  public List<Unit> units() {
    return units;
  }
}
