package bellhop.cli;

import bellhop.experiment.Compare;
import bellhop.experiment.CompareInputs;
import bellhop.experiment.CompareResult;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.ComparePage;
import bellhop.experiment.screen.CompareScreen;
import bellhop.network.NetworkReader;
import bellhop.network.Scenario;
import bellhop.network.ScenarioReader;
import bellhop.units.InputException;
import bellhop.units.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Policies or topologies side by side, under the same requests. */
@Command(
    name = "compare",
    description = "Run scenarios side by side under several policies or networks, with intervals.",
    footer = {
      "",
      "Examples",
      "  bellhop compare examples/scenarios/two-programs.yaml --policies first-come,look-ahead",
      "  bellhop compare scenario.yaml --networks star.yaml,clos.yaml --report topologies.html"
    })
final class CompareCommand implements Work {
  private static final int MOST_SEEDS = 10_000;

  /** In place of names. */
  private static final String ALL = "all";

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Scenario files.")
  List<String> scenarios = new ArrayList<>();

  @Option(
      names = "--policies",
      split = ",",
      paramLabel = "NAMES",
      description = "Policies, with commas, or all (default: that of each file).")
  List<String> policies = new ArrayList<>();

  @Option(
      names = "--networks",
      split = ",",
      paramLabel = "FILES",
      description = "Network files in place of those that the scenarios name, with commas.")
  List<String> networks = new ArrayList<>();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "30",
      description = "Runs of each, with seeds from --seed on (default: ${DEFAULT-VALUE}).")
  String runs = "";

  @Option(
      names = "--duration",
      paramLabel = "T",
      description = "Simulated time of a run (default: that of the file).")
  Optional<String> duration = Optional.empty();

  @Mixin final CommonFlags common = new CommonFlags();

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a report: one HTML file that needs nothing else.")
  Optional<String> report = Optional.empty();

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    new NamedFiles().inputs(scenarios).writes("--report", report).requireDistinct();
    Optional<OutputFile> reportFile = report.map(name -> OutputFile.of("--report", name));
    CompareInputs inputs =
        new CompareInputs(
            all(),
            (int) Flags.whole("--runs", runs, 1, MOST_SEEDS),
            common.seed(),
            common.threads());
    CompareResult result;
    try (Progress progress = Progress.of(terminal, common.timeLimit())) {
      result = Compare.of(inputs, progress);
    }
    reportFile.ifPresent(
        file -> file.write(ComparePage.print(result).getBytes(StandardCharsets.UTF_8)));
    terminal
        .out()
        .print(
            common.json ? RecordWriter.print(result) : CompareScreen.print(result, terminal.ink()));
    return 0;
  }

  /** Each scenario on each network under each policy. */
  private List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    for (String file : scenarios) {
      for (Scenario onNetwork : onNetworks(file)) {
        Scenario scenario = duration.map(t -> Durations.lasting(onNetwork, t)).orElse(onNetwork);
        if (policies.isEmpty()) {
          all.add(scenario);
        }
        named().forEach(its -> all.add(scenario.with(its, scenario.period())));
      }
    }
    return all;
  }

  private List<Scenario> onNetworks(String file) {
    if (networks.isEmpty()) {
      return List.of(ScenarioReader.read(InputFile.of("SCENARIO", file)));
    }
    return networks.stream()
        .map(network ->
            ScenarioReader.read(
                InputFile.of("SCENARIO", file),
                NetworkReader.read(InputFile.of("--networks", network))))
        .toList();
  }

  private List<Scenario.Policy> named() {
    return policies.equals(List.of(ALL))
        ? List.of(Scenario.Policy.values())
        : policies.stream().map(CompareCommand::policy).toList();
  }

  private static Scenario.Policy policy(String name) {
    if (name.equals(ALL)) {
      throw new InputException(
          Flags.at("--policies", name),
          "stands beside others",
          "it is all of them",
          "--policies all");
    }
    return Scenario.Policy.of(name.strip())
        .orElseThrow(() ->
            new InputException(
                Flags.at("--policies", name),
                "unknown policy",
                "there are " + String.join(", ", Scenario.Policy.names()) + ", or all",
                Nearest.suggestion(name, Scenario.Policy.names())));
  }
}
