package bellhop.network;

import bellhop.units.Dimension;
import bellhop.units.Quantity;
import java.util.List;

/**
 * One key of the network file, as the reader, the JSON Schema and the reference page see it.
 *
 * @param name as written
 * @param type what may stand there
 * @param dimension of a quantity or of numbers
 * @param least smallest value, or number of items
 * @param greatest largest value, or number of items
 * @param choices allowed words, or the single section of a part
 * @param fallback what counts when the key is missing; empty when nothing does
 * @param required whether it must be there, in the file or in the preset
 * @param assumed whether the fallback is a figure that a result should own up to
 * @param kinds kinds of link or node that it belongs to; empty for all
 * @param meaning one line for the reference page
 */
record Key(
    String name,
    Type type,
    Dimension dimension,
    double least,
    double greatest,
    List<String> choices,
    String fallback,
    boolean required,
    boolean assumed,
    List<String> kinds,
    String meaning) {
  enum Type {
    TEXT,
    CHOICE,
    FLAG,
    WHOLE,
    QUANTITY,
    NAMES,
    NUMBERS,
    WHOLES,
    COUPLES,
    PART,
    PARTS,
    PRESET
  }

  private static final double MANY = 1e12;

  /** In s; sums of several such times still fit into picoseconds. */
  private static final double LONGEST = 1e5;

  static Key of(String name, Type type, String meaning) {
    return new Key(
        name, type, Dimension.NUMBER, 0, MANY, List.of(), "", false, false, List.of(), meaning);
  }

  static Key text(String name, String meaning) {
    return of(name, Type.TEXT, meaning);
  }

  static Key flag(String name, String meaning) {
    return of(name, Type.FLAG, meaning).or("no");
  }

  static Key whole(String name, int least, int greatest, String meaning) {
    return of(name, Type.WHOLE, meaning).from(least).to(greatest);
  }

  static Key quantity(String name, Dimension dimension, String meaning) {
    return of(name, Type.QUANTITY, meaning).in(dimension);
  }

  /** A plain number from 0 to 1. */
  static Key share(String name, String meaning) {
    return quantity(name, Dimension.NUMBER, meaning).to(1);
  }

  static Key time(String name, String meaning) {
    return quantity(name, Dimension.TIME, meaning).to(LONGEST);
  }

  static Key choice(String name, List<String> choices, String meaning) {
    return of(name, Type.CHOICE, meaning).among(choices);
  }

  static Key preset(String section) {
    return of("preset", Type.PRESET, "a named set of values; every key beside it overrides it")
        .among(List.of(section));
  }

  /** A list of whole numbers. */
  static Key wholes(String name, int most, String meaning) {
    return of(name, Type.WHOLES, meaning).from(1).to(most);
  }

  /** A list of pairs of whole numbers. */
  static Key couples(String name, int most, String meaning) {
    return of(name, Type.COUPLES, meaning).to(most);
  }

  static Key part(String name, String section, String meaning) {
    return of(name, Type.PART, meaning).among(List.of(section));
  }

  static Key parts(String name, String section, String meaning) {
    return of(name, Type.PARTS, meaning).among(List.of(section));
  }

  private Key in(Dimension d) {
    return new Key(
        name, type, d, least, greatest, choices, fallback, required, assumed, kinds, meaning);
  }

  Key from(double value) {
    return new Key(
        name, type, dimension, value, greatest, choices, fallback, required, assumed, kinds,
        meaning);
  }

  Key to(double value) {
    return new Key(
        name, type, dimension, least, value, choices, fallback, required, assumed, kinds, meaning);
  }

  private Key among(List<String> words) {
    return new Key(
        name, type, dimension, least, greatest, words, fallback, required, assumed, kinds, meaning);
  }

  /** The value counts above 0. */
  Key positive() {
    return from(Double.MIN_VALUE);
  }

  Key must() {
    return new Key(
        name, type, dimension, least, greatest, choices, fallback, true, assumed, kinds, meaning);
  }

  /** A neutral fallback, such as no loss. */
  Key or(String value) {
    return new Key(
        name, type, dimension, least, greatest, choices, value, required, assumed, kinds, meaning);
  }

  /** A fallback that is a guess at what hardware does. */
  Key orAssume(String value) {
    return new Key(
        name, type, dimension, least, greatest, choices, value, required, true, kinds, meaning);
  }

  Key only(String... itsKinds) {
    return new Key(
        name,
        type,
        dimension,
        least,
        greatest,
        choices,
        fallback,
        required,
        assumed,
        List.of(itsKinds),
        meaning);
  }

  /** The section that a part or the parts follow, or to which a preset belongs. */
  String section() {
    return choices.getFirst();
  }

  /** As printed: "0 … 1", "above 0", "at least 1". */
  String range() {
    String low = least == Double.MIN_VALUE ? "above 0" : plain(least);
    if (greatest >= LONGEST) {
      return least == Double.MIN_VALUE ? low : "at least " + low;
    }
    return low + " … " + plain(greatest);
  }

  /** The rule that a value out of range breaks. */
  String rangeRule() {
    String unit = dimension.units().getFirst().symbol();
    return "it is " + (range() + " " + unit).strip() + (meaning.isEmpty() ? "" : ": " + meaning);
  }

  /** The rule that a value beyond the upper end breaks, which {@link #range} may leave out. */
  String upperRule() {
    return greatest >= LONGEST
        ? "it is at most "
            + Quantity.format(greatest, dimension)
            + (meaning.isEmpty() ? "" : ": " + meaning)
        : rangeRule();
  }

  /** The rule that a list of the wrong length breaks. */
  String countRule() {
    String count = least == greatest ? plain(least) : range();
    return "a list of " + count + " items is needed, such as [a, b]";
  }

  static String plain(double value) {
    return value == StrictMath.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
