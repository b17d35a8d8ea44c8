package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file that a command is to read: there, or refused with the name that was meant. */
final class InputFile {
  private static final int MOST_NAMES = 1000;

  private InputFile() {}

  /** The path of a file or folder that exists. */
  static Path of(String flag, String name) {
    Path path = OutputFile.path(flag, name);
    if (!Files.exists(path)) {
      throw new InputException(
          Location.of(name), "no such file", "it is read first", neighbour(path));
    }
    if (!Files.isReadable(path)) {
      throw new InputException(Location.of(name), "cannot be read", "it is protected", "");
    }
    return path;
  }

  /** What lies beside it under a similar name. */
  private static String neighbour(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    Path name = path.getFileName();
    if (parent == null || name == null || !Files.isDirectory(parent)) {
      return "its folder is misspelt";
    }
    try (Stream<Path> files = Files.list(parent)) {
      List<String> names =
          files.limit(MOST_NAMES).map(Path::getFileName).map(String::valueOf).sorted().toList();
      String found = Nearest.suggestion(name.toString(), names);
      return names.isEmpty() || found.startsWith("one of") ? "the path is misspelt" : found;
    } catch (IOException e) {
      return "the path is misspelt";
    }
  }
}
