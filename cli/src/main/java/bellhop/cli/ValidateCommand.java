package bellhop.cli;

import bellhop.experiment.validation.NamedMemories;
import bellhop.experiment.validation.NamedWorkloads;
import bellhop.experiment.validation.Validation;
import bellhop.experiment.validation.ValidationPage;
import bellhop.network.Scenario;
import bellhop.network.ScenarioReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the page of validation: for those who change the models, so the help does not list it. */
@Command(
    name = "validate",
    hidden = true,
    description =
        "Draw links event by event and print them beside closed forms and experiments; compare"
            + " policies.",
    footer = {"", "Example", "  bellhop validate --runs 100"})
final class ValidateCommand implements Work {
  /** A deviation needs two. */
  private static final int LEAST = 2;

  private static final int MOST = 1_000_000;

  private final Terminal terminal;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Runs of each link experiment; others follow in proportion. Default: 10000.")
  String runs = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "2026",
      description = "Seed of everything drawn. Default: 2026.")
  String seed = "";

  @Option(
      names = "--workloads",
      paramLabel = "DIR",
      defaultValue = "examples/policies",
      description = "Folder of the scenarios for policies. Default: ${DEFAULT-VALUE}.")
  String workloads = "";

  @Option(
      names = "--policy-runs",
      paramLabel = "N",
      defaultValue = "30",
      description = "Runs of each policy on each of them. Default: ${DEFAULT-VALUE}.")
  String policyRuns = "";

  @Option(
      names = "--policy-time",
      paramLabel = "T",
      description = "Simulated time of each of these runs. Default: that of the file.")
  Optional<String> policyTime = Optional.empty();

  @Option(
      names = "--memory-shots",
      paramLabel = "PERCENT",
      defaultValue = "100",
      description = "Of the shots of memories, in whole per cent. Default: ${DEFAULT-VALUE}.")
  String memoryShots = "";

  @Option(names = "--out", paramLabel = "FILE", description = "Write the page here, not on screen.")
  Optional<String> out = Optional.empty();

  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this.")
  boolean help;

  ValidateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    int wanted = (int) Flags.whole("--runs", runs, LEAST, MOST);
    long start = Flags.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
    Optional<OutputFile> file = out.map(name -> OutputFile.of("--out", name));
    int each = (int) Flags.whole("--policy-runs", policyRuns, 1, MOST);
    NamedWorkloads named = new NamedWorkloads(scenarios(), each);
    NamedMemories memories =
        new NamedMemories((int) Flags.whole("--memory-shots", memoryShots, 0, 100));
    String page = ValidationPage.markdown(Validation.of(wanted, start, named, memories));
    file.ifPresentOrElse(
        to -> to.write(page.getBytes(StandardCharsets.UTF_8)), () -> terminal.out().print(page));
    return 0;
  }

  private List<Scenario> scenarios() {
    return NamedWorkloads.NAMES.stream()
        .map(name -> InputFile.of("--workloads", workloads + "/" + name + ".yaml"))
        .map(ScenarioReader::read)
        .map(read ->
            policyTime.map(time -> read.lasting(Flags.time("--policy-time", time))).orElse(read))
        .toList();
  }
}
