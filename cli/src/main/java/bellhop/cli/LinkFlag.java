package bellhop.cli;

import bellhop.experiment.memory.LinkPairs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A link of a file that {@code bellhop links --json} has printed: FILE, or FILE:LINK. */
final class LinkFlag {
  private LinkFlag() {}

  /** A name behind the last colon, unless all of it is a file. */
  static LinkPairs.Named read(String flag, String given) {
    int colon = given.lastIndexOf(':');
    boolean isFile = colon < 0 || Files.exists(OutputFile.path(flag, given));
    Path file = InputFile.of(flag, isFile ? given : given.substring(0, colon));
    Optional<String> name = isFile ? Optional.empty() : Optional.of(given.substring(colon + 1));
    return LinkPairs.read(file, name);
  }
}
