package bellhop.qec.model;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Step;
import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import bellhop.qec.sample.Skips;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * The faults of an unrolled model for sampling: what each flips one after the other in one array,
 * detectors from 0 up and observables from −1 down, and groups of equal probability.
 */
final class FaultTable {
  /** So that starts and symptoms fit arrays. */
  private static final long MOST_STEPS = 50_000_000;

  private final int detectors;
  private final int observables;
  private final List<Skips> skips = new ArrayList<>();
  private final List<int[]> groups = new ArrayList<>();
  private int[] starts = new int[16];
  private int[] symptoms = new int[64];
  private double[] probabilities = new double[16];
  private int size;

  private FaultTable(int detectors, int observables) {
    this.detectors = detectors;
    this.observables = observables;
  }

  /**
   * @throws bellhop.units.InputException if the model has too many steps when it is unrolled
   */
  static FaultTable of(ErrorModel model, String source) {
    FaultTable table = new FaultTable((int) model.detectorCount(), (int) model.observableCount());
    model.flattened(table::add, MOST_STEPS, Location.of(source));
    table.group();
    return table;
  }

  private void add(Step step) {
    if (step instanceof Mechanism(double probability, Targets targets, String _)) {
      Targets flipped = targets.flipped();
      makeRoom(flipped.size());
      int end = starts[size];
      for (int i = 0; i < flipped.size(); i++) {
        int index = (int) Target.index(flipped.get(i));
        symptoms[end++] = Target.isDetector(flipped.get(i)) ? index : ~index;
      }
      probabilities[size++] = probability;
      starts[size] = end;
    }
  }

  private void makeRoom(int more) {
    if (size + 1 == starts.length) {
      starts = Arrays.copyOf(starts, 2 * starts.length);
      probabilities = Arrays.copyOf(probabilities, starts.length);
    }
    if (starts[size] + more > symptoms.length) {
      symptoms = Arrays.copyOf(symptoms, 2 * symptoms.length + more);
    }
  }

  private void group() {
    TreeMap<Double, List<Integer>> byProbability = new TreeMap<>();
    for (int fault = 0; fault < size; fault++) {
      byProbability.computeIfAbsent(probabilities[fault], _ -> new ArrayList<>()).add(fault);
    }
    byProbability.forEach((probability, members) -> {
      skips.add(new Skips(probability));
      groups.add(members.stream().mapToInt(Integer::intValue).toArray());
    });
  }

  int detectors() {
    return detectors;
  }

  int observables() {
    return observables;
  }

  int size() {
    return size;
  }

  int groupCount() {
    return groups.size();
  }

  Skips skips(int group) {
    return skips.get(group);
  }

  int size(int group) {
    return groups.get(group).length;
  }

  int member(int group, int index) {
    return groups.get(group)[index];
  }

  /** Where the symptoms of a fault begin, and those of the one before it end. */
  int start(int fault) {
    return starts[fault];
  }

  int symptom(int at) {
    return symptoms[at];
  }
}
