package bellhop.experiment;

import bellhop.compiler.Placement;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
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
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*([A-Za-z_]\\w*)\\s*(?:\\[\\s*(\\d{1,7})(?:\\s*\\.\\.\\s*(\\d{1,7}))?\\s*\\])?"
              + "\\s*:\\s*(\\S(?:.*\\S)?)\\s*");
  private static final int MOST_IN_A_LINE = 1_000_000;
  private static final long LARGEST = 16L << 20;

  private PlacementReader() {}

  static Placement read(Path file) {
    return read(text(file), file.toString());
  }

  static Placement read(String text, String name) {
    List<Placement.Pin> pins = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("(^|\\s)#.*", "");
      if (!line.isBlank()) {
        addPins(line, new Location(name, i + 1, 1), pins);
      }
    }
    return new Placement(pins);
  }

  private static void addPins(String line, Location where, List<Placement.Pin> pins) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new InputException(
          where,
          "\"" + line.strip() + "\" is no pin",
          "a line names qubits and their QPU",
          "\"q[3]: east\" shows the form");
    }
    String register = matcher.group(1);
    String qpu = matcher.group(4).replaceAll("^\"|\"$", "");
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

  private static String text(Path file) {
    try {
      if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
        throw new InputException(
            Location.of(file.toString()), "too large", "pins fit into 16 MiB", "");
      }
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new InputException(
          Location.of(file.toString()), "not text", "pins are UTF-8", "another file was meant");
    } catch (IOException e) {
      throw new InputException(
          Location.of(file.toString()),
          "cannot be read",
          "there is no such file, or it is protected",
          "its path is misspelt");
    }
  }
}
