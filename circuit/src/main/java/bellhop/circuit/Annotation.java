package bellhop.circuit;

/**
 * A line {@code @keyword text} before a statement, kept as written. Other parsers skip it.
 *
 * @param keyword with its dots, without the at sign, such as {@code bellhop.epr}
 * @param text the rest of the line, stripped
 * @param line where it stands, from 1
 */
public record Annotation(String keyword, String text, int line) {

  /** Where it stands does not count: a program printed and read again equals itself. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Annotation that
        && keyword.equals(that.keyword)
        && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return 31 * keyword.hashCode() + text.hashCode();
  }
}
