package bellhop.circuit.qasm;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files in the folder of a program and below. Links that lead out of it are not followed. */
final class FolderIncludes implements Includes {
  private final Path program;

  FolderIncludes(Path program) {
    this.program = program;
  }

  @Override
  public Included read(String file, int mostBytes, Location at) {
    Path relative = relative(file, at);
    Path named = program.resolveSibling(relative);
    if (!Files.exists(named)) {
      throw new InputException(
          at,
          "the included file \"" + file + "\" is not there",
          "it is looked for in the folder of the program",
          InputText.neighbour(named));
    }
    Path real = real(named, file, at);
    if (!Files.isRegularFile(real)) {
      throw new InputException(at, "\"" + file + "\" is no file", "a file is included", "");
    }
    String text = InputText.read(named, mostBytes, "an included file");
    return new Included(real.toString(), named.toString(), text);
  }

  private static Path relative(String file, Location at) {
    try {
      Path path = Path.of(file);
      boolean up = false;
      for (Path step : path) {
        up |= step.toString().equals("..");
      }
      if (!path.isAbsolute() && !up && !file.isBlank()) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new InputException(
          at, "the included file \"" + file + "\"", "no file has this name", "");
    }
    throw outside(file, at);
  }

  private static InputException outside(String file, Location at) {
    return new InputException(
        at,
        "the included file \"" + file + "\"",
        "files are included from the folder of the program and those in it, nothing outside",
        "copy the file there");
  }

  private Path real(Path named, String file, Location at) {
    try {
      Path folder = program.toAbsolutePath().getParent();
      Path real = named.toRealPath();
      if (folder != null && real.startsWith(folder.toRealPath())) {
        return real;
      }
    } catch (IOException e) {
      throw new InputException(
          at, "the included file \"" + file + "\" cannot be read", InputText.reason(e), "");
    }
    throw outside(file, at);
  }
}
