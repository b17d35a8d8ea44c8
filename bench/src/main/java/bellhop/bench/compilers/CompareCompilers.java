package bellhop.bench.compilers;

import bellhop.units.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Prints a table of what others reached beside what ours does, row by row as they are measured, and
 * at the end the geometric means and what lies above its bar. It judges ebits alone.
 */
public final class CompareCompilers {
  private static final String TABLE = "/bellhop/bench/compilers/bars.csv";
  private static final double CLEARLY = 1 + 1e-9;

  private final Settings settings;
  private final Programs programs;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private record Row(Bar bar, Measured measured) {
    double ratio() {
      return measured.ratio(bar.ebits());
    }
  }

  private CompareCompilers(Settings settings) {
    this.settings = settings;
    programs = new Programs(settings.qasmbench());
  }

  public static void main(String[] words) {
    if (List.of(words).contains("--help")) {
      System.out.print(Settings.USAGE);
      return;
    }
    Settings settings;
    try {
      settings = Settings.parse(words);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      System.err.println(e.getMessage() + "\n" + Settings.USAGE);
      System.exit(2);
      return;
    }
    System.exit(new CompareCompilers(settings).run() ? 0 : 1);
  }

  private static List<Bar> bars() {
    try (InputStream in = CompareCompilers.class.getResourceAsStream(TABLE)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.startsWith("#") && !line.startsWith("id,"))
          .map(Bar::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean run() {
    List<Bar> wanted =
        bars().stream().filter(bar -> settings.only().matcher(bar.id()).find()).toList();
    if (settings.list()) {
      wanted.forEach(bar -> System.out.println(line(bar) + "  " + bar.source()));
      return true;
    }
    List<Bar> bars =
        wanted.stream()
            .filter(programs::has)
            .filter(bar -> settings.all() || !bar.isSlow())
            .toList();
    say(
        "%-36s %10s %11s %7s %8s %7s  %s",
        "row", "bar", "ours", "ratio", "seconds", "bound", "proof");
    Measuring measuring = new Measuring(programs, settings);
    measuring.warmUp();
    bars.forEach(bar -> measure(bar, measuring));
    leftOut(wanted);
    summary();
    settings.csv().ifPresent(file -> write(file));
    return failures.isEmpty();
  }

  /** What the compiler refuses or finds broken is a row that failed; anything worse ends it all. */
  private void measure(Bar bar, Measuring measuring) {
    try {
      Row row = new Row(bar, measuring.measure(bar));
      rows.add(row);
      say("%s", line(row));
    } catch (InputException | IllegalStateException | IllegalArgumentException e) {
      failures.add(bar.id() + ": " + e);
      say("%s %s", line(bar), "FAILED: " + e);
    }
  }

  private static String line(Bar bar) {
    return String.format(Locale.ROOT, "%-36s %10.1f", bar.id(), bar.ebits());
  }

  private static String line(Row row) {
    Measured ours = row.measured();
    return line(row.bar())
        + String.format(
            Locale.ROOT,
            " %11.1f %7.3f %8.3f %7.1f  %s%s",
            ours.ebits(),
            row.ratio(),
            ours.seconds(),
            ours.lowerBound(),
            ours.proof(),
            row.ratio() > CLEARLY ? "  ABOVE" : "");
  }

  private void leftOut(List<Bar> wanted) {
    long slow = wanted.stream().filter(bar -> bar.isSlow() && !settings.all()).count();
    long files = wanted.stream().filter(bar -> !programs.has(bar)).count();
    if (slow > 0) {
      say("%d slow rows left out: --all runs them", slow);
    }
    if (files > 0) {
      say("%d rows left out for want of their file: --qasmbench DIR names a copy", files);
    }
  }

  private void summary() {
    say("");
    say("geometric means of ours over the bar");
    groups(row -> row.bar().section() + " " + row.bar().family());
    groups(row -> row.bar().section() + " " + row.bar().kind().name().toLowerCase(Locale.ROOT));
    mean("all structured", counted(row -> row.bar().kind() == Bar.Kind.STRUCTURED));
    mean("all random", counted(row -> row.bar().kind() == Bar.Kind.RANDOM));
    above();
    failures.forEach(failure -> say("FAILED %s", failure));
  }

  /** A mean for each name. */
  private void groups(Function<Row, String> name) {
    var groups = new TreeMap<String, List<Row>>();
    for (Row row : rows) {
      groups.computeIfAbsent(name.apply(row), _ -> new ArrayList<>()).add(row);
    }
    groups.forEach((word, some) -> mean(word, some));
    say("");
  }

  private List<Row> counted(Predicate<Row> kind) {
    return rows.stream().filter(kind).toList();
  }

  /**
   * Two answers that need nothing are equal; a zero against more counts as one part in a hundred.
   */
  private static void mean(String name, List<Row> some) {
    double sum =
        some.stream().mapToDouble(r -> StrictMath.log(StrictMath.max(.01, r.ratio()))).sum();
    long above = some.stream().filter(row -> row.ratio() > CLEARLY).count();
    double seconds = some.stream().mapToDouble(row -> row.measured().seconds()).average().orElse(0);
    if (!some.isEmpty()) {
      say(
          "  %-26s %7.3f  over %3d rows, %3d above 1, %8.3f s a compilation",
          name, StrictMath.exp(sum / some.size()), some.size(), above, seconds);
    }
  }

  private void above() {
    List<Row> above =
        rows.stream()
            .filter(row -> row.ratio() > CLEARLY && row.bar().kind() != Bar.Kind.APART)
            .sorted(Comparator.comparingDouble(Row::ratio).reversed())
            .toList();
    say("above 1.0: %d of %d rows", above.size(), rows.size());
    above.forEach(row ->
        say(
            "  %-36s %7.3f  bar %.1f ours %.1f  %s",
            row.bar().id(),
            row.ratio(),
            row.bar().ebits(),
            row.measured().ebits(),
            row.bar().source()));
  }

  private void write(java.nio.file.Path file) {
    StringBuilder text = new StringBuilder("id,kind,bar,ours,ratio,seconds,bound,proof,source\n");
    for (Row row : rows) {
      Measured ours = row.measured();
      text.append(row.bar().id()).append(',');
      text.append(row.bar().kind().name().toLowerCase(Locale.ROOT)).append(',');
      text.append(row.bar().ebits()).append(',').append(ours.ebits()).append(',');
      text.append(row.ratio()).append(',').append(ours.seconds()).append(',');
      text.append(ours.lowerBound()).append(',').append(ours.proof()).append(',');
      text.append(row.bar().source()).append('\n');
    }
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
