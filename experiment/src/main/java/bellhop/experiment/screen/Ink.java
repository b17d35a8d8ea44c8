package bellhop.experiment.screen;

/**
 * How text is set off on a terminal: ANSI sequences, or nothing at all.
 *
 * @param colour whether the reader's terminal takes them and the reader wants them
 */
public record Ink(boolean colour) {
  public static final Ink PLAIN = new Ink(false);

  String bold(String text) {
    return style("1", text);
  }

  String dim(String text) {
    return style("2", text);
  }

  String bar(String text) {
    return style("34", text);
  }

  String good(String text) {
    return style("32", text);
  }

  private String style(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
