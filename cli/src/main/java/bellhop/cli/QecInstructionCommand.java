package bellhop.cli;

import bellhop.circuit.stabilizer.InstructionReference;
import bellhop.circuit.stabilizer.Op;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what an instruction of circuits does. */
@Command(
    name = "instruction",
    description = "Say what an instruction of circuits does and takes; all of them without a name.",
    footer = {"", "Example", "  bellhop qec instruction SQRT_XX"})
final class QecInstructionCommand implements Work {
  private final Terminal terminal;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Its name, or another one it has.")
  Optional<String> name = Optional.empty();

  @Mixin HelpFlag help = new HelpFlag();

  QecInstructionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    String text =
        name.map(its -> InstructionReference.text(op(its))).orElseGet(InstructionReference::list);
    terminal.out().print(text);
    return 0;
  }

  private static Op op(String name) {
    return Op.find(name)
        .orElseThrow(() ->
            new InputException(
                Location.of("NAME"),
                "the instruction " + name,
                "there is none of that name",
                Nearest.suggestion(name.toUpperCase(Locale.ROOT), Op.names())));
  }
}
