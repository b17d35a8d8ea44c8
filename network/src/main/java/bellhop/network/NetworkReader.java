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
    return read(text(file), file.toString());
  }

  /**
   * Reads a text.
   *
   * @param fileName for messages
   */
  public static Network read(String text, String fileName) {
    Value tree = YamlTree.read(text, fileName, FileFormat.NETWORK);
    FileFormat.NETWORK.check(tree);
    Network network = read(tree, new Figures(FigureChange.NONE));
    Fields top =
        Fields.of(
            NetworkSchema.section("network"),
            tree,
            new Assumptions(),
            new Figures(FigureChange.NONE));
    top.checkAll();
    return network;
  }

  /** Reads what counts, and leaves values unchecked that nothing uses. */
  static Network read(Value tree, Figures figures) {
    Assumptions assumptions = new Assumptions();
    Fields top = Fields.of(NetworkSchema.section("network"), tree, assumptions, figures);
    top.choice("format");
    return new NetworkBuilder(top, assumptions).build();
  }

  /** The text of a network file, for those who read it in their own way. */
  static String text(Path file) {
    return InputText.read(file, MOST_BYTES, "a network file");
  }
}
