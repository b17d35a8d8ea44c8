package bellhop.distributed;

import bellhop.circuit.Program;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code schedule.json} says, before the programs of the QPUs are at hand. */
final class Schedule {
  /** A word whose meaning depends on the programs, with its place for messages. */
  record Named(String qpu, String name, Location at) {}

  record Gate(int gate, String qpu, Location at) {}

  record File(String qpu, String file, Location at) {}

  record RawPacket(int root, List<Integer> gates, List<List<String>> tree, Location at) {}

  record RawMove(int qubit, int before, List<String> path, Location at) {}

  private final JsonCursor cursor;
  final Location at;
  String program = "";
  final List<File> files = new ArrayList<>();
  final List<Named> start = new ArrayList<>();
  final List<Named> end = new ArrayList<>();
  final List<Program.Variable> variables = new ArrayList<>();
  final List<Integer> resultCells = new ArrayList<>();
  final List<Named> results = new ArrayList<>();
  final List<RawPacket> packets = new ArrayList<>();
  final List<RawMove> moves = new ArrayList<>();
  final List<Gate> gateAt = new ArrayList<>();
  final List<Loop> loops = new ArrayList<>();

  private Schedule(JsonCursor cursor) {
    this.cursor = cursor;
    at = cursor.here();
    cursor.object(
        Map.ofEntries(
            Map.entry("format", this::format),
            Map.entry("program", () -> program = cursor.string()),
            Map.entry("qpus", () -> cursor.list(this::file)),
            Map.entry("ebits", cursor::skip),
            Map.entry("assignment", cursor::skip),
            Map.entry("start", () -> cursor.list(() -> start.add(place("qubit")))),
            Map.entry("end", () -> cursor.list(() -> end.add(place("qubit")))),
            Map.entry("variables", () -> cursor.list(this::variable)),
            Map.entry("results", () -> cursor.list(this::result)),
            Map.entry("pairs", cursor::skip),
            Map.entry("packets", () -> cursor.list(this::packet)),
            Map.entry("moves", () -> cursor.list(this::move)),
            Map.entry("gate_at", () -> cursor.map(this::gate)),
            Map.entry("loops", () -> cursor.list(this::loop))));
  }

  static Schedule read(Text text) {
    List<Schedule> read = new ArrayList<>();
    JsonCursor.walk(text, cursor -> read.add(new Schedule(cursor)));
    return read.getFirst();
  }

  private void format() {
    String format = cursor.string();
    if (!format.equals(ScheduleWriter.FORMAT)) {
      throw cursor.wrong("format " + format, "this version reads " + ScheduleWriter.FORMAT);
    }
  }

  private void file() {
    String[] words = {"", ""};
    cursor.object(
        Map.of("name", () -> words[0] = cursor.string(), "file", () -> words[1] = cursor.string()));
    files.add(new File(words[0], words[1], cursor.here()));
  }

  private Named place(String field) {
    String[] words = {"", ""};
    cursor.object(
        Map.of("qpu", () -> words[0] = cursor.string(), field, () -> words[1] = cursor.string()));
    return new Named(words[0], words[1], cursor.here());
  }

  private void variable() {
    String[] words = {"", ""};
    int[] width = {0};
    boolean[] flags = {false, false};
    cursor.object(
        Map.of(
            "name", () -> words[0] = cursor.string(),
            "kind", () -> words[1] = cursor.string(),
            "width", () -> width[0] = natural(),
            "scalar", () -> flags[0] = cursor.bool(),
            "output", () -> flags[1] = cursor.bool()));
    int first = variables.isEmpty() ? 0 : end(variables.getLast());
    variables.add(
        new Program.Variable(words[0], kind(words[1]), width[0], flags[0], first, flags[1]));
  }

  private static int end(Program.Variable variable) {
    return variable.firstCell() + variable.cellCount();
  }

  private Program.Kind kind(String word) {
    for (Program.Kind kind : Program.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw cursor.wrong("kind " + word, "it is bit, int, uint or bool");
  }

  private void result() {
    String[] words = {"", ""};
    int[] cell = {0};
    cursor.object(
        Map.of(
            "cell", () -> cell[0] = natural(),
            "qpu", () -> words[0] = cursor.string(),
            "name", () -> words[1] = cursor.string()));
    resultCells.add(cell[0]);
    results.add(new Named(words[0], words[1], cursor.here()));
  }

  private void packet() {
    int[] root = {0};
    List<Integer> gates = new ArrayList<>();
    List<List<String>> tree = new ArrayList<>();
    cursor.object(
        Map.of(
            "root", () -> root[0] = natural(),
            "gates", () -> cursor.list(() -> gates.add(natural())),
            "tree", () -> cursor.list(() -> tree.add(edge()))));
    packets.add(new RawPacket(root[0], gates, tree, cursor.here()));
  }

  private List<String> edge() {
    List<String> ends = strings();
    if (ends.size() != 2) {
      throw cursor.wrong("an edge of " + ends.size() + " QPUs", "an edge has two ends");
    }
    return ends;
  }

  private void move() {
    int[] numbers = {0, 0};
    List<String> path = new ArrayList<>();
    cursor.object(
        Map.of(
            "qubit", () -> numbers[0] = natural(),
            "before", () -> numbers[1] = natural(),
            "path", () -> path.addAll(strings())));
    moves.add(new RawMove(numbers[0], numbers[1], path, cursor.here()));
  }

  private List<String> strings() {
    List<String> strings = new ArrayList<>();
    cursor.list(() -> strings.add(cursor.string()));
    return strings;
  }

  private void gate(String number) {
    if (!number.matches("\\d{1,9}")) {
      throw cursor.wrong("gate " + number, "gates are numbered from 0");
    }
    gateAt.add(new Gate(Integer.parseInt(number), cursor.string(), cursor.here()));
  }

  private void loop() {
    int[] line = {0};
    cursor.object(Map.of("line", () -> line[0] = natural(), "ebits", cursor::skip));
    loops.add(new Loop(line[0]));
  }

  private int natural() {
    int value = cursor.integer();
    if (value < 0) {
      throw cursor.wrong("" + value, "it counts from 0");
    }
    return value;
  }
}
