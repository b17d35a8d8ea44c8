package bellhop.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command writes shots. */
final class ShotsOutFlags {
  @Option(
      names = {"--out_format", "--out-format"},
      paramLabel = "NAME",
      defaultValue = "01",
      description = "01, b8, r8, hits, dets or ptb64 (default: ${DEFAULT-VALUE}).")
  String outFormat = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write shots there instead of to standard output.")
  Optional<String> out = Optional.empty();

  ShotPlace place() {
    return ShotPlace.of("--out", out, outFormat);
  }
}
