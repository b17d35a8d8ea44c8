package bellhop.experiment.validation;

import java.util.List;

/**
 * A table of the page of validation, cells ready to print. A column whose title begins with {@link
 * #DRAWN} holds what chance has a part in; all others are computed or quoted.
 *
 * @param columns titles
 * @param rows cells in the order of the columns
 */
public record Table(List<String> columns, List<List<String>> rows) {
  static final String DRAWN = "drawn";

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "%d cells under %d titles: %s".formatted(row.size(), columns.size(), row));
      }
    }
  }

  /** Whether chance has a part in a column. */
  public boolean isDrawn(int column) {
    return columns.get(column).startsWith(DRAWN);
  }

  /** The table in Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    line(text, columns);
    line(text, columns.stream().map(title -> "---").toList());
    rows.forEach(row -> line(text, row));
    return text.toString();
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
