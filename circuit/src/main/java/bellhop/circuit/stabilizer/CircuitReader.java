package bellhop.circuit.stabilizer;

import bellhop.circuit.line.Line;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Reads circuits in Stim's language. Each line holds nothing, an instruction, the head of a block
 * or its end; what is wrong is told with line and column. Linear in the text; blocks are not
 * unrolled.
 */
public final class CircuitReader {
  /** Blocks in blocks; those who run a circuit go as deep. */
  static final int DEEPEST = 500;

  private static final String REPEAT = "REPEAT";

  /** A block that is not at its end. */
  private record Open(
      long times, String tag, Location location, long recordsBefore, List<Step> steps) {}

  private final String source;
  private final boolean isWhole;
  private final Line line;
  private final Deque<Open> open = new ArrayDeque<>();
  private int[] targets = new int[16];
  private int[] columns = new int[16];
  private int count;

  /** Before this place; in a block, in its first turn. */
  private long records;

  private CircuitReader(String source, String text, boolean isWhole) {
    this.source = source;
    this.isWhole = isWhole;
    line = new Line(text, source, Integer.MAX_VALUE);
  }

  /**
   * A circuit or a piece of one, which may refer to records before its start.
   *
   * @param source name of the file, for messages
   * @throws InputException for the first line that is wrong
   */
  public static StabilizerCircuit read(String text, String source) {
    return new CircuitReader(source, text, false).read();
  }

  /**
   * A circuit that begins here: records before its start are wrong too.
   *
   * @param source name of the file, for messages
   * @throws InputException for the first line that is wrong
   */
  public static StabilizerCircuit readWhole(String text, String source) {
    return new CircuitReader(source, text, true).read();
  }

  /**
   * For each instruction and each head of a block of a text that can be read, in their order, the
   * number of its line, from 1.
   */
  public static int[] lines(String text) {
    IntStream.Builder lines = IntStream.builder();
    Line line = new Line(text, "circuit", Integer.MAX_VALUE);
    while (line.next()) {
      if (line.peek() != '}') {
        lines.add(line.here().line());
      }
    }
    return lines.build().toArray();
  }

  private StabilizerCircuit read() {
    open.push(new Open(1, "", Location.of(source), 0, new ArrayList<>()));
    while (line.next()) {
      Location place = line.here();
      if (line.take('}')) {
        close(place);
      } else {
        instruction(place);
      }
    }
    Open last = open.pop();
    if (!open.isEmpty()) {
      throw wrong(last.location(), "a block without an end", "it ends in a line with }");
    }
    return new StabilizerCircuit(last.steps());
  }

  private static InputException wrong(Location place, String what, String why) {
    return new InputException(place, what, why, "");
  }

  private void instruction(Location place) {
    String name = line.name();
    if (name.toUpperCase(Locale.ROOT).equals(REPEAT)) {
      open(place);
    } else {
      Op op = Op.find(name).orElseThrow(() -> unknown(place, name));
      open.getFirst().steps().add(apply(op, place));
    }
  }

  private static InputException unknown(Location place, String name) {
    return new InputException(
        place,
        "the instruction " + name,
        "there is none of that name",
        Nearest.suggestion(name.toUpperCase(Locale.ROOT), Op.names()));
  }

  private void open(Location place) {
    String tag = line.tag();
    line.skipBlank();
    Location at = line.here();
    long times = line.whole();
    if (times == 0) {
      throw new InputException(
          at,
          "0 turns",
          "what stands in a block that is never run would count for some tools and not for others",
          "the block can go");
    }
    line.skipBlank();
    if (!line.take('{')) {
      throw line.fault("found " + line.found(), "the block of REPEAT begins with {", "");
    }
    line.checkEnd();
    if (open.size() > DEEPEST) {
      throw wrong(place, "more than " + DEEPEST + " blocks in blocks", "that is the limit");
    }
    open.push(new Open(times, tag, place, records, new ArrayList<>()));
  }

  private void close(Location place) {
    line.checkEnd();
    Open block = open.pop();
    if (open.isEmpty()) {
      throw wrong(place, "a } too many", "no block is open");
    }
    StabilizerCircuit body = new StabilizerCircuit(block.steps());
    Step repeat = new Step.Repeat(block.times(), block.tag(), body);
    open.getFirst().steps().add(repeat);
    records = Counts.sum(block.recordsBefore(), Counts.of(repeat).records());
  }

  private Step.Apply apply(Op op, Location place) {
    String tag = line.tag();
    double[] arguments = line.arguments();
    readTargets();
    int[] its = Arrays.copyOf(targets, count);
    op.findProblem(arguments, its)
        .ifPresent(problem -> {
          Location at = problem.target() < 0 ? place : line.place(columns[problem.target()]);
          throw new InputException(
              at, op + " with " + problem.what(), problem.why(), problem.maybe());
        });
    if (isWhole) {
      refuseEarlyRecords(its);
    }
    records = Counts.sum(records, op.recordCount(its));
    return new Step.Apply(op, tag, arguments, its);
  }

  private void refuseEarlyRecords(int... its) {
    for (int i = 0; i < its.length; i++) {
      if (EarlyRecords.isEarly(its[i], records)) {
        throw EarlyRecords.refused(line.place(columns[i]), its[i], records);
      }
    }
  }

  private void readTargets() {
    count = 0;
    while (line.nextTarget(joins())) {
      int column = line.column();
      add(column, target());
    }
    line.checkEnd();
  }

  private boolean joins() {
    return line.peek() == '*' || (count > 0 && Target.isCombiner(targets[count - 1]));
  }

  private void add(int column, int target) {
    if (count == targets.length) {
      targets = Arrays.copyOf(targets, 2 * count);
      columns = Arrays.copyOf(columns, 2 * count);
    }
    columns[count] = column;
    targets[count++] = target;
  }

  private int target() {
    if (line.take('*')) {
      return Target.COMBINER;
    }
    if (line.take('!')) {
      return Target.inverted(qubit());
    }
    return switch (line.peek()) {
      case 'r' -> Target.record(number("rec[-", 1));
      case 's' -> Target.sweep(number("sweep[", 0));
      default -> qubit();
    };
  }

  private int qubit() {
    char letter = Character.toUpperCase(line.peek());
    boolean isPauli = letter == 'X' || letter == 'Y' || letter == 'Z';
    if (isPauli) {
      line.take(line.peek());
    }
    int qubit = whole();
    return isPauli ? Target.pauli(letter, qubit) : Target.qubit(qubit);
  }

  private int whole() {
    return (int) line.whole(Target.LIMIT - 1);
  }

  /** Of a record or a sweep bit. */
  private int number(String before, int least) {
    Location place = line.here();
    require(before);
    int number = whole();
    require("]");
    if (number < least) {
      throw wrong(place, "rec[-0]", "records are counted back from 1, the newest");
    }
    return number;
  }

  private void require(String expected) {
    for (int i = 0; i < expected.length(); i++) {
      if (!line.take(expected.charAt(i))) {
        throw line.fault(
            "found " + line.found(), "a record is written rec[-1], a sweep bit sweep[0]", "");
      }
    }
  }
}
