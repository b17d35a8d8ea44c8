package bellhop.units;

/**
 * A place in what the user gave: a position in a file, or a flag.
 *
 * @param source a file name, or a flag with its value such as {@code --shots -5}
 * @param line from 1, or 0 where there is none
 * @param column from 1, or 0 where there is none
 */
public record Location(String source, int line, int column) {
  public static Location of(String source) {
    return new Location(source, 0, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line + ":" + column;
  }
}
