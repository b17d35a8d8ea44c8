package bellhop.qec.decode;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import bellhop.qec.sample.ShotLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An error model as decoders read it: unrolled, faults that flip the same merged into one, those
 * that flip nothing or never happen left out. Columns of the check matrix are faults, rows are
 * detectors.
 *
 * <p>Faults that flip observables but no detector are left out too, as nothing can tell of them;
 * {@link #unseen} keeps their probabilities.
 */
public final class DecodingGraph {
  private final int detectorCount;
  private final @Nullable BitSet read;
  private final int observableCount;
  private final double[] probabilities;
  private final int[][] detectors;
  private final int[][] observables;
  private final List<Shared> shared;
  private final double[] unseen;

  /**
   * A mechanism of several parts.
   *
   * @param probability of all parts at once
   * @param parts numbers of faults
   */
  record Shared(double probability, int... parts) {}

  private DecodingGraph(
      int detectorCount,
      @Nullable BitSet read,
      int observableCount,
      double[] probabilities,
      int[][] detectors,
      int[][] observables,
      List<Shared> shared,
      double[] unseen) {
    this.detectorCount = detectorCount;
    this.read = read;
    this.observableCount = observableCount;
    this.probabilities = probabilities;
    this.detectors = detectors;
    this.observables = observables;
    this.shared = List.copyOf(shared);
    this.unseen = unseen;
  }

  /**
   * Each mechanism is a fault: what its parts flip together. For decoders that take faults of any
   * number of detectors.
   *
   * @param source name of the model, for messages
   * @throws bellhop.units.InputException if the model is too large to be unrolled
   */
  public static DecodingGraph whole(ErrorModel model, String source) {
    Draft draft = new Draft(model, source);
    model.flattened(step -> {
      if (step instanceof Mechanism mechanism) {
        draft.add(mechanism.targets().flipped(), mechanism.probability());
      }
    });
    return draft.graph(null);
  }

  /** Each part of a mechanism is a fault of its own, likewise. */
  public static DecodingGraph split(ErrorModel model, String source) {
    Draft draft = new Draft(model, source);
    model.flattened(step -> {
      if (step instanceof Mechanism mechanism) {
        draft.addParts(mechanism);
      }
    });
    return draft.graph(null);
  }

  /**
   * The same model as those see it who read only some detectors: what flips the same among them is
   * one fault. Detectors keep their numbers, and decoders take no notice of events of the others.
   * For a memory in a code with checks of X alone and of Z alone this is enough, and much smaller;
   * what the other checks know of Y errors is lost.
   *
   * @param detectors that are read
   */
  public DecodingGraph on(BitSet detectors) {
    BitSet its = (BitSet) detectors.clone();
    Draft draft = new Draft(detectorCount, observableCount);
    draft.addAll(this, its);
    return draft.graph(its);
  }

  private Targets targets(int fault, BitSet kept) {
    LongStream seen = Arrays.stream(detectors[fault]).filter(kept::get).mapToLong(Target::detector);
    LongStream flipped = Arrays.stream(observables[fault]).mapToLong(Target::observable);
    return Targets.of(LongStream.concat(seen, flipped).toArray());
  }

  public int detectorCount() {
    return detectorCount;
  }

  /** Whether events of this detector count. */
  public boolean reads(int detector) {
    return read == null || read.get(detector);
  }

  public int observableCount() {
    return observableCount;
  }

  public int faultCount() {
    return probabilities.length;
  }

  /** In (0, 1]. */
  public double probability(int fault) {
    return probabilities[fault];
  }

  /** Ascending, at least one; not to be changed. */
  public int[] detectors(int fault) {
    return detectors[fault];
  }

  /** Ascending; not to be changed. */
  public int[] observables(int fault) {
    return observables[fault];
  }

  /** Mechanisms of which several parts are faults here. */
  List<Shared> shared() {
    return shared;
  }

  /**
   * For each observable the probability that faults which no detector sees flip it: no decoder errs
   * less often.
   */
  public double unseen(int observable) {
    return unseen[observable];
  }

  /** What is being collected, by what faults flip. */
  private static final class Draft {
    private final int detectorCount;
    private final int observableCount;
    private final double[] unseen;
    private final Map<Targets, Integer> numbers = new LinkedHashMap<>();
    private final List<Shared> shared = new ArrayList<>();
    private double[] probabilities = new double[16];

    Draft(ErrorModel model, String source) {
      this(
          ShotLimits.bits(model.detectorCount(), "detectors", source),
          ShotLimits.bits(model.observableCount(), "observables", source));
    }

    Draft(int detectorCount, int observableCount) {
      this.detectorCount = detectorCount;
      this.observableCount = observableCount;
      unseen = new double[observableCount];
    }

    /** What is left of another graph where only some detectors are read. */
    void addAll(DecodingGraph graph, BitSet detectors) {
      System.arraycopy(graph.unseen, 0, unseen, 0, observableCount);
      int[] numbers = new int[graph.faultCount()];
      for (int fault = 0; fault < numbers.length; fault++) {
        numbers[fault] = add(graph.targets(fault, detectors), graph.probability(fault));
      }
      for (Shared mechanism : graph.shared) {
        share(
            mechanism.probability(),
            Arrays.stream(mechanism.parts()).map(part -> numbers[part]).toArray());
      }
    }

    /** Parts of a number twice undo each other, and those that are left out do not count. */
    private void share(double probability, int... parts) {
      int[] odd =
          Arrays.stream(parts)
              .filter(part -> part >= 0)
              .filter(part -> Arrays.stream(parts).filter(other -> other == part).count() % 2 == 1)
              .distinct()
              .toArray();
      if (odd.length > 1) {
        shared.add(new Shared(probability, odd));
      }
    }

    void addParts(Mechanism mechanism) {
      int[] parts =
          mechanism.targets().parts().stream()
              .map(Targets::flipped)
              .mapToInt(flipped -> add(flipped, mechanism.probability()))
              .filter(part -> part >= 0)
              .toArray();
      if (parts.length > 1) {
        shared.add(new Shared(mechanism.probability(), parts));
      }
    }

    /** The number of the fault, or -1 for one that is left out. */
    int add(Targets flipped, double probability) {
      if (flipped.size() == 0 || probability == 0) {
        return -1;
      }
      if (!Target.isDetector(flipped.get(0))) {
        for (int i = 0; i < flipped.size(); i++) {
          int observable = (int) Target.index(flipped.get(i));
          unseen[observable] = Mechanism.combined(unseen[observable], probability);
        }
        return -1;
      }
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
          unseen);
    }

    private static int[] indices(long[] targets, boolean ofDetectors) {
      return Arrays.stream(targets)
          .filter(target -> Target.isDetector(target) == ofDetectors)
          .mapToInt(target -> (int) Target.index(target))
          .toArray();
    }
  }
}
