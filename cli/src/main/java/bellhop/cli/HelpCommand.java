package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help COMMAND} shows the same as {@code COMMAND --help}. */
@Command(name = "help", description = "Show what a command takes; all commands without a name.")
final class HelpCommand implements Work {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command to explain, in one word or two.")
  List<String> words = List.of();

  @Spec CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  HelpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    CommandLine wanted = spec.parent().commandLine();
    for (String word : words) {
      wanted = find(wanted, word);
    }
    wanted.usage(terminal.out());
    return 0;
  }

  private static CommandLine find(CommandLine all, String name) {
    CommandLine found = all.getSubcommands().get(name);
    if (found == null) {
      throw new InputException(
          Location.of(name),
          "unknown command",
          all.getCommandSpec().qualifiedName() + " has no such command",
          Nearest.suggestion(name, List.copyOf(all.getSubcommands().keySet())));
    }
    return found;
  }
}
