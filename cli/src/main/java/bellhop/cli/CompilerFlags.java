package bellhop.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What can be said about dividing a program; the same for {@code run} and {@code compile}. */
final class CompilerFlags {
  @Option(
      names = "--place",
      paramLabel = "FILE",
      description = "Pins of qubits to QPUs, a line each: \"q[0..5]: east\".")
  Optional<String> place = Optional.empty();

  @Option(
      names = "--effort",
      paramLabel = "NAME",
      defaultValue = "balanced",
      description = "fast, balanced or best (default: ${DEFAULT-VALUE}).")
  String effort = "";

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      defaultValue = "ebits",
      description =
          "What to make small: ebits, makespan or fidelity loss (default: ${DEFAULT-VALUE}).")
  String objective = "";

  @Option(
      names = "--verify",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "Proof that the parts are the whole: auto, off or full (default: ${DEFAULT-VALUE}).")
  String verify = "";

  Optional<Path> place() {
    return place.map(name -> InputFile.of("--place", name));
  }
}
