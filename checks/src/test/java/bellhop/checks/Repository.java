package bellhop.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout under test. */
final class Repository {
  private Repository() {}

  /** The folder that holds the launcher. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("bellhop")) || !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no launcher above " + Path.of("").toAbsolutePath());
      }
    }
    return folder;
  }

  /** Files below the root with one of the endings, in order of name; build output left out. */
  static List<Path> files(String... endings) {
    try (Stream<Path> walk = Files.walk(root())) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> isOurs(root().relativize(file)))
          .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path relative) {
    for (Path part : relative) {
      String name = part.toString();
      if (name.equals("target") || (name.startsWith(".") && !name.equals(".ci"))) {
        return false;
      }
    }
    return true;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
