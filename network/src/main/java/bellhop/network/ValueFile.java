package bellhop.network;

import bellhop.units.InputException;
import bellhop.units.InputText;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads names and values from a YAML or JSON file, for what is no network: inputs of programs. What
 * the values mean is for others to say.
 */
public final class ValueFile {
  private static final int LARGEST = 4 << 20;
  private static final FileFormat FORMAT = new FileFormat("value", "", List.of());

  private ValueFile() {}

  /**
   * @throws InputException if it is no map of names
   */
  public static Value.Entries read(Path file) {
    return read(InputText.read(file, LARGEST, "a value file"), file.toString());
  }

  /**
   * @param name for messages
   */
  public static Value.Entries read(String text, String name) {
    Value value = YamlTree.read(text, name, FORMAT);
    if (value instanceof Value.Entries entries) {
      return entries;
    }
    throw new InputException(
        value.at(),
        "no names with values",
        "each line has a name, a colon and a value",
        "a line such as \"theta: 0.5\" was meant");
  }
}
