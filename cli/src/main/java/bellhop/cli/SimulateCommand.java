package bellhop.cli;

import bellhop.experiment.Simulate;
import bellhop.experiment.SimulateDetails;
import bellhop.experiment.SimulateInputs;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.TrafficPage;
import bellhop.experiment.screen.TrafficScreen;
import bellhop.network.Scenario;
import bellhop.network.ScenarioReader;
import bellhop.protocol.PerfettoWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Traffic of Bell pairs on a network: who asks, who gets, and what stands in the way. */
@Command(
    name = "simulate",
    description = "Simulate requests for Bell pairs on a network, and say which are fulfilled.",
    footer = {
      "",
      "Examples",
      "  bellhop simulate examples/scenarios/metro.yaml",
      "  bellhop simulate scenario.yaml --duration 10s --report traffic.html --trace t.pftrace"
    })
final class SimulateCommand implements Work {
  private final Terminal terminal;

  @Parameters(paramLabel = "SCENARIO", description = "Scenario file.")
  String scenario = "";

  @Option(
      names = "--duration",
      paramLabel = "T",
      description = "Simulated time, at most 500h (default: that of the file).")
  Optional<String> duration = Optional.empty();

  @Mixin final CommonFlags common = new CommonFlags();

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Write the beginning for the Perfetto viewer (ui.perfetto.dev).")
  Optional<String> trace = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a report: one HTML file that needs nothing else.")
  Optional<String> report = Optional.empty();

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    new NamedFiles()
        .inputs(List.of(scenario))
        .writes("--trace", trace)
        .writes("--report", report)
        .requireDistinct();
    Optional<OutputFile> traceFile = trace.map(name -> OutputFile.of("--trace", name));
    Optional<OutputFile> reportFile = report.map(name -> OutputFile.of("--report", name));
    common.threads(); // one works; the flag is read so that a wrong number is refused
    SimulateInputs inputs =
        new SimulateInputs(read(), common.seed(), report.isPresent(), trace.isPresent());
    SimulateDetails details;
    try (Progress progress = Progress.of(terminal, common.timeLimit())) {
      details = Simulate.inDetail(inputs, progress);
    }
    traceFile.ifPresent(file -> file.write(PerfettoWriter.write(details.trace().orElseThrow())));
    reportFile.ifPresent(
        file -> file.write(TrafficPage.print(details).getBytes(StandardCharsets.UTF_8)));
    terminal
        .out()
        .print(
            common.json
                ? RecordWriter.print(details.result())
                : TrafficScreen.print(details.result(), terminal.ink()));
    return 0;
  }

  private Scenario read() {
    Scenario read = ScenarioReader.read(InputFile.of("SCENARIO", scenario));
    return duration.map(time -> Durations.lasting(read, time)).orElse(read);
  }
}
