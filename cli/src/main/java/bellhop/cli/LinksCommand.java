package bellhop.cli;

import bellhop.experiment.Links;
import bellhop.experiment.LinksResult;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.LinksPage;
import bellhop.experiment.screen.LinksScreen;
import bellhop.network.NetworkReader;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Closed-form predictions for every quantum link and path. */
@Command(
    name = "links",
    description = "Predict rate and fidelity of every quantum link and path, without a simulation.",
    footer = {
      "",
      "Examples",
      "  bellhop links --network examples/networks/two-buildings.yaml",
      "  bellhop links --network examples/networks/transducer-lab.yaml --target-fidelity 0.95"
    })
final class LinksCommand implements Work {
  private final Terminal terminal;

  @Option(names = "--network", required = true, paramLabel = "FILE", description = "Network file.")
  String network = "";

  @Option(
      names = "--target-fidelity",
      paramLabel = "F",
      description =
          "Say how many pairs of at least this fidelity each link gives, and which of its figures"
              + " matter most for that.")
  Optional<String> targetFidelity = Optional.empty();

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

  LinksCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    if (network.equals("one") && !Files.exists(Path.of(network))) {
      throw new InputException(
          Location.of("--network one"),
          "one machine has no links",
          "the word belongs to run and compile",
          "a network file was meant");
    }
    new NamedFiles().inputs(List.of(network)).writes("--report", report).requireDistinct();
    Optional<OutputFile> reportFile = report.map(name -> OutputFile.of("--report", name));
    OptionalDouble target = target();
    LinksResult result = result(InputFile.of("--network", network), target);
    reportFile.ifPresent(
        file -> file.write(LinksPage.print(result).getBytes(StandardCharsets.UTF_8)));
    terminal
        .out()
        .print(json ? RecordWriter.print(result) : LinksScreen.print(result, terminal.ink()));
    return 0;
  }

  private OptionalDouble target() {
    return targetFidelity.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Flags.fidelity("--target-fidelity", targetFidelity.get()));
  }

  private LinksResult result(Path file, OptionalDouble target) {
    LinksResult links = Links.of(NetworkReader.read(file));
    if (target.isEmpty()) {
      return links;
    }
    if (links.links().isEmpty()) {
      throw new InputException(
          Location.of(network),
          "it has no links",
          "pairs of a fidelity are made by links",
          "a part \"links\" is missing, or --target-fidelity was not meant");
    }
    return Links.of(file, target.getAsDouble());
  }
}
