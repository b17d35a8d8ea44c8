package bellhop.distributed;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Local qubits as the texts name them, such as {@code data[3]}. */
final class QubitNames {
  private static final Pattern FORM = Pattern.compile("(data|link|memory)\\[(\\d{1,9})]");

  private QubitNames() {}

  static String print(LocalProgram local, int qubit) {
    int link = local.dataCount();
    int memory = link + local.communicationCount();
    if (qubit < link) {
      return "data[" + qubit + "]";
    }
    return qubit < memory ? "link[" + (qubit - link) + "]" : "memory[" + (qubit - memory) + "]";
  }

  static int read(LocalProgram local, String name, Location location) {
    Matcher form = FORM.matcher(name);
    if (form.matches()) {
      int index = Integer.parseInt(form.group(2));
      int first = first(local, form.group(1));
      if (first + index < local.qubitCount() && print(local, first + index).equals(name)) {
        return first + index;
      }
    }
    throw new InputException(
        location, "qubit " + name, "\"" + local.qpu() + "\" has no such qubit", "");
  }

  private static int first(LocalProgram local, String register) {
    return switch (register) {
      case "data" -> 0;
      case "link" -> local.dataCount();
      default -> local.dataCount() + local.communicationCount();
    };
  }
}
