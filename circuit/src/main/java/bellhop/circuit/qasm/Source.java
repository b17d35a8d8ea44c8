package bellhop.circuit.qasm;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.List;

/**
 * The texts that are read, and places in them. A program has one; the files that it includes stand
 * behind it, so that one number says where something stands.
 */
final class Source {
  private record Part(String text, String name, int start) {}

  private final List<Part> parts = new ArrayList<>();

  Source(String text, String name) {
    parts.add(new Part(text, name, 0));
  }

  /** Of the program itself. */
  String text() {
    return parts.getFirst().text();
  }

  /** Of the program itself. */
  String name() {
    return parts.getFirst().name();
  }

  /** Takes a further text; its places begin at the number that this gives. */
  int add(String text, String name) {
    int start = end() + 1;
    parts.add(new Part(text, name, start));
    return start;
  }

  /** Characters of all texts together. */
  int end() {
    return parts.getLast().start() + parts.getLast().text().length();
  }

  /** Lines and columns are counted only when someone asks. */
  Location at(int offset) {
    Part part = parts.getLast();
    for (int i = parts.size() - 1; part.start() > offset; i--) {
      part = parts.get(i - 1);
    }
    int place = offset - part.start();
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < place && i < part.text().length(); i++) {
      if (part.text().charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Location(part.name(), line, place - lineStart + 1);
  }

  InputException fault(int offset, String what, String why, String maybe) {
    return new InputException(at(offset), what, why, maybe);
  }
}
