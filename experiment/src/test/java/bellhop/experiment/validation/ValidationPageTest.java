package bellhop.experiment.validation;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Scenario;
import bellhop.network.ScenarioReader;
import bellhop.units.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed page against a small one: the same but for what is drawn. */
class ValidationPageTest {
  private static final Path PAGE = Path.of("../docs/validation.md");
  private static final int RUNS = 10_000;
  private static final long SEED = 2026;

  /** When this fails, "bellhop validate --out docs/validation.md" writes the page again. */
  @Test
  void everythingButWhatIsDrawnIsAsComputed() throws IOException {
    Validation small = Validation.of(2, 1, workloads(), new NamedMemories(0));
    String expected = ValidationPage.markdown(new Validation(RUNS, SEED, small.parts()));
    assertThat(masked(Files.readString(PAGE))).isEqualTo(masked(expected));
  }

  /** The workloads for a moment each. */
  private static NamedWorkloads workloads() throws IOException {
    List<Scenario> scenarios = new ArrayList<>();
    for (String name : NamedWorkloads.NAMES) {
      Path file = Path.of("../examples/policies", name + ".yaml");
      scenarios.add(ScenarioReader.read(file).lasting(Span.micros(2000)));
    }
    return new NamedWorkloads(scenarios, 1);
  }

  /** Where memories do not forget; the published simulation is held to its own deviation. */
  @Test
  void whatWasDrawnLiesWithinOnePerCentOfTheClosedForms() throws IOException {
    int compared = 0;
    for (List<String> row : rows(Files.readString(PAGE))) {
      String difference = row.stream().filter(cell -> cell.endsWith(" %")).findFirst().orElse("");
      boolean forgets = row.size() > 5 && row.get(1).matches("\\d+");
      if (!difference.isEmpty() && !forgets) {
        double percent = Double.parseDouble(difference.replace(" %", ""));
        assertThat(percent).as(row.toString()).isBetween(-1.0, 1.0);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(6 + 5 + 5 + 12);
  }

  @Test
  void whatWasDrawnLiesWithinThePublishedDeviation() throws IOException {
    int compared = 0;
    for (List<String> row : rows(Files.readString(PAGE))) {
      String published = row.getLast();
      boolean isTrain = row.get(row.size() - 2).endsWith(" %");
      if (isTrain && published.contains(" ± ")) {
        double drawn = number(row.get(row.size() - 3), 0);
        assertThat(StrictMath.abs(drawn - number(published, 0)))
            .as(row.toString())
            .isLessThan(number(published, 1));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(6 + 5 + 4);
  }

  /** At the upper end of the interval at most 2 % worse than the best other; no timetable near. */
  @Test
  void lookAheadIsNowhereWorseThanTheBestOtherPolicy() throws IOException {
    List<List<String>> compared =
        rows(Files.readString(PAGE)).stream()
            .filter(row -> row.size() == 6 && row.getLast().endsWith(" %]"))
            .toList();
    assertThat(compared).hasSize(NamedWorkloads.NAMES.size());
    for (List<String> row : compared) {
      assertThat(row.get(1)).isEqualTo("30");
      assertThat(upperEnd(row.get(4))).as(row.toString()).isLessThanOrEqualTo(2.0);
      assertThat(upperEnd(row.get(5))).as(row.toString()).isNegative();
    }
  }

  /** Bellhop's model of errors is finer, so rates may lie below, but never above by 3.5 sigma. */
  @Test
  void noMemoryIsWorseThanItsReference() throws IOException {
    int compared = 0;
    for (List<String> row : rows(Files.readString(PAGE))) {
      for (int i = 1; row.size() >= 7 && i + 1 < row.size(); i++) {
        if (row.get(i).matches("[0-9.e-]+ ± [0-9.e-]+") && row.get(i + 1).matches("[0-9.e-]+")) {
          double reference = Double.parseDouble(row.get(i + 1));
          assertThat(number(row.get(i), 0))
              .as(row.toString())
              .isLessThan(reference + 3.5 * StrictMath.sqrt(2) * number(row.get(i), 1));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(60);
  }

  private static double upperEnd(String interval) {
    String end = interval.substring(interval.indexOf(", ") + 2, interval.length() - " %]".length());
    return Double.parseDouble(end.replace('−', '-'));
  }

  @Test
  void namedTestsExist() throws IOException {
    for (List<String> row : DenseTests.table().rows()) {
      String[] name = row.get(1).replace("`", "").split("\\.");
      Path file = Path.of("../pair/src/test/java/bellhop/pair", name[0] + ".java");
      assertThat(Files.readString(file)).contains("void " + name[1] + "()");
    }
  }

  private static double number(String spread, int part) {
    return Double.parseDouble(spread.split(" ± ")[part]);
  }

  /** Rows of all tables, cells by cells, titles and rules left out. */
  private static List<List<String>> rows(String page) {
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : page.lines().toList()) {
      inside = line.startsWith("|") && (inside || line.startsWith("| ---"));
      if (inside && !line.startsWith("| ---")) {
        rows.add(cells(line));
      }
    }
    return rows;
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.substring(2, line.length() - 2).split(" \\| "));
  }

  private static String masked(String page) {
    StringBuilder masked = new StringBuilder();
    List<String> titles = List.of();
    for (String line : page.lines().toList()) {
      boolean isRow = line.startsWith("|") && !titles.isEmpty();
      titles = !line.startsWith("|") ? List.of() : isRow ? titles : cells(line);
      masked.append(isRow ? masked(cells(line), titles) : line).append('\n');
    }
    return masked.toString();
  }

  private static String masked(List<String> cells, List<String> titles) {
    List<String> kept = new ArrayList<>(cells);
    for (int i = 0; i < titles.size(); i++) {
      if (titles.get(i).startsWith(Table.DRAWN)) {
        kept.set(i, "…");
      }
    }
    return String.join(" | ", kept);
  }
}
