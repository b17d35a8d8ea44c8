package bellhop.qec.model;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Target;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import java.util.List;
import java.util.SortedSet;

/**
 * Finds the detector error model of a stabilizer circuit: which independent faults flip which
 * detectors and observables. It does not decode, and knows no network and no time.
 *
 * <p><b>The data.</b> The circuit is walked once, from its end to its start. What is carried are
 * sets of symptoms, detectors and observables: two for each qubit, of what an X and what a Z at
 * this place would flip, and one for each result that is still to come ({@link Carried}). A set is
 * a sorted array of longs that nobody changes ({@link Symptoms}): sets are small, most gates leave
 * most of them alone, and the sum of two is one pass over both. A detector begins as the set of one
 * symptom at its results; a measurement hands it to what flips the result; gates pass it on; a
 * reset drops it. What noise can do is then to be read off: each case of a channel flips a sum of
 * carried sets. These sums are made in buffers and looked up in a table of faults ({@link
 * SymptomTable}), where most of them are known already, so that the hot path, a depolarising
 * channel on a pair with its 15 cases, allocates nothing. Faults with the same symptoms are one
 * ({@link Faults}); only the table, never its hashes, says in what order they come.
 *
 * <p><b>Loops.</b> At the beginning of a turn all that matters of the rest of the circuit is what
 * is carried. If that is the same as some turns later, but for the numbers of detectors, all
 * earlier turns are as those: they become a block of the model (Brent's search: a snapshot after 1,
 * 2, 4 … turns, and each turn is compared with the last snapshot). The turns of one period are
 * walked once more as if they were the first, so that numbers in the block are true, and the {@link
 * Draft} keeps absolute numbers until {@link Assembly} turns it round.
 *
 * <p>Order: faults by their symptoms, detectors before observables, then declarations as in the
 * circuit; a block ends such a stretch and begins a new one. Tags of detectors, of shifts of
 * coordinates and of blocks stay, those of noise are lost when faults are merged.
 *
 * <p>The method is that of Gidney, Quantum 5, 497 (2021), section 4.
 */
public final class ErrorAnalysis {
  private final AnalysisOptions options;
  private final Effort effort;
  private final Carried carried;
  private final Faults faults = new Faults();
  private final Gates gates;
  private final Collapses collapses;
  private final Noise noise;
  private final Draft draft;

  /** Detectors before this place. */
  private long detectors;

  private ErrorAnalysis(StabilizerCircuit circuit, String source, AnalysisOptions options) {
    this.options = options;
    effort = new Effort(source, options.foldsLoops());
    effort.requireUnrollable(circuit);
    carried = new Carried(circuit.qubitCount());
    gates = new Gates(carried);
    Gauges gauges = new Gauges(carried, faults, source, options.allowsGauges());
    collapses = new Collapses(carried, faults, gauges);
    noise = new Noise(carried, faults, source, options);
    draft = new Draft(faults, new ModelSplits(source, options));
    detectors = circuit.detectorCount();
  }

  /**
   * The model of a circuit.
   *
   * @param source name of the circuit, for messages
   * @throws bellhop.units.InputException if it refers to results before its start, has detectors or
   *     observables that are random without noise, channels that are no independent faults, faults
   *     that cannot be split, or too many turns, as far as the options do not allow that
   */
  public static ErrorModel of(StabilizerCircuit circuit, String source, AnalysisOptions options) {
    SortedSet<Long> observables = Inspection.observables(circuit, source);
    ErrorAnalysis analysis = new ErrorAnalysis(circuit, source, options);
    analysis.turn(circuit);
    analysis.collapses.undoStart();
    return Assembly.model(analysis.draft.end(), observables);
  }

  /** All steps, the last first. */
  private void turn(StabilizerCircuit body) {
    for (Step step : body.steps().reversed()) {
      switch (step) {
        case Step.Apply apply -> undo(apply);
        case Step.Repeat repeat -> undo(repeat);
      }
    }
    noise.requireNoChain();
    account(1);
  }

  private void account(long targets) {
    effort.add(targets, carried.takeWork() + faults.takeWork());
    effort.requireMemory(faults.bytes());
  }

  private void undo(Step.Apply apply) {
    switch (apply.op().kind()) {
      case CLIFFORD -> gates.undo(apply);
      case COLLAPSE, PARITY, PRODUCT -> collapses.undo(apply);
      case NOISE -> noise.undo(apply);
      case ANNOTATION -> annotate(apply);
    }
    account(1L + apply.targets().length);
  }

  // ---- annotations ----

  private void annotate(Step.Apply apply) {
    switch (apply.op()) {
      case DETECTOR -> detector(apply);
      case OBSERVABLE_INCLUDE ->
          Included.undo(apply, Target.observable((long) apply.arguments()[0]), carried);
      case MPAD -> collapses.undoPadding(apply);
      case SHIFT_COORDS -> draft.shift(apply.arguments(), apply.tag());
      default -> {} // QUBIT_COORDS, TICK
    }
  }

  private void detector(Step.Apply apply) {
    detectors--;
    draft.declare(detectors, apply.arguments(), apply.tag());
    Included.undo(apply, Target.detector(detectors), carried);
  }

  // ---- loops ----

  private void undo(Step.Repeat repeat) {
    noise.requireNoChain();
    long done = options.foldsLoops() ? fold(repeat) : 0;
    for (; done < repeat.times(); done++) {
      turn(repeat.body());
    }
  }

  /** Walks turns until they repeat and then folds as many as it can; how many are done then. */
  private long fold(Step.Repeat repeat) {
    Carried.Snapshot snapshot = carried.snapshot(detectors);
    long taken = 0;
    long until = 1;
    for (long done = 1; done <= repeat.times(); done++) {
      turn(repeat.body());
      if (carried.repeats(snapshot, detectors)) {
        return done + fold(repeat, done - taken, repeat.times() - done);
      }
      if (done - taken == until) {
        snapshot = carried.snapshot(detectors);
        taken = done;
        until *= 2;
      }
    }
    return repeat.times();
  }

  /**
   * Folds turns of which so many are left.
   *
   * @param period turns after which they repeat
   * @return how many are folded
   */
  private long fold(Step.Repeat repeat, long period, long left) {
    long times = left / period;
    if (times < 2) {
      return 0;
    }
    long each = period * repeat.body().detectorCount();
    List<Part> outer = draft.beginTurn();
    skip((times - 1) * each);
    for (long turn = 0; turn < period; turn++) {
      turn(repeat.body());
    }
    draft.endTurn(outer, times, repeat.tag(), each);
    return times * period;
  }

  private void skip(long skipped) {
    detectors -= skipped;
    carried.move(-skipped);
  }
}
