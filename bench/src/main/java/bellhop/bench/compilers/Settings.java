package bellhop.bench.compilers;

import bellhop.compiler.Effort;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the command line chose.
 *
 * @param only rows whose id this is found in
 * @param renumberings random orders of the qubits of an instance; 0 for the order as it is
 * @param instances most of a row
 * @param all slow rows too
 * @param list says what there is and compiles nothing
 */
record Settings(
    Pattern only,
    int renumberings,
    int instances,
    Effort effort,
    boolean prove,
    boolean all,
    boolean list,
    Optional<Path> csv,
    Optional<Path> qasmbench) {
  static final String USAGE =
      """
      bench/compare-compilers [flags]
        --only PATTERN       rows whose id contains this regular expression, such as ^9a or /line
        --renumberings N     random orders of the qubits of an instance (default 3; 0: as numbered)
        --instances N        most instances of a family (default: all, 15 of random ones)
        --effort WORD        fast, balanced or best (default balanced)
        --no-proof           do not prove the answers equal to their programs
        --qasmbench DIR      a copy of QASMBench (github.com/pnnl/QASMBench) for the rows of its files
        --all                slow rows too
        --csv FILE           the table as CSV
        --list               rows and bars only
      """;

  static Settings parse(String... words) {
    Settings s =
        new Settings(
            Pattern.compile(""),
            3,
            Integer.MAX_VALUE,
            Effort.BALANCED,
            true,
            false,
            false,
            Optional.empty(),
            Optional.empty());
    for (int i = 0; i < words.length; i++) {
      s =
          switch (words[i]) {
            case "--only" -> s.withOnly(Pattern.compile(words[++i]));
            case "--renumberings" -> s.withCounts(Integer.parseInt(words[++i]), s.instances);
            case "--instances" -> s.withCounts(s.renumberings, Integer.parseInt(words[++i]));
            case "--effort" -> s.withEffort(Effort.valueOf(words[++i].toUpperCase(Locale.ROOT)));
            case "--no-proof" -> s.withSwitches(false, s.all, s.list);
            case "--all" -> s.withSwitches(s.prove, true, s.list);
            case "--list" -> s.withSwitches(s.prove, s.all, true);
            case "--csv" -> s.withFiles(Optional.of(Path.of(words[++i])), s.qasmbench);
            case "--qasmbench" -> s.withFiles(s.csv, Optional.of(Path.of(words[++i])));
            default -> throw new IllegalArgumentException(words[i] + "\n" + USAGE);
          };
    }
    return s;
  }

  private Settings withOnly(Pattern other) {
    return new Settings(other, renumberings, instances, effort, prove, all, list, csv, qasmbench);
  }

  private Settings withCounts(int orders, int most) {
    return new Settings(only, orders, most, effort, prove, all, list, csv, qasmbench);
  }

  private Settings withEffort(Effort other) {
    return new Settings(only, renumberings, instances, other, prove, all, list, csv, qasmbench);
  }

  private Settings withSwitches(boolean proves, boolean slow, boolean lists) {
    return new Settings(only, renumberings, instances, effort, proves, slow, lists, csv, qasmbench);
  }

  private Settings withFiles(Optional<Path> table, Optional<Path> folder) {
    return new Settings(only, renumberings, instances, effort, prove, all, list, table, folder);
  }
}
