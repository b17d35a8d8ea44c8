package bellhop.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The circuit or model that a command is about. */
final class InFlag {
  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "What is read (default: standard input).")
  Optional<String> in = Optional.empty();

  TextInput input(Terminal terminal) {
    return new TextInput("--in", in, terminal);
  }
}
