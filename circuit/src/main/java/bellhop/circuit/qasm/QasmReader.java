package bellhop.circuit.qasm;

import bellhop.circuit.Program;
import java.nio.file.Path;

/** Reads OpenQASM. */
@SuppressWarnings("DoNotCallSuggester")
public final class QasmReader {
  private QasmReader() {}

  /**
   * The program in a file.
   *
   * @throws bellhop.units.InputException for all that is wrong with it
   */
  public static Program read(Path file) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * The program in a text.
   *
   * @param name for messages
   * @throws bellhop.units.InputException for all that is wrong with it
   */
  public static Program read(String text, String name) {
    throw new UnsupportedOperationException("not yet");
  }
}
