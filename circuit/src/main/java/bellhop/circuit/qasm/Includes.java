package bellhop.circuit.qasm;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.nio.file.Path;

/**
 * Finds the files of one's own that a program includes. The libraries of the language are built in
 * and are not asked for.
 */
public interface Includes {

  /**
   * A file that is included.
   *
   * @param key the same for the same file, whatever it is called
   * @param name for messages
   */
  record Included(String key, String name, String text) {}

  /**
   * @param file as the program says
   * @param mostBytes of its text
   * @param at where the program says so
   * @throws InputException if it is not there or must not be read
   */
  Included read(String file, int mostBytes, Location at);

  /** None, as for programs that come over a wire. */
  static Includes none() {
    return (file, _, at) -> {
      throw new InputException(
          at,
          "the library \"" + file + "\"",
          "here only those are read that are built in, qelib1.inc and stdgates.inc",
          "copy its gates into the program");
    };
  }

  /** Those in the folder of a program and below, never outside of it. */
  static Includes beside(Path program) {
    return new FolderIncludes(program);
  }
}
