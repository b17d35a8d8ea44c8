package bellhop.circuit.qasm;

import bellhop.circuit.Program;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads OpenQASM 2 and 3. Constants are folded, loops unrolled, gate definitions expanded; what
 * depends on measured bits stays. {@code docs/reference/openqasm.md} says what is read and what is
 * refused.
 *
 * <p>The text is read statement by statement, each carried out before the next is looked at, so
 * that the tree of the whole never stands in memory.
 */
public final class QasmReader {
  private static final int MOST_NAMES = 50;

  private QasmReader() {}

  /**
   * The program in a file.
   *
   * @throws InputException for all that is wrong with it
   */
  public static Program read(Path file) {
    return read(text(file, Limits.defaults()), file.toString());
  }

  /**
   * The program in a text.
   *
   * @param name for messages
   * @throws InputException for all that is wrong with it
   */
  public static Program read(String text, String name) {
    return read(text, name, Limits.defaults());
  }

  /** With limits of one's own. */
  public static Program read(String text, String name, Limits limits) {
    return new ProgramReader(new Source(text, name), limits).read();
  }

  private static String text(Path file, Limits limits) {
    Location location = Location.of(file.toString());
    if (Files.isDirectory(file)) {
      throw new InputException(location, "this is a folder", "a program is a file", "");
    }
    if (!Files.exists(file)) {
      throw new InputException(
          location, "no such file", "the program is read from it", nearest(file));
    }
    try {
      if (Files.size(file) > limits.fileBytes()) {
        throw new InputException(
            location,
            "the file has " + Files.size(file) + " bytes",
            "at most " + limits.fileBytes() + " are read",
            "loops and gate definitions would shorten it");
      }
      return decoded(Files.readAllBytes(file), location);
    } catch (IOException unreadable) {
      throw new InputException(
          location, "the file cannot be read", String.valueOf(unreadable.getMessage()), "");
    }
  }

  /** Programs in the folder that may be meant. */
  private static String nearest(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "the path is misspelt";
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<String> programs =
          all.map(each -> String.valueOf(each.getFileName()))
              .filter(name -> name.endsWith(".qasm"))
              .sorted()
              .limit(MOST_NAMES)
              .toList();
      return programs.isEmpty()
          ? "the path is misspelt"
          : Nearest.suggestion(String.valueOf(file.getFileName()), programs);
    } catch (IOException unreadable) {
      return "the path is misspelt";
    }
  }

  private static String decoded(byte[] bytes, Location location) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean hasMark = !text.isEmpty() && text.charAt(0) == '\uFEFF';
      return hasMark ? text.substring(1) : text;
    } catch (CharacterCodingException notText) {
      throw new InputException(
          location, "the file is not UTF-8 text", "OpenQASM programs are", "save it as UTF-8");
    }
  }
}
