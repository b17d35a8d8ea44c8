package bellhop.distributed;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pragmas of a compiled program say of the QPU and its qubits. */
record Machine(String qpu, int dataCount, List<QnuRange> communication, List<QnuRange> memory) {
  private static final String NAME = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern QPU =
      Pattern.compile("bellhop qpu " + NAME + " of (\\d{1,9}) data (\\d{1,9}) comm (\\d{1,9})");
  private static final Pattern QNU =
      Pattern.compile("bellhop qnu " + NAME + " (link|memory) (\\d{1,9})");

  Machine {
    communication = List.copyOf(communication);
    memory = List.copyOf(memory);
  }

  static Machine read(List<String> pragmas, Text text, Names names) {
    Location location = text.find("pragma bellhop");
    Matcher qpu = null;
    List<Matcher> links = new ArrayList<>();
    List<Matcher> memories = new ArrayList<>();
    for (String pragma : pragmas) {
      Matcher first = QPU.matcher(pragma.strip());
      Matcher second = QNU.matcher(pragma.strip());
      if (first.matches()) {
        qpu = first;
      } else if (second.matches()) {
        (second.group(2).equals("link") ? links : memories).add(second);
      }
    }
    if (qpu == null) {
      throw new InputException(
          location,
          "no pragma bellhop qpu",
          "a compiled program says which QPU it is for",
          "this is a source program, to be compiled first");
    }
    int dataCount = Integer.parseInt(qpu.group(3));
    List<QnuRange> communication = ranges(links, dataCount, location, names);
    int first = dataCount + sum(communication);
    List<QnuRange> memory = ranges(memories, first, location, names);
    return new Machine(Attributes.unescape(qpu.group(1)), dataCount, communication, memory);
  }

  private static List<QnuRange> ranges(
      List<Matcher> pragmas, int first, Location location, Names names) {
    List<QnuRange> ranges = new ArrayList<>();
    for (Matcher pragma : pragmas) {
      int qnu = names.qnu(Attributes.unescape(pragma.group(1)), location);
      ranges.add(new QnuRange(qnu, first + sum(ranges), Integer.parseInt(pragma.group(3))));
    }
    return ranges;
  }

  static int sum(List<QnuRange> ranges) {
    return ranges.stream().mapToInt(QnuRange::count).sum();
  }
}
