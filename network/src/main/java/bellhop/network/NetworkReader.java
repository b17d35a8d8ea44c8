package bellhop.network;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads network files: YAML with units, checked against {@link NetworkSchema} and for sense. Every
 * fault of a file is an {@link InputException} at its line and column.
 */
public final class NetworkReader {
  private static final int MOST_BYTES = 8_000_000;

  private NetworkReader() {}

  /** Reads a file of at most 8 MB. */
  public static Network read(Path file) {
    return read(contents(file), file.toString());
  }

  /**
   * Reads a text.
   *
   * @param fileName for messages
   */
  public static Network read(String text, String fileName) {
    Assumptions assumptions = new Assumptions();
    Value tree = YamlTree.read(text, fileName);
    Fields top = Fields.of(NetworkSchema.section("network"), tree, assumptions);
    top.choice("format");
    return new NetworkBuilder(top, assumptions).build();
  }

  private static String contents(Path file) {
    Location at = Location.of(file.toString());
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new InputException(
            at, "the file is larger than 8 MB", "no network file is", "another file was meant");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InputException(
          at, "the file is not UTF-8 text", "network files are", "another file was meant");
    } catch (NoSuchFileException e) {
      throw new InputException(
          at,
          "there is no such file",
          "a network file is needed",
          "examples/networks/two-cryostats.yaml serves to begin with");
    } catch (IOException e) {
      throw new InputException(
          at, "the file cannot be read", "a readable network file is needed", "");
    }
  }
}
