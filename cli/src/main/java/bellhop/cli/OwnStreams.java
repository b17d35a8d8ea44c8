package bellhop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The names under which the streams of a process stand among its files. */
final class OwnStreams {
  private static final List<Path> PLACES =
      List.of(
          Path.of("/dev/stdin"),
          Path.of("/dev/stdout"),
          Path.of("/dev/stderr"),
          Path.of("/dev/fd"),
          Path.of("/proc"));

  private static final int MOST_LINKS = 40;

  private OwnStreams() {}

  /** Whether a name leads to one of them, also by way of links. */
  static boolean have(String name) {
    try {
      Path path = placed(Path.of(name));
      for (int i = 0; i < MOST_LINKS && !isPlace(path) && Files.isSymbolicLink(path); i++) {
        path = placed(path.resolveSibling(Files.readSymbolicLink(path)));
      }
      return isPlace(path);
    } catch (InvalidPathException | IOException e) {
      return false; // whoever opens it says why it cannot be
    }
  }

  /** Without links among its folders. */
  private static Path placed(Path path) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    Path folder = whole.getParent();
    return folder == null ? whole : folder.toRealPath().resolve(whole.getFileName());
  }

  private static boolean isPlace(Path path) {
    return PLACES.stream().anyMatch(path::startsWith);
  }
}
