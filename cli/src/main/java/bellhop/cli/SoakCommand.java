package bellhop.cli;

import bellhop.experiment.Soak;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.screen.SoakScreen;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Random networks in trouble: for those who change the protocols, so the help does not list it. */
@Command(
    name = "soak",
    hidden = true,
    description = "Run random networks with random traffic and faults, and check what must hold.",
    footer = {"", "Examples", "  bellhop soak", "  bellhop soak --first 1650 --trials 1"})
final class SoakCommand implements Work {
  private static final long MOST = 1_000_000_000_000L;

  private final Terminal terminal;

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  String trials = "";

  @Option(
      names = "--first",
      paramLabel = "N",
      defaultValue = "1",
      description = "Number of the first, which is its seed (default: ${DEFAULT-VALUE}).")
  String first = "";

  @Option(
      names = "--time-limit",
      paramLabel = "T",
      description = "Stop after this time, such as 30s, and answer with what there is.")
  Optional<String> timeLimit = Optional.empty();

  @Option(names = "--json", description = "Print JSON instead of text.")
  boolean json;

  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this.")
  boolean help;

  SoakCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    long count = Flags.whole("--trials", trials, 1, MOST);
    long start = Flags.whole("--first", first, 0, MOST);
    Soak.Result result;
    try (Progress progress =
        Progress.of(terminal, timeLimit.map(time -> Flags.time("--time-limit", time)))) {
      result = Soak.of(start, count, progress);
    }
    terminal
        .out()
        .print(json ? RecordWriter.print(result) : SoakScreen.print(result, terminal.ink()));
    return result.failed() == 0 ? 0 : 1;
  }
}
