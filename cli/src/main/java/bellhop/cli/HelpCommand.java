package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help COMMAND} shows the same as {@code COMMAND --help}. */
@Command(name = "help", description = "Show what a command takes; all commands without a name.")
final class HelpCommand implements Work {
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
  Optional<String> command = Optional.empty();

  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  HelpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    CommandLine all = spec.parent().commandLine();
    CommandLine wanted = command.map(name -> find(all, name)).orElse(all);
    wanted.usage(terminal.out());
    return 0;
  }

  private static CommandLine find(CommandLine all, String name) {
    CommandLine found = all.getSubcommands().get(name);
    if (found == null) {
      throw new InputException(
          Location.of(name),
          "unknown command",
          "bellhop has no such command",
          Nearest.suggestion(name, List.copyOf(all.getSubcommands().keySet())));
    }
    return found;
  }
}
