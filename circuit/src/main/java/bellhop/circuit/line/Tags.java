package bellhop.circuit.line;

/**
 * Tags as they stand in square brackets: any signs, of which a closing bracket, a backslash and the
 * ends of lines are written {@code \C}, {@code \B}, {@code \r}, {@code \n}.
 */
public final class Tags {
  private Tags() {}

  /** What the sign behind a backslash means; NUL if it means nothing. */
  static char meant(char letter) {
    return switch (letter) {
      case 'C' -> ']';
      case 'B' -> '\\';
      case 'r' -> '\r';
      case 'n' -> '\n';
      default -> '\0';
    };
  }

  /** With its brackets; nothing for an empty tag. */
  public static void write(String tag, StringBuilder out) {
    if (tag.isEmpty()) {
      return;
    }
    out.append('[');
    for (int i = 0; i < tag.length(); i++) {
      sign(tag.charAt(i), out);
    }
    out.append(']');
  }

  private static void sign(char c, StringBuilder out) {
    switch (c) {
      case ']' -> out.append("\\C");
      case '\\' -> out.append("\\B");
      case '\r' -> out.append("\\r");
      case '\n' -> out.append("\\n");
      default -> out.append(c);
    }
  }
}
