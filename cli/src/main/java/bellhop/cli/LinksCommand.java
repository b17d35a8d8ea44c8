package bellhop.cli;

import bellhop.experiment.Links;
import bellhop.experiment.LinksResult;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.screen.LinksScreen;
import bellhop.network.NetworkReader;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Closed-form predictions for every quantum link and path. */
@Command(
    name = "links",
    description = "Predict rate and fidelity of every quantum link and path, without a simulation.",
    footer = {"", "Example", "  bellhop links --network examples/networks/two-buildings.yaml"})
final class LinksCommand implements Work {
  private final Terminal terminal;

  @Option(names = "--network", required = true, paramLabel = "FILE", description = "Network file.")
  String network = "";

  @Option(names = "--json", description = "Print JSON instead of text.")
  boolean json;

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
    LinksResult result = Links.of(NetworkReader.read(InputFile.of("--network", network)));
    terminal
        .out()
        .print(json ? RecordWriter.print(result) : LinksScreen.print(result, terminal.ink()));
    return 0;
  }
}
