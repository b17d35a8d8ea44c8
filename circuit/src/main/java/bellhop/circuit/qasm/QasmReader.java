package bellhop.circuit.qasm;

import bellhop.circuit.Program;
import bellhop.units.InputException;
import bellhop.units.InputText;
import java.nio.file.Path;

/**
 * Reads OpenQASM 2 and 3. Constants are folded, loops unrolled, gate definitions expanded,
 * subroutines carried out; what depends on measured bits stays. {@code docs/reference/openqasm.md}
 * says what is read and what is refused.
 *
 * <p>The text is read statement by statement, each carried out before the next is looked at, so
 * that the tree of the whole never stands in memory.
 */
public final class QasmReader {
  private QasmReader() {}

  /**
   * The program in a file, with the files beside it that it includes.
   *
   * @throws InputException for all that is wrong with it
   */
  public static Program read(Path file) {
    return read(file, Inputs.NONE);
  }

  /** The program in a file, with values for its inputs. */
  public static Program read(Path file, Inputs inputs) {
    Limits limits = Limits.defaults();
    String text = InputText.read(file, limits.fileBytes(), "a program");
    Reading reading = new Reading(limits, Includes.beside(file), inputs);
    Program program = read(text, file.toString(), reading);
    if (program.pragmas().stream().anyMatch(pragma -> pragma.startsWith("bellhop "))) {
      throw new Source(text, file.toString())
          .fault(
              Math.max(0, text.indexOf("pragma bellhop")),
              "a compiled program",
              "it is one QPU's part of a program, and does nothing alone",
              "its folder was meant, or the source");
    }
    return program;
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
    return read(text, name, Reading.alone(limits));
  }

  /** With all that belongs to it. */
  public static Program read(String text, String name, Reading reading) {
    return new ProgramReader(new Source(text, name), reading).read();
  }
}
