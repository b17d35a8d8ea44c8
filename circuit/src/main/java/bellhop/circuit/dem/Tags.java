package bellhop.circuit.dem;

/**
 * Tags as they stand in square brackets: any signs, of which a closing bracket, a backslash and the
 * ends of lines are written {@code \C}, {@code \B}, {@code \r}, {@code \n}.
 */
final class Tags {
  private Tags() {}

  /**
   * @param line for errors
   * @param raw without the brackets
   */
  static String read(Line line, String raw) {
    if (raw.indexOf('\r') >= 0) {
      throw line.fault("the tag holds U+000D", "it is written \\r", "");
    }
    return raw.indexOf('\\') < 0 ? raw : unescaped(line, raw);
  }

  private static String unescaped(Line line, String raw) {
    StringBuilder tag = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      tag.append(c == '\\' ? meant(line, ++i < raw.length() ? raw.charAt(i) : '\0') : c);
    }
    return tag.toString();
  }

  private static char meant(Line line, char letter) {
    return switch (letter) {
      case 'C' -> ']';
      case 'B' -> '\\';
      case 'r' -> '\r';
      case 'n' -> '\n';
      default ->
          throw line.fault(
              "the tag holds a backslash before another sign",
              "in a tag stand \\C for a closing bracket, \\B for a backslash, \\r and \\n",
              "\\B was meant");
    };
  }

  /** With its brackets; nothing for an empty tag. */
  static void write(String tag, StringBuilder out) {
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
