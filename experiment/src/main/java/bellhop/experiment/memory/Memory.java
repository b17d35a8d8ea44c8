package bellhop.experiment.memory;

import bellhop.experiment.Watch;
import bellhop.experiment.memory.MemoryResult.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Memory experiments: how often decoded shots of circuits have a wrong observable. Point after
 * point; the threads work on one at a time.
 */
public final class Memory {
  private static final double SECONDS_BETWEEN_KEEPS = 5;
  private static final long PER_MILLE = 1_000;

  private final MemoryInputs inputs;
  private final Watch watch;
  private final Consumer<MemoryState> keeper;
  private MemoryState state;
  private double keptAtS;

  private Memory(
      MemoryInputs inputs, MemoryState state, Watch watch, Consumer<MemoryState> keeper) {
    this.inputs = inputs;
    this.state = state;
    this.watch = watch;
    this.keeper = keeper;
    keptAtS = watch.wallSeconds();
  }

  /** From the start. */
  public static MemoryResult of(MemoryInputs inputs) {
    return of(inputs, MemoryState.NEW, Watch.NONE, _ -> {});
  }

  /**
   * To the end, or until the time is up.
   *
   * @param state from which to go on
   * @param keeper is told how far it is: now and then, and after each point
   * @throws bellhop.units.InputException for numbers out of range, and for a state of other inputs
   */
  public static MemoryResult of(
      MemoryInputs inputs, MemoryState state, Watch watch, Consumer<MemoryState> keeper) {
    return new Memory(inputs, state, watch, keeper).result();
  }

  private MemoryResult result() {
    watch.stage("circuits", 0);
    List<MemoryCircuit> circuits = inputs.points().stream().map(MemoryCircuit::of).toList();
    state.requireOf(
        circuits.stream()
            .map(its -> its.key(inputs))
            .collect(Collectors.toCollection(TreeSet::new)),
        inputs);
    List<Point> points = new ArrayList<>();
    boolean isCut = false;
    ExecutorService pool = Executors.newFixedThreadPool(inputs.threads());
    try {
      for (MemoryCircuit circuit : circuits) {
        watch.stage("point " + (points.size() + 1) + " of " + circuits.size(), PER_MILLE);
        isCut |= !count(circuit, pool, points);
      }
    } finally {
      pool.shutdownNow();
    }
    return MemoryResult.of(inputs, points, isCut);
  }

  /** Whether there was time for all of it. */
  private boolean count(MemoryCircuit circuit, ExecutorService pool, List<Point> points) {
    String key = circuit.key(inputs);
    Tally before = state.of(key);
    boolean wasDone = inputs.areEnough(before.shots(), before.errors());
    if (wasDone || watch.isTimeUp()) {
      points.add(still(circuit, before, wasDone));
      return wasDone;
    }
    double beganS = watch.wallSeconds();
    BatchCounter counter = BatchCounter.of(circuit, inputs);
    PointRun run = new PointRun(counter, before, inputs, watch);
    double readyS = watch.wallSeconds();
    run.run(pool, tally -> take(key, tally));
    keep();
    double endS = watch.wallSeconds();
    double perS = endS > readyS ? (run.shots() - before.shots()) / (endS - readyS) : 0;
    points.add(
        Point.of(
            circuit,
            run.shots(),
            run.errors(),
            OptionalDouble.of(counter.floor()),
            perS,
            endS - beganS));
    return run.isComplete();
  }

  /** A finished point says all that it would without a pause, so its faults are found once more. */
  private Point still(MemoryCircuit circuit, Tally tally, boolean isDone) {
    OptionalDouble floor =
        isDone ? OptionalDouble.of(BatchCounter.floor(circuit, inputs)) : OptionalDouble.empty();
    return Point.of(circuit, tally.shots(), tally.errors(), floor, 0, 0);
  }

  private void take(String key, Tally tally) {
    state = state.with(key, tally);
    double share =
        Math.max(
            (double) tally.shots() / inputs.shots(), (double) tally.errors() / inputs.maxErrors());
    watch.done((long) (PER_MILLE * Math.min(1, share)));
    if (watch.wallSeconds() - keptAtS > SECONDS_BETWEEN_KEEPS) {
      keep();
    }
  }

  private void keep() {
    keeper.accept(state);
    keptAtS = watch.wallSeconds();
  }
}
