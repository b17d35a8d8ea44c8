package bellhop.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where observables go if they are kept apart from the detectors. */
final class ObservablesOutFlags {
  @Option(
      names = {"--obs_out", "--obs-out"},
      paramLabel = "FILE",
      description = "Write observables there.")
  Optional<String> out = Optional.empty();

  @Option(
      names = {"--obs_out_format", "--obs-out-format"},
      paramLabel = "NAME",
      defaultValue = "01",
      description = "Format of --obs_out (default: ${DEFAULT-VALUE}).")
  String format = "";

  Optional<ShotPlace> find() {
    ShotPlace place = ShotPlace.of("--obs_out", out, format);
    return place.file().map(_ -> place);
  }
}
