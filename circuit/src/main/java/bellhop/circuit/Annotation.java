package bellhop.circuit;

/**
 * A line {@code @keyword text} before a statement, kept as written. Other parsers skip it.
 *
 * @param keyword with its dots, without the at sign, such as {@code bellhop.epr}
 * @param text the rest of the line, stripped
 * @param line where it stands, from 1
 */
public record Annotation(String keyword, String text, int line) {}
