package bellhop.qec.model;

import bellhop.circuit.dem.Target;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Goes through a circuit from its end to its start, blocks unrolled, and carries what each error
 * would flip. It finds no faults itself: whoever follows it sees each instruction before it is
 * undone. {@link ErrorAnalysis} goes the same way with loops folded.
 */
final class Backwards {
  /** Looks at what is carried behind each instruction. */
  interface Follower {
    /**
     * @param apply the instruction, or one pair of it if a bit controls a gate of it
     * @param at with the counts of what comes before it
     */
    void see(Step.Apply apply, Backwards at);
  }

  private final Effort effort;
  private final Carried carried;
  private final Gates gates;
  private final Collapses collapses;
  private final Follower follower;
  private final Deque<Long> turns = new ArrayDeque<>();
  private long detectors;
  private long records;
  private long ticks;
  private int line;

  private Backwards(
      StabilizerCircuit circuit,
      String source,
      Carried carried,
      Collapses.Coins coins,
      Follower follower) {
    effort = new Effort(source, false);
    effort.requireUnrollable(circuit);
    this.carried = carried;
    this.follower = follower;
    gates = new Gates(carried);
    collapses = new Collapses(carried, new Faults(), coins);
    detectors = circuit.detectorCount();
    records = circuit.recordCount();
    ticks = circuit.tickCount();
    line = lineCount(circuit);
  }

  /**
   * @param carried nothing yet
   * @param coins for detectors that are random without noise
   * @throws bellhop.units.InputException if the circuit refers to results before its start or is
   *     too long to be unrolled
   */
  static void follow(
      StabilizerCircuit circuit,
      String source,
      Carried carried,
      Collapses.Coins coins,
      Follower follower) {
    Inspection.observables(circuit, source);
    Backwards walk = new Backwards(circuit, source, carried, coins, follower);
    walk.turn(circuit);
    walk.collapses.undoStart();
  }

  /** Instructions and heads of blocks. */
  private static int lineCount(StabilizerCircuit circuit) {
    int count = 0;
    for (Step step : circuit.steps()) {
      count += step instanceof Step.Repeat repeat ? 1 + lineCount(repeat.body()) : 1;
    }
    return count;
  }

  Carried carried() {
    return carried;
  }

  /** Results before the instruction. */
  long records() {
    return records;
  }

  long ticks() {
    return ticks;
  }

  /** Number of the detector, if the instruction is one. */
  long detectors() {
    return detectors;
  }

  /** Number of the instruction among all instructions and heads of blocks, as they are written. */
  int line() {
    return line;
  }

  /** Turns of the blocks around it that are over, of the outermost first. */
  List<Long> turns() {
    return List.copyOf(turns);
  }

  private void turn(StabilizerCircuit body) {
    for (Step step : body.steps().reversed()) {
      switch (step) {
        case Step.Apply apply -> undo(apply);
        case Step.Repeat repeat -> undo(repeat);
      }
    }
  }

  private void undo(Step.Repeat repeat) {
    int end = line;
    for (long turn = repeat.times() - 1; turn >= 0; turn--) {
      line = end;
      turns.addLast(turn);
      turn(repeat.body());
      turns.removeLast();
      effort.add(1, 0);
    }
    line--;
  }

  private void undo(Step.Apply apply) {
    line--;
    records -= apply.recordCount();
    switch (apply.op()) {
      case DETECTOR -> detectors--;
      case TICK -> ticks--;
      default -> {}
    }
    if (isControlled(apply)) {
      pairs(apply);
    } else {
      follower.see(apply, this);
      change(apply);
    }
    effort.add(1L + apply.targets().length, carried.takeWork());
  }

  private static boolean isControlled(Step.Apply apply) {
    return apply.op().targets().arePairs()
        && Arrays.stream(apply.targets()).anyMatch(bellhop.circuit.stabilizer.Target::isBit);
  }

  private void pairs(Step.Apply apply) {
    int[] targets = apply.targets();
    for (int i = targets.length - 2; i >= 0; i -= 2) {
      int[] pair = {targets[i], targets[i + 1]};
      Step.Apply one = new Step.Apply(apply.op(), apply.tag(), apply.arguments(), pair);
      follower.see(one, this);
      gates.undo(one);
    }
  }

  private void change(Step.Apply apply) {
    switch (apply.op().kind()) {
      case CLIFFORD -> gates.undo(apply);
      case COLLAPSE, PARITY, PRODUCT -> collapses.undo(Step.Apply.of(apply.op(), apply.targets()));
      case NOISE -> forget(apply.recordCount()); // heralds
      case ANNOTATION -> annotate(apply);
    }
  }

  private void annotate(Step.Apply apply) {
    switch (apply.op()) {
      case DETECTOR -> Included.undo(apply, Target.detector(detectors), carried);
      case OBSERVABLE_INCLUDE ->
          Included.undo(apply, Target.observable((long) apply.arguments()[0]), carried);
      case MPAD -> forget(apply.recordCount());
      default -> {} // places and layers
    }
  }

  private void forget(int results) {
    for (int i = 0; i < results; i++) {
      carried.records.take();
    }
  }
}
