package bellhop.network;

import bellhop.units.InputException;
import bellhop.units.InputText;
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
    return read(InputText.read(file, MOST_BYTES, "a network file"), file.toString());
  }

  /**
   * Reads a text.
   *
   * @param fileName for messages
   */
  public static Network read(String text, String fileName) {
    Assumptions assumptions = new Assumptions();
    Value tree = YamlTree.read(text, fileName, FileFormat.NETWORK);
    FileFormat.NETWORK.check(tree);
    Fields top = Fields.of(NetworkSchema.section("network"), tree, assumptions);
    top.choice("format");
    Network network = new NetworkBuilder(top, assumptions).build();
    Fields.of(NetworkSchema.section("network"), tree, new Assumptions()).checkAll();
    return network;
  }
}
