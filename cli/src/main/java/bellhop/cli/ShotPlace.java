package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import java.util.Optional;

/**
 * Where shots go, and in which format.
 *
 * @param file which can be written; none for standard output
 */
record ShotPlace(Optional<OutputFile> file, ShotFormat format) {
  /** Of a flag with a file and the word for a format. */
  static ShotPlace of(String flag, Optional<String> file, String format) {
    return new ShotPlace(
        file.map(path -> OutputFile.of(flag, path)), Flags.format(flag + "_format", format));
  }
}
