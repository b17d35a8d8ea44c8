package bellhop.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command writes its text. */
final class TextOutFlag {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write it there instead of to standard output.")
  Optional<String> out = Optional.empty();

  /** The file, which can be written. */
  Optional<OutputFile> find() {
    return out.map(path -> OutputFile.of("--out", path));
  }
}
