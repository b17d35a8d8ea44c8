package bellhop.qec.model;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes the Paulis out of a circuit that its own results control, and puts those results into the
 * detectors and observables that such a Pauli flips: their law stays as it was. So records of a
 * device that has done no feedback become detection events.
 *
 * <p>A first walk, backwards, finds what each such Pauli flips; a second, forwards, writes the
 * circuit. Blocks in which something changes are unrolled, and turns that are equal are blocks
 * again.
 */
public final class InlinedFeedback {
  private final String source;

  /** Results that join or leave a detector, by its number. */
  private final SortedMap<Long, SortedSet<Long>> changes = new TreeMap<>();

  /** Observables that each controlled Pauli flips, the last first. */
  private final List<long[]> observables = new ArrayList<>();

  private long records;
  private long detectors;

  private InlinedFeedback(String source) {
    this.source = source;
  }

  /**
   * The circuit without feedback.
   *
   * @param source name of the circuit, for messages
   * @throws InputException if it refers to results before its start, is too long to be unrolled, or
   *     needs results that lie too far back
   */
  public static StabilizerCircuit of(StabilizerCircuit circuit, String source) {
    InlinedFeedback inlined = new InlinedFeedback(source);
    ControlledPaulis.visit(circuit, source, inlined::note);
    return new StabilizerCircuit(inlined.steps(circuit));
  }

  private void note(int bit, long before, long... flipped) {
    if (!Target.isRecord(bit)) {
      return;
    }
    long record = before - Target.number(bit);
    for (long detector : ControlledPaulis.detectors(flipped)) {
      toggle(record, changes.computeIfAbsent(detector, _ -> new TreeSet<>()));
    }
    observables.add(ControlledPaulis.observables(flipped));
  }

  private static void toggle(long record, SortedSet<Long> records) {
    if (!records.remove(record)) {
      records.add(record);
    }
  }

  // ---- forwards ----

  private List<Step> steps(StabilizerCircuit circuit) {
    List<Step> steps = new ArrayList<>();
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> add(apply, steps);
        case Step.Repeat repeat -> add(repeat, steps);
      }
    }
    return steps;
  }

  private void add(Step.Repeat repeat, List<Step> steps) {
    long end = detectors + repeat.times() * repeat.body().detectorCount();
    boolean isKept = changes.subMap(detectors, end).isEmpty() && !hasFeedback(repeat.body());
    if (isKept) {
      steps.add(repeat);
      records += repeat.times() * repeat.body().recordCount();
      detectors = end;
    } else {
      addTurns(repeat, steps);
    }
  }

  private void addTurns(Step.Repeat repeat, List<Step> steps) {
    List<Step> last = List.of();
    long times = 0;
    for (long turn = 0; turn < repeat.times(); turn++) {
      List<Step> next = steps(repeat.body());
      if (times > 0 && !next.equals(last)) {
        end(last, times, repeat.tag(), steps);
        times = 0;
      }
      last = next;
      times++;
    }
    end(last, times, repeat.tag(), steps);
  }

  private static void end(List<Step> turn, long times, String tag, List<Step> steps) {
    if (times == 1) {
      steps.addAll(turn);
    } else {
      steps.add(new Step.Repeat(times, tag, new StabilizerCircuit(turn)));
    }
  }

  private static boolean hasFeedback(StabilizerCircuit circuit) {
    return circuit.steps().stream()
        .anyMatch(step ->
            switch (step) {
              case Step.Apply apply -> hasFeedback(apply);
              case Step.Repeat repeat -> hasFeedback(repeat.body());
            });
  }

  private static boolean hasFeedback(Step.Apply apply) {
    return apply.op().targets().arePairs()
        && Arrays.stream(apply.targets()).anyMatch(Target::isRecord);
  }

  private void add(Step.Apply apply, List<Step> steps) {
    if (apply.op() == Op.DETECTOR) {
      steps.add(detector(apply, changes.get(detectors++)));
    } else if (hasFeedback(apply)) {
      addPairs(apply, steps);
    } else {
      steps.add(apply);
      records += apply.recordCount();
    }
  }

  private Step.Apply detector(Step.Apply apply, @Nullable SortedSet<Long> changed) {
    if (changed == null || changed.isEmpty()) {
      return apply;
    }
    SortedSet<Long> all = new TreeSet<>(changed);
    for (int target : apply.targets()) {
      toggle(records - Target.number(target), all);
    }
    int[] targets = all.stream().mapToInt(this::record).toArray();
    return new Step.Apply(Op.DETECTOR, apply.tag(), apply.arguments(), targets);
  }

  private int record(long record) {
    long back = records - record;
    if (back >= Target.LIMIT) {
      throw new InputException(
          Location.of(source),
          "without feedback a detector needs the result " + back + " before it",
          "a record lies less than " + Target.LIMIT + " back",
          "a reset between is missing");
    }
    return Target.record((int) back);
  }

  /** Pairs without a record stay; for the others their record joins observables. */
  private void addPairs(Step.Apply apply, List<Step> steps) {
    int[] kept = new int[apply.targets().length];
    int count = 0;
    List<Step> joins = new ArrayList<>();
    for (int i = 0; i < kept.length; i += 2) {
      int a = apply.targets()[i];
      int b = apply.targets()[i + 1];
      if (!Target.isRecord(a) && !Target.isRecord(b)) {
        kept[count++] = a;
        kept[count++] = b;
      } else if (Target.hasQubit(a) || Target.hasQubit(b)) {
        join(Target.isRecord(a) ? a : b, apply.tag(), joins);
      }
    }
    if (count > 0) {
      int[] pairs = Arrays.copyOf(kept, count);
      steps.add(new Step.Apply(apply.op(), apply.tag(), apply.arguments(), pairs));
    }
    steps.addAll(joins);
  }

  private void join(int record, String tag, List<Step> steps) {
    for (long observable : observables.removeLast()) {
      double[] number = {observable};
      steps.add(new Step.Apply(Op.OBSERVABLE_INCLUDE, tag, number, record));
    }
  }
}
