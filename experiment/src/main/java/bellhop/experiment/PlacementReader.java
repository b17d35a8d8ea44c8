package bellhop.experiment;

import bellhop.compiler.Placement;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a file of pins: lines such as {@code q: east}, {@code q[3]: west} or {@code q[0..4]: 1},
 * comments after a hash sign. The lines are YAML too.
 */
final class PlacementReader {
  private static final Pattern QUBITS =
      Pattern.compile(
          "\\s*([A-Za-z_]\\w*+)\\s*+(?:\\[\\s*+(\\d{1,7}+)\\s*+(?:\\.\\.\\s*+(\\d{1,7}+)\\s*+)?\\]\\s*+)?");
  private static final int LONGEST = 1_000;
  private static final int MOST_IN_A_LINE = 1_000_000;
  private static final int LARGEST = 16 << 20;

  private PlacementReader() {}

  static Placement read(Path file) {
    return read(InputText.read(file, LARGEST, "a file of pins"), file.toString());
  }

  static Placement read(String text, String name) {
    List<Placement.Pin> pins = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = withoutComment(lines.get(i));
      if (!line.isBlank()) {
        addPins(line, new Location(name, i + 1, 1), pins);
      }
    }
    return new Placement(pins);
  }

  /** A comment begins with a hash sign at the start of the line or behind a blank. */
  private static String withoutComment(String line) {
    for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
      if (i == 0 || Character.isWhitespace(line.charAt(i - 1))) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private static void addPins(String line, Location where, List<Placement.Pin> pins) {
    int colon = line.indexOf(':');
    Matcher matcher = QUBITS.matcher(line.substring(0, Math.max(0, colon)));
    String qpu = line.substring(colon + 1).strip();
    if (colon > LONGEST || !matcher.matches() || qpu.isEmpty()) {
      throw new InputException(
          where,
          "\"" + InputText.shortened(line.strip()) + "\" is no pin",
          "a line names qubits and their QPU",
          "\"q[3]: east\" shows the form");
    }
    addPins(matcher, qpu.replaceAll("^\"|\"$", ""), where, pins);
  }

  private static void addPins(
      Matcher matcher, String qpu, Location where, List<Placement.Pin> pins) {
    String register = matcher.group(1);
    if (matcher.group(2) == null) {
      pins.add(new Placement.Pin(register, -1, qpu, where));
      return;
    }
    int first = Integer.parseInt(matcher.group(2));
    int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
    if (last < first || last - first >= MOST_IN_A_LINE) {
      throw new InputException(
          where,
          "range " + first + ".." + last,
          "a range goes up and names at most " + MOST_IN_A_LINE + " qubits",
          "the whole register was meant: \"" + register + ": " + qpu + "\"");
    }
    for (int index = first; index <= last; index++) {
      pins.add(new Placement.Pin(register, index, qpu, where));
    }
  }
}
