package bellhop.compiler.proof;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two traces up to the order of what commutes: the second must do, one by one, what the
 * first does.
 *
 * <p>On each wire the first trace is cut into runs of cores that point along one axis; those of a
 * run commute, so the second may do them in any order, but a run must be complete before the next
 * begins. Guarded turns of a run add up by guard. Where two cores differ by a Pauli on their wires
 * (an interaction by a quarter more, or with a direction reversed), that Pauli is remembered and
 * turns what follows. Linear in the cores, but for equal pairs of wires within one run.
 */
final class Equivalence {
  private static final double QUARTER = StrictMath.PI / 2;

  private final List<Core> expected;
  private final Wire[] wires;
  private final Map<Key, Deque<Integer>> open = new HashMap<>();

  private record Key(Core.Kind kind, int wireA, int wireB, int guard, int turn) {
    static Key of(Core core) {
      return new Key(core.kind(), core.wireA(), core.wireB(), core.guard(), core.turn());
    }
  }

  private Equivalence(Trace trace) {
    expected = trace.cores();
    wires = new Wire[trace.wireCount()];
    Arrays.setAll(wires, _ -> new Wire());
    for (int i = 0; i < expected.size(); i++) {
      Core core = expected.get(i);
      wires[core.wireA()].plan(i, core, core.a());
      if (core.wireB() >= 0) {
        wires[core.wireB()].plan(i, core, core.b());
      }
      if (core.kind() != Core.Kind.TURN) {
        open.computeIfAbsent(Key.of(core), _ -> new ArrayDeque<>()).add(i);
      }
    }
  }

  /**
   * A difference, without the place where it shows.
   *
   * @param isMissing whether the core is one of the first trace
   */
  record Difference(Core core, String words, boolean isMissing) {}

  /**
   * What the second does that the first does not, or the reverse, if anything.
   *
   * @param leftOver what the second has done too much on each wire: taken from its totals
   */
  static Optional<Difference> find(Trace first, Trace second, double[][] leftOver) {
    Equivalence equivalence = new Equivalence(first);
    for (Core core : second.cores()) {
      String words = equivalence.take(core);
      if (!words.isEmpty()) {
        return Optional.of(new Difference(core, words, false));
      }
    }
    for (int wire = 0; wire < leftOver.length; wire++) {
      leftOver[wire] = equivalence.wires[wire].excess;
    }
    return equivalence.missing();
  }

  private String take(Core core) {
    return core.kind() == Core.Kind.TURN ? takeTurn(core) : takeOther(core);
  }

  private String takeTurn(Core core) {
    Wire wire = wires[core.wireA()];
    double[] axis = wire.seen(core.a());
    double angle = core.angle();
    return wire.turn(axis, angle, core.guard()) ? "" : "the source does no such turn here";
  }

  private String takeOther(Core core) {
    Deque<Integer> candidates = open.get(Key.of(core));
    if (candidates == null || candidates.isEmpty()) {
      return "the source has nothing like it left";
    }
    String words = "";
    List<Integer> passed = new ArrayList<>();
    while (!candidates.isEmpty()) {
      int candidate = candidates.remove();
      String different = difference(core, candidate);
      if (different.isEmpty()) {
        accept(core, candidate);
        words = "";
        break;
      }
      words = words.isEmpty() ? different : words;
      passed.add(candidate);
      if (!isReady(expected.get(candidate), candidate)) {
        break;
      }
    }
    for (int i = passed.size() - 1; i >= 0; i--) {
      candidates.addFirst(passed.get(i));
    }
    return words;
  }

  private String difference(Core core, int candidate) {
    Core like = expected.get(candidate);
    if (!isReady(like, candidate)) {
      return "the source does something before it that does not commute with it";
    }
    double[] a = wires[core.wireA()].seen(core.a());
    if (core.isWall()) {
      if (core.isOpenWith(like) || Spin.isSame(a, like.a())) {
        return "";
      }
      return core.kind() == Core.Kind.FENCE
          ? "one-qubit gates before it are not those of the source"
          : "it acts along another axis than the source";
    }
    double[] b = wires[core.wireB()].seen(core.b());
    if (!Spin.isParallel(a, like.a()) || !Spin.isParallel(b, like.b())) {
      return "it acts along another axis than the source";
    }
    double excess = excessAngle(core, like, a, b) / QUARTER;
    return Math.abs(excess - StrictMath.rint(excess)) < Spin.TOLERANCE
        ? ""
        : "its angle is not that of the source";
  }

  private static double excessAngle(Core core, Core like, double[] a, double[] b) {
    double sign = Math.signum(Spin.dot(a, like.a()) * Spin.dot(b, like.b()));
    return sign * core.angle() - like.angle();
  }

  private boolean isReady(Core core, int index) {
    return wires[core.wireA()].isCurrent(index)
        && (core.wireB() < 0 || wires[core.wireB()].isCurrent(index));
  }

  private void accept(Core core, int candidate) {
    Core like = expected.get(candidate);
    if (core.kind() == Core.Kind.INTERACTION) {
      double[] a = wires[core.wireA()].seen(core.a());
      double[] b = wires[core.wireB()].seen(core.b());
      long quarters = StrictMath.round(excessAngle(core, like, a, b) / QUARTER);
      if (quarters % 2 != 0) {
        wires[core.wireA()].exceed(like.a(), core.guard());
        wires[core.wireB()].exceed(like.b(), core.guard());
      }
      wires[core.wireB()].done();
    }
    wires[core.wireA()].done();
  }

  private Optional<Difference> missing() {
    for (int i = 0; i < expected.size(); i++) {
      Core core = expected.get(i);
      if (!wires[core.wireA()].isPast(i)) {
        return Optional.of(new Difference(core, "nothing in the compiled programs does it", true));
      }
    }
    return Optional.empty();
  }

  /** One wire's runs, and how far the second trace has come in them. */
  private static final class Wire {
    private final List<Run> runs = new ArrayList<>();
    private final Map<Integer, Integer> runOf = new HashMap<>();
    private int current;
    private double[] excess = Spin.identity();

    void plan(int index, Core core, double[] axis) {
      if (runs.isEmpty() || runs.getLast().wall || core.isWall() || !runs.getLast().fits(axis)) {
        runs.add(new Run(axis, core.isWall()));
      }
      runOf.put(index, runs.size() - 1);
      Run run = runs.getLast();
      if (core.kind() == Core.Kind.TURN) {
        run.add(axis, core.angle(), core.guard());
      } else {
        run.open++;
      }
    }

    /** A direction of the second trace as the first would see it. */
    double[] seen(double[] axis) {
      return Spin.turned(axis, excess);
    }

    boolean isCurrent(int index) {
      skipComplete();
      return runOf.getOrDefault(index, -1) == current;
    }

    boolean isPast(int index) {
      skipComplete();
      return runOf.getOrDefault(index, -1) < current;
    }

    private void skipComplete() {
      while (current < runs.size() && runs.get(current).isComplete()) {
        current++;
      }
    }

    void done() {
      runs.get(current).open--;
    }

    boolean turn(double[] axis, double angle, int guard) {
      skipComplete();
      if (current == runs.size() || runs.get(current).wall || !runs.get(current).fits(axis)) {
        return false;
      }
      runs.get(current).add(axis, -angle, guard);
      return true;
    }

    void exceed(double[] axis, int guard) {
      if (guard == Symbols.ONE) {
        excess = Spin.times(excess, Spin.matrix(axis));
      } else {
        runs.get(current).add(axis, -QUARTER, guard);
      }
    }
  }

  /** Cores along one axis. */
  private static final class Run {
    private final double[] axis;
    private final boolean wall;
    private final Map<Integer, Double> turnByGuard = new HashMap<>();
    private int open;

    Run(double[] axis, boolean wall) {
      this.axis = axis;
      this.wall = wall;
    }

    boolean fits(double[] other) {
      return Spin.isParallel(axis, other);
    }

    void add(double[] direction, double angle, int guard) {
      double signed = Spin.dot(axis, direction) > 0 ? angle : -angle;
      double sum = turnByGuard.getOrDefault(guard, 0.0) + signed;
      if (Math.abs(StrictMath.sin(sum)) < Spin.TOLERANCE) {
        turnByGuard.remove(guard);
      } else {
        turnByGuard.put(guard, sum);
      }
    }

    boolean isComplete() {
      return open == 0 && turnByGuard.isEmpty();
    }
  }
}
