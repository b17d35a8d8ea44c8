package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command is to read: there, or refused with the name that was meant. */
final class InputFile {
  private InputFile() {}

  /** The path of a file or folder that exists. */
  static Path of(String flag, String name) {
    Path path = OutputFile.path(flag, name);
    if (!Files.exists(path)) {
      throw new InputException(
          Location.of(name), "no such file", "it is read first", InputText.neighbour(path));
    }
    if (!Files.isReadable(path)) {
      throw new InputException(Location.of(name), "cannot be read", "it is protected", "");
    }
    return path;
  }
}
