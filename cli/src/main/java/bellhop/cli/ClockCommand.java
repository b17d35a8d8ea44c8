package bellhop.cli;

import bellhop.experiment.ClockDetails;
import bellhop.experiment.ClockRun;
import bellhop.experiment.Numbers;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.ClockPage;
import bellhop.experiment.screen.ClockScreen;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Span;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Clocks of the nodes in simulated time, and what they cost the links. */
@Command(
    name = "clock",
    description =
        "Simulate the clocks of the nodes, and say what their errors cost every quantum link.",
    footer = {
      "",
      "Examples",
      "  bellhop clock --network examples/networks/two-buildings.yaml",
      "  bellhop clock --network network.yaml --duration 24h --report clocks.html"
    })
final class ClockCommand implements Work {
  /** Steps of a clock or a difference of two: a minute or so. */
  private static final double MOST = 1e8;

  private final Terminal terminal;

  @Option(names = "--network", required = true, paramLabel = "FILE", description = "Network file.")
  String network = "";

  @Option(
      names = "--duration",
      paramLabel = "T",
      defaultValue = "1h",
      description = "How long to watch them (default: ${DEFAULT-VALUE}).")
  String duration = "";

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The one source of chance (default: ${DEFAULT-VALUE}).")
  String seed = "";

  @Option(names = "--json", description = "Print JSON instead of text.")
  boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a report: one HTML file that needs nothing else.")
  Optional<String> report = Optional.empty();

  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this.")
  boolean help;

  ClockCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    new NamedFiles().inputs(List.of(network)).writes("--report", report).requireDistinct();
    Optional<OutputFile> reportFile = report.map(name -> OutputFile.of("--report", name));
    Span span = Flags.time("--duration", duration);
    long chance = Flags.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
    Network read = read();
    checkSteps(read, span);
    ClockDetails details = ClockRun.inDetail(read, span, chance);
    reportFile.ifPresent(
        file -> file.write(ClockPage.print(details).getBytes(StandardCharsets.UTF_8)));
    terminal
        .out()
        .print(
            json
                ? RecordWriter.print(details.result())
                : ClockScreen.print(details.result(), terminal.ink()));
    return 0;
  }

  private Network read() {
    if (network.equals("one") && !Files.exists(Path.of(network))) {
      throw new InputException(
          Location.of("--network one"),
          "one machine has one clock",
          "the word belongs to run and compile",
          "a network file was meant");
    }
    return NetworkReader.read(InputFile.of("--network", network));
  }

  private void checkSteps(Network read, Span span) {
    long steps = ClockRun.steps(read, span);
    String interval = Numbers.duration(read.clocks().interval());
    if (steps < 1) {
      throw new InputException(
          Flags.at("--duration", duration),
          "no exchange falls into it",
          "the clocks of this file exchange time stamps every " + interval,
          "--duration 1h");
    }
    double clocks = read.qpus().size() + read.links().size();
    if (steps * clocks > MOST) {
      double most = StrictMath.floor(MOST / clocks) * read.clocks().interval();
      throw new InputException(
          Flags.at("--duration", duration),
          "too long",
          "with an exchange every "
              + interval
              + " this network is followed for up to "
              + Numbers.duration(most),
          "--duration 1h");
    }
  }
}
