package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.Width;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The shots that a command reads. */
final class ShotsInFlags {
  @Option(
      names = "--in",
      paramLabel = "FILE",
      description = "Shots that are read (default: standard input).")
  Optional<String> in = Optional.empty();

  @Option(
      names = {"--in_format", "--in-format"},
      paramLabel = "NAME",
      defaultValue = "01",
      description = "01, b8, r8, hits, dets or ptb64 (default: ${DEFAULT-VALUE}).")
  String format = "";

  ShotFormat format() {
    return Flags.format("--in_format", format);
  }

  ShotInput open(Width width, Terminal terminal) {
    return new ShotInput("--in", in, format(), width, terminal);
  }
}
