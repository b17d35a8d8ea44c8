package bellhop.circuit.qasm;

import bellhop.units.InputException;
import bellhop.units.Location;

/** The text that is read, and places in it. */
record Source(String text, String name) {

  /** Lines and columns are counted only when someone asks. */
  Location at(int offset) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Location(name, line, offset - lineStart + 1);
  }

  InputException fault(int offset, String what, String why, String maybe) {
    return new InputException(at(offset), what, why, maybe);
  }
}
