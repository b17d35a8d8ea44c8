package bellhop.circuit.stabilizer;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Reads circuits in Stim's language. Each line holds nothing, an instruction, the head of a block
 * or its end; what is wrong is told with line and column. Linear in the text; blocks are not
 * unrolled. Records before the start of the circuit are found by those who run it.
 */
public final class CircuitReader {
  /** Blocks in blocks; those who run a circuit go as deep. */
  static final int DEEPEST = 500;

  private static final String REPEAT = "REPEAT";

  /** A block that is not at its end. */
  private record Open(long times, String tag, Location location, List<Step> steps) {}

  private final String source;
  private final String text;
  private final Deque<Open> open = new ArrayDeque<>();
  private int[] targets = new int[16];
  private int[] places = new int[16];
  private int count;

  private CircuitReader(String source, String text) {
    this.source = source;
    this.text = text;
  }

  /**
   * @param source name of the file, for messages
   * @throws InputException for the first line that is wrong
   */
  public static StabilizerCircuit read(String text, String source) {
    return new CircuitReader(source, text).read();
  }

  /**
   * For each instruction and each head of a block of a text that can be read, in their order, the
   * number of its line, from 1.
   */
  public static int[] lines(String text) {
    IntStream.Builder lines = IntStream.builder();
    new CircuitReader("circuit", text)
        .scan(line -> {
          line.skipBlanks();
          if (!line.isAtEnd() && line.next() != '}') {
            lines.add(line.place(line.at()).line());
          }
        });
    return lines.build().toArray();
  }

  private void scan(Consumer<LineScanner> reading) {
    int line = 1;
    for (int start = 0; start < text.length(); line++) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      reading.accept(new LineScanner(source, text, line, start, commentOr(start, end)));
      start = end + 1;
    }
  }

  private StabilizerCircuit read() {
    open.push(new Open(1, "", Location.of(source), new ArrayList<>()));
    scan(this::read);
    Open last = open.pop();
    if (!open.isEmpty()) {
      throw new InputException(
          last.location(), "a block without an end", "it ends in a line with }", "");
    }
    return new StabilizerCircuit(last.steps());
  }

  /** Where the line ends for us; a # in a tag is part of the tag. */
  private int commentOr(int start, int end) {
    boolean isInTag = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '#' && !isInTag) {
        return i;
      }
      isInTag = c == '[' || (isInTag && c != ']');
    }
    return end;
  }

  private void read(LineScanner line) {
    line.skipBlanks();
    if (line.isAtEnd()) {
      return;
    }
    int from = line.at();
    if (line.skips('}')) {
      close(line, from);
      return;
    }
    String name = line.name();
    if (name.toUpperCase(Locale.ROOT).equals(REPEAT)) {
      open(line, from);
    } else {
      Op op = Op.find(name).orElseThrow(() -> unknown(line, from, name));
      open.getFirst().steps().add(apply(op, line, from));
    }
  }

  private static InputException unknown(LineScanner line, int from, String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    String maybe =
        Op.names().stream()
            .filter(its -> its.startsWith(upper) || (upper.startsWith(its) && its.length() > 1))
            .findFirst()
            .map(its -> its + " is meant")
            .orElse("");
    return line.wrong(from, "the instruction " + name, "there is none of that name", maybe);
  }

  private void open(LineScanner line, int from) {
    String tag = line.tag();
    line.skipBlanks();
    int at = line.at();
    long times = line.whole(Step.Repeat.MOST, "the number of turns");
    if (times == 0) {
      throw line.wrong(
          at,
          "0 turns",
          "what stands in a block that is never run would count for some tools and not for others",
          "the block can go");
    }
    line.skipBlanks();
    if (!line.skips('{')) {
      throw line.wrong(line.at(), line.found(), "the block of REPEAT begins with {", "");
    }
    requireEnd(line);
    if (open.size() > DEEPEST) {
      throw line.wrong(from, "more than " + DEEPEST + " blocks in blocks", "that is the limit", "");
    }
    open.push(new Open(times, tag, line.place(from), new ArrayList<>()));
  }

  private void close(LineScanner line, int from) {
    requireEnd(line);
    Open block = open.pop();
    if (open.isEmpty()) {
      throw line.wrong(from, "a } too many", "no block is open", "");
    }
    StabilizerCircuit body = new StabilizerCircuit(block.steps());
    open.getFirst().steps().add(new Step.Repeat(block.times(), block.tag(), body));
  }

  private static void requireEnd(LineScanner line) {
    line.skipBlanks();
    if (!line.isAtEnd()) {
      throw line.wrong(line.at(), line.found(), "nothing else stands in this line", "");
    }
  }

  private Step.Apply apply(Op op, LineScanner line, int from) {
    String tag = line.tag();
    double[] arguments = line.arguments();
    readTargets(line);
    int[] its = Arrays.copyOf(targets, count);
    op.findProblem(arguments, its)
        .ifPresent(problem -> {
          int at = problem.target() < 0 ? from : places[problem.target()];
          throw line.wrong(at, op + " with " + problem.what(), problem.why(), problem.maybe());
        });
    return new Step.Apply(op, tag, arguments, its);
  }

  private void readTargets(LineScanner line) {
    count = 0;
    while (true) {
      boolean isApart = line.skipBlanks();
      if (line.isAtEnd()) {
        return;
      }
      boolean joins = line.next() == '*' || (count > 0 && Target.isCombiner(targets[count - 1]));
      if (!isApart && !joins) {
        throw line.wrong(line.at(), line.found(), "a blank stands before each target", "");
      }
      add(line.at(), target(line));
    }
  }

  private void add(int place, int target) {
    if (count == targets.length) {
      targets = Arrays.copyOf(targets, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
    }
    places[count] = place;
    targets[count++] = target;
  }

  private static int target(LineScanner line) {
    if (line.skips('*')) {
      return Target.COMBINER;
    }
    if (line.skips('!')) {
      return Target.inverted(qubit(line));
    }
    return switch (line.next()) {
      case 'r' -> record(line);
      case 's' -> sweep(line);
      default -> qubit(line);
    };
  }

  private static int qubit(LineScanner line) {
    char letter = Character.toUpperCase(line.next());
    boolean isPauli = letter == 'X' || letter == 'Y' || letter == 'Z';
    if (isPauli) {
      line.skips(line.next());
    }
    int qubit = (int) line.whole(Target.LIMIT - 1, "a target");
    return isPauli ? Target.pauli(letter, qubit) : Target.qubit(qubit);
  }

  private static int record(LineScanner line) {
    int from = line.at();
    require(line, "rec[-", from);
    int back = (int) line.whole(Target.LIMIT - 1, "how far back a record is");
    require(line, "]", from);
    if (back == 0) {
      throw line.wrong(from, "rec[-0]", "records are counted back from 1, the newest", "");
    }
    return Target.record(back);
  }

  private static int sweep(LineScanner line) {
    int from = line.at();
    require(line, "sweep[", from);
    int bit = (int) line.whole(Target.LIMIT - 1, "a sweep bit");
    require(line, "]", from);
    return Target.sweep(bit);
  }

  private static void require(LineScanner line, String expected, int from) {
    for (int i = 0; i < expected.length(); i++) {
      if (!line.skips(expected.charAt(i))) {
        throw line.wrong(
            from, line.found(), "a record is written rec[-1], a sweep bit sweep[0]", "");
      }
    }
  }
}
