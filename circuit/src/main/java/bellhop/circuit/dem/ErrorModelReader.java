package bellhop.circuit.dem;

import bellhop.circuit.line.Line;
import bellhop.circuit.stabilizer.Op;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * Reads error models from text, {@code .dem} files. {@code docs/reference/error-models.md} says
 * what is read and where the limits are.
 */
public final class ErrorModelReader {
  private static final List<String> NAMES =
      List.of("error", "detector", "logical_observable", "shift_detectors", "repeat");

  /** Characters. */
  private static final int LONGEST_LINE = 1 << 20;

  /** A line of text grows to at most so many times its size in memory. */
  private static final int GROWTH = 24;

  private static final int MOST_CHARACTERS = 1 << 30;

  /** A block that is not closed yet; the outermost is the model itself. */
  private static final class Block {
    final Location place;
    final long count;
    final String tag;
    final List<Step> steps = new ArrayList<>();
    Totals totals = Totals.NOTHING;

    Block(Location place, long count, String tag) {
      this.place = place;
      this.count = count;
      this.tag = tag;
    }

    void add(Step step, Location at) {
      totals = ErrorModel.checkedSum(totals, step, at);
      steps.add(step);
    }
  }

  private final Line line;
  private final Deque<Block> open = new ArrayDeque<>();
  private long[] targets = new long[16];

  private ErrorModelReader(String text, String name) {
    this.line = new Line(text, name, LONGEST_LINE);
    this.open.push(new Block(Location.of(name), 1, ""));
  }

  /**
   * @throws InputException if the file cannot be read, or for what is wrong in it
   */
  public static ErrorModel read(Path file) {
    return read(InputText.read(file, mostCharacters(), "an error model"), file.toString());
  }

  /**
   * @param name of the text, for errors
   * @throws InputException for the first thing that is wrong, with its line and column
   */
  public static ErrorModel read(String text, String name) {
    if (text.length() > mostCharacters()) {
      throw new InputException(
          Location.of(name),
          "the text has more than " + mostCharacters() + " characters",
          "longer models are not read, and less of them if Java's heap is small",
          "give Java more memory, or fold repetitions into blocks");
    }
    return new ErrorModelReader(text, name).model();
  }

  private static int mostCharacters() {
    return (int) Math.min(MOST_CHARACTERS, Runtime.getRuntime().maxMemory() / GROWTH);
  }

  private ErrorModel model() {
    while (line.next()) {
      Location place = line.here();
      if (line.take('}')) {
        close(place);
      } else {
        instruction(place);
      }
    }
    Block last = open.pop();
    if (!open.isEmpty()) {
      throw new InputException(last.place, "the block does not end", "\"}\" ends it", "");
    }
    return new ErrorModel(last.steps);
  }

  private void close(Location place) {
    line.checkEnd();
    Block block = open.pop();
    if (open.isEmpty()) {
      throw fault(place, "found \"}\"", "no block is open here");
    }
    Step repeated = new RepeatBlock(block.count, new ErrorModel(block.steps), block.tag);
    open.element().add(repeated, block.place);
  }

  private void instruction(Location place) {
    String name = line.name().toLowerCase(Locale.ROOT);
    String tag = line.tag();
    double[] arguments = line.arguments();
    switch (name) {
      case "error" -> add(mechanism(arguments, tag, place), place);
      case "detector" -> add(detectors(arguments, tag), place);
      case "logical_observable" -> add(observables(arguments, tag, place), place);
      case "shift_detectors" -> add(shift(arguments, tag), place);
      case "repeat" -> open(arguments, tag, place);
      default -> throw unknown(name, place);
    }
  }

  private void add(Step step, Location place) {
    line.checkEnd();
    open.element().add(step, place);
  }

  private Step mechanism(double[] arguments, String tag, Location place) {
    if (arguments.length != 1) {
      throw fault(
          place, "error has " + arguments.length + " arguments", "it has one, its probability");
    }
    if (!(arguments[0] >= 0 && arguments[0] <= 1)) {
      throw fault(place, "probability " + arguments[0], "it is from 0 to 1");
    }
    Targets named = targets(true, true);
    if (!named.areWellSeparated()) {
      throw fault(place, "a part of the mechanism is empty", "\"^\" stands between two targets");
    }
    return new Mechanism(arguments[0], named, tag);
  }

  private Step detectors(double[] arguments, String tag) {
    return new DetectorDeclaration(Coordinates.of(arguments), targets(true, false), tag);
  }

  private Step observables(double[] arguments, String tag, Location place) {
    checkNoArguments("logical_observable", arguments, place);
    return new ObservableDeclaration(targets(false, true), tag);
  }

  private Step shift(double[] arguments, String tag) {
    return new DetectorShift(Coordinates.of(arguments), count("shift_detectors"), tag);
  }

  private void open(double[] arguments, String tag, Location place) {
    checkNoArguments("repeat", arguments, place);
    long count = count("repeat");
    if (count == 0) {
      throw fault(place, "a block that is repeated 0 times", "it is repeated 1 to 10^18 times");
    }
    if (!line.take('{')) {
      throw line.fault("found " + line.found(), "\"{\" belongs behind the count of repeat", "");
    }
    line.checkEnd();
    checkDepth();
    open.push(new Block(place, count, tag));
  }

  /** Here already, so that no text makes more blocks than may be closed. */
  private void checkDepth() {
    if (open.size() > ErrorModel.DEEPEST) {
      throw ErrorModel.tooDeep(line.here());
    }
  }

  private static void checkNoArguments(String name, double[] arguments, Location place) {
    if (arguments.length > 0) {
      throw fault(place, name + " has " + arguments.length + " arguments", "it has none");
    }
  }

  /** The only target of an instruction that takes one number. */
  private long count(String name) {
    if (!line.nextTarget()) {
      throw line.fault("found " + line.found(), "a count belongs behind " + name, "");
    }
    long count = line.whole();
    if (line.nextTarget()) {
      throw line.fault("found " + line.found(), name + " has one count", "");
    }
    return count;
  }

  private Targets targets(boolean detectors, boolean observables) {
    int size = 0;
    while (line.nextTarget()) {
      targets = size == targets.length ? Arrays.copyOf(targets, 2 * size) : targets;
      targets[size++] = target(detectors, observables);
    }
    return Targets.of(Arrays.copyOf(targets, size));
  }

  private long target(boolean detectors, boolean observables) {
    if (detectors && (line.take('D') || line.take('d'))) {
      return Target.detector(line.whole());
    }
    if (observables && (line.take('L') || line.take('l'))) {
      return observable();
    }
    if (detectors && observables && line.take('^')) {
      return Target.SEPARATOR;
    }
    throw line.fault("found " + line.found(), allowed(detectors, observables), "");
  }

  private long observable() {
    Location place = line.here();
    long index = line.whole();
    if (index > Target.LARGEST_OBSERVABLE) {
      throw fault(place, "observable " + index, "their numbers end at 4294967295");
    }
    return Target.observable(index);
  }

  private static String allowed(boolean detectors, boolean observables) {
    return !observables
        ? "a detector such as D5 belongs here"
        : !detectors
            ? "an observable such as L0 belongs here"
            : "a detector such as D5, an observable such as L0, or \"^\" belongs here";
  }

  private static InputException unknown(String name, Location place) {
    return new InputException(
        place,
        "the instruction \"" + name + "\"",
        "error models have " + String.join(", ", NAMES),
        Op.find(name.toUpperCase(Locale.ROOT)).isPresent()
            ? "this is a circuit, of which qec analyze makes the model"
            : Nearest.suggestion(name, NAMES));
  }

  private static InputException fault(Location place, String what, String why) {
    return new InputException(place, what, why, "");
  }
}
