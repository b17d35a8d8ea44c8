package bellhop.cli;

import bellhop.units.InputException;
import java.util.List;
import java.util.function.Function;

/** Values of a flag with commas between them. */
final class ListFlag {
  private ListFlag() {}

  /**
   * @throws InputException if one is empty, given twice, or refused by the reader
   */
  static <T> List<T> of(String flag, String given, Function<String, T> reader) {
    List<String> words = List.of(given.split(",", -1));
    if (words.stream().anyMatch(String::isBlank)) {
      throw new InputException(
          Flags.at(flag, given), "an empty value", "commas stand between values", "a comma can go");
    }
    List<T> values = words.stream().map(String::strip).map(reader).toList();
    if (values.stream().distinct().count() < values.size()) {
      throw new InputException(
          Flags.at(flag, given), "the same value twice", "each is worked on once", "one can go");
    }
    return values;
  }
}
