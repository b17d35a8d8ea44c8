package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.Location;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The word before what is to be generated; it does nothing alone. */
@Command(
    name = "generate",
    description = "Write a program, or a network of a named shape, of any size.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples",
      "  bellhop generate program qft --qubits 16",
      "  bellhop generate network clos --qpus 16 --qubits 10"
    })
final class GenerateCommand implements Work {
  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this.")
  boolean help;

  @Override
  public int run() {
    throw new InputException(
        Location.of("generate"),
        "what?",
        "a word says what to write",
        "\"bellhop generate program\" or \"bellhop generate network\" was meant");
  }
}
