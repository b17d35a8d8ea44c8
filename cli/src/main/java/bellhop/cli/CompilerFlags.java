package bellhop.cli;

import bellhop.compiler.Effort;
import bellhop.compiler.Objective;
import bellhop.experiment.CompileInputs;
import bellhop.experiment.Verification;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is divided over what, and how; the same for {@code run} and {@code compile}. */
final class CompilerFlags {
  @Option(
      names = "--network",
      required = true,
      paramLabel = "FILE",
      description = "Network file, or the word one: a single machine of the program's size.")
  String network = "";

  @Option(
      names = "--place",
      paramLabel = "FILE",
      description = "Pins of qubits to QPUs, a line each: \"q[0..5]: east\".")
  Optional<String> place = Optional.empty();

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description =
          "Values for the inputs that the program declares, YAML or JSON, a line each: \"theta:"
              + " pi/4\".")
  Optional<String> input = Optional.empty();

  @Option(
      names = "--effort",
      paramLabel = "NAME",
      defaultValue = "balanced",
      description =
          "How many steps to search for fewer pairs: fast 0.2, balanced 4, best 100 million (default:"
              + " ${DEFAULT-VALUE}).")
  String effort = "";

  @Option(
      names = "--objective",
      paramLabel = "NAME",
      defaultValue = "ebits",
      description =
          "What to make small: ebits, makespan, or the loss of fidelity (default:"
              + " ${DEFAULT-VALUE}).")
  String objective = "";

  @Option(
      names = "--verify",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "Proof that the parts are the whole: auto, off or full (default: ${DEFAULT-VALUE}).")
  String verify = "";

  CompileInputs inputs(String program, CommonFlags common) {
    return new CompileInputs(
        InputFile.of("PROGRAM", program),
        networkFile(),
        place.map(name -> InputFile.of("--place", name)),
        input.map(name -> InputFile.of("--input", name)),
        Flags.word("--effort", effort, Effort.class),
        Flags.word("--objective", objective, Objective.class),
        Flags.word("--verify", verify, Verification.class),
        common.seed(),
        common.threads());
  }

  /** The exit code: a program that had to be proven, and was not, is a failure. */
  int exitCode(Optional<String> verified, String reason, Terminal terminal) {
    if (verified.isPresent() || !verify.equals("full")) {
      return 0;
    }
    terminal.err().println("--verify full: " + reason + ". Maybe --verify auto will do.");
    return Main.FAILED;
  }

  /** A file that is there, or the word for one machine. */
  private String networkFile() {
    return network.equals("one") ? network : InputFile.of("--network", network).toString();
  }
}
