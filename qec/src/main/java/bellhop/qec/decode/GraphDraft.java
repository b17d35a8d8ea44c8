package bellhop.qec.decode;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import bellhop.qec.decode.DecodingGraph.Herald;
import bellhop.qec.decode.DecodingGraph.Shared;
import bellhop.qec.sample.ShotLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A {@link DecodingGraph} while its faults are collected, by what they flip. */
final class GraphDraft {
  private final int detectorCount;
  private final int observableCount;
  private final double[] unseen;
  private final Map<Targets, Integer> numbers = new LinkedHashMap<>();
  private final List<Shared> shared = new ArrayList<>();
  private final Map<Integer, Announcing> heralds = new LinkedHashMap<>();
  private double[] probabilities = new double[16];

  GraphDraft(ErrorModel model, String source) {
    this(
        ShotLimits.bits(model.detectorCount(), "detectors", source),
        ShotLimits.bits(model.observableCount(), "observables", source));
  }

  GraphDraft(int detectorCount, int observableCount) {
    this.detectorCount = detectorCount;
    this.observableCount = observableCount;
    unseen = new double[observableCount];
  }

  void addHeralds(Targets detectors) {
    for (int i = 0; i < detectors.size(); i++) {
      heralds.put((int) Target.index(detectors.get(i)), new Announcing());
    }
  }

  /** What is left of another graph where only some detectors are read. */
  void addAll(DecodingGraph graph, BitSet detectors) {
    Arrays.setAll(unseen, graph::unseen);
    int[] numbers = new int[graph.faultCount()];
    for (int fault = 0; fault < numbers.length; fault++) {
      numbers[fault] = add(targets(graph, fault, detectors), graph.probability(fault));
    }
    graph.shared().stream()
        .map(its -> its.renumbered(numbers))
        .filter(Shared::isShared)
        .forEach(shared::add);
    for (Herald herald : graph.heralds()) {
      heralds.put(herald.detector(), new Announcing(herald.renumbered(herald.detector(), numbers)));
    }
  }

  private static Targets targets(DecodingGraph graph, int fault, BitSet kept) {
    LongStream seen =
        Arrays.stream(graph.detectors(fault)).filter(kept::get).mapToLong(Target::detector);
    LongStream flipped = Arrays.stream(graph.observables(fault)).mapToLong(Target::observable);
    return Targets.of(LongStream.concat(seen, flipped).toArray());
  }

  void addParts(Mechanism mechanism) {
    if (heralds.isEmpty() || !isHeralded(mechanism)) {
      addOwnParts(mechanism);
    } else if (mechanism.probability() > 0) {
      addHeralded(mechanism);
    }
  }

  private boolean isHeralded(Mechanism mechanism) {
    return Arrays.stream(mechanism.targets().flipped().toArray()).anyMatch(this::isHerald);
  }

  private boolean isHerald(long target) {
    return Target.isDetector(target) && heralds.containsKey((int) target);
  }

  /** Faults that do not happen on their own, of which all heralds of the mechanism speak. */
  private void addHeralded(Mechanism mechanism) {
    int[] faults =
        mechanism.targets().parts().stream()
            .map(part ->
                Targets.of(
                    Arrays.stream(part.flipped().toArray()).filter(t -> !isHerald(t)).toArray()))
            .filter(flipped -> flipped.size() > 0 && Target.isDetector(flipped.get(0)))
            .mapToInt(flipped -> number(flipped, 0))
            .toArray();
    for (long target : mechanism.targets().flipped().toArray()) {
      Announcing its = isHerald(target) ? heralds.get((int) target) : null;
      if (its != null) {
        its.add(mechanism.probability(), faults);
      }
    }
  }

  private void addOwnParts(Mechanism mechanism) {
    if (mechanism.probability() > 0) {
      int[] faults =
          mechanism.targets().parts().stream()
              .map(Targets::flipped)
              .mapToInt(flipped -> add(flipped, mechanism.probability()))
              .filter(fault -> fault >= 0)
              .toArray();
      Shared its = Shared.of(mechanism.probability(), faults);
      if (its.isShared()) {
        shared.add(its);
      }
    }
  }

  /** The number of the fault, or -1 for one that is left out. */
  int add(Targets flipped, double probability) {
    if (flipped.size() == 0) {
      return -1;
    }
    if (!Target.isDetector(flipped.get(0))) {
      for (int i = 0; i < flipped.size(); i++) {
        int observable = (int) Target.index(flipped.get(i));
        unseen[observable] = Mechanism.combined(unseen[observable], probability);
      }
      return -1;
    }
    return number(flipped, probability);
  }

  private int number(Targets flipped, double probability) {
    int number = numbers.computeIfAbsent(flipped, _ -> numbers.size());
    probabilities =
        number < probabilities.length ? probabilities : Arrays.copyOf(probabilities, 2 * number);
    probabilities[number] = Mechanism.combined(probabilities[number], probability);
    return number;
  }

  DecodingGraph graph(@Nullable BitSet read) {
    int[][] detectors = new int[numbers.size()][];
    int[][] observables = new int[numbers.size()][];
    numbers.forEach((flipped, number) -> {
      long[] targets = flipped.toArray();
      detectors[number] = indices(targets, true);
      observables[number] = indices(targets, false);
    });
    return new DecodingGraph(
        detectorCount,
        read,
        observableCount,
        Arrays.copyOf(probabilities, numbers.size()),
        detectors,
        observables,
        shared,
        heralds(),
        unseen);
  }

  private List<Herald> heralds() {
    return heralds.entrySet().stream()
        .map(entry -> entry.getValue().herald(entry.getKey()))
        .toList();
  }

  private static int[] indices(long[] targets, boolean ofDetectors) {
    return Arrays.stream(targets)
        .filter(target -> Target.isDetector(target) == ofDetectors)
        .mapToInt(target -> (int) Target.index(target))
        .toArray();
  }

  /** What the mechanisms of a herald add up to: they exclude one another. */
  private static final class Announcing {
    private final Map<Integer, Double> sums = new LinkedHashMap<>();
    private double total;

    Announcing() {}

    /** What is known already. */
    Announcing(Herald herald) {
      total = 1;
      for (int i = 0; i < herald.faults().length; i++) {
        sums.put(herald.faults()[i], herald.probability(i));
      }
    }

    void add(double probability, int... faults) {
      total += probability;
      for (int fault : faults) {
        sums.merge(fault, probability, Double::sum);
      }
    }

    Herald herald(int detector) {
      Map<Integer, Double> given = new LinkedHashMap<>();
      sums.forEach((fault, sum) -> given.put(fault, sum / total));
      return Herald.of(detector, given);
    }
  }
}
