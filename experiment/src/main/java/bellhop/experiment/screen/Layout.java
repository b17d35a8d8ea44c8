package bellhop.experiment.screen;

import java.util.ArrayList;
import java.util.List;

/** Lines of a screen: a label at the left, text behind it, tables and bars; 100 columns wide. */
final class Layout {
  static final int WIDTH = 100;
  static final int LABEL = 13;

  /** A blank at which no line breaks. */
  static final String TIE = "\u00a0";

  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";

  private final Ink ink;
  private final StringBuilder text = new StringBuilder();

  Layout(Ink ink) {
    this.ink = ink;
  }

  Ink ink() {
    return ink;
  }

  Layout blank() {
    text.append('\n');
    return this;
  }

  /** Text over the whole width, broken between words. */
  Layout paragraph(String words, java.util.function.UnaryOperator<String> style) {
    for (String line : wrapped(words, WIDTH)) {
      text.append(style.apply(line)).append('\n');
    }
    return this;
  }

  /** A label, then text that is broken between words and aligned. */
  Layout entry(String label, String words) {
    String start = label;
    for (String line : wrapped(words, WIDTH - LABEL)) {
      line(start, line);
      start = "";
    }
    return this;
  }

  /** A label, then one line as it is. */
  Layout line(String label, String words) {
    text.append(ink.dim(padded(label, LABEL))).append(words.stripTrailing()).append('\n');
    return this;
  }

  /** Rows of equal length below a label, columns aligned: the first ones left, the others right. */
  Layout table(String label, int leftColumns, List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      line(r == 0 ? label : "", row(rows.get(r), leftColumns, widths).stripTrailing());
    }
    return this;
  }

  private static String row(List<String> cells, int leftColumns, int[] widths) {
    List<String> padded = new ArrayList<>();
    for (int c = 0; c < widths.length; c++) {
      String cell = cells.get(c);
      padded.add(
          c < leftColumns ? padded(cell, widths[c]) : " ".repeat(widths[c] - cell.length()) + cell);
    }
    return String.join("  ", padded);
  }

  /** A bar of up to {@code width} columns in steps of an eighth. */
  static String bar(double share, int width) {
    int eighths = (int) StrictMath.round(Math.clamp(share, 0, 1) * width * 8);
    String rest = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
    return "█".repeat(eighths / 8) + rest;
  }

  /** {@code a, b and 3 more}. */
  static String listed(List<String> words, int most) {
    return words.size() <= most
        ? String.join(", ", words)
        : String.join(", ", words.subList(0, most)) + " and " + (words.size() - most) + " more";
  }

  static String padded(String words, int width) {
    return words + " ".repeat(Math.max(0, width - words.length()));
  }

  /** Breaks between words, but never between a number and its unit. */
  static List<String> wrapped(String words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    String tied = words.replaceAll("(?<=\\d) (?=%|([GMkmµnp]?(s|Hz)|min|h|days)\\b)", TIE);
    for (String word : tied.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString().replace(TIE, " "));
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString().replace(TIE, " "));
    return lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
