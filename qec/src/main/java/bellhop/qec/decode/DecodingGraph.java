package bellhop.qec.decode;

import bellhop.circuit.dem.DetectorDeclaration;
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
  /** The tag of detectors that say a fault has happened, such as those on records of erasures. */
  public static final String HERALD = "herald";

  private final int detectorCount;
  private final @Nullable BitSet read;
  private final int observableCount;
  private final double[] probabilities;
  private final int[][] detectors;
  private final int[][] observables;
  private final List<Shared> shared;
  private final List<Herald> heralds;
  private final double[] unseen;

  /**
   * A mechanism of several parts.
   *
   * @param probability of all parts at once
   * @param parts numbers of faults
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Shared(double probability, int... parts) {}

  /**
   * A detector that announces faults.
   *
   * @param faults that its mechanisms have besides
   * @param probabilities of these faults if it fires
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Herald(int detector, int[] faults, double... probabilities) {
    double probability(int index) {
      return probabilities[index];
    }
  }

  private DecodingGraph(
      int detectorCount,
      @Nullable BitSet read,
      int observableCount,
      double[] probabilities,
      int[][] detectors,
      int[][] observables,
      List<Shared> shared,
      List<Herald> heralds,
      double[] unseen) {
    this.detectorCount = detectorCount;
    this.read = read;
    this.observableCount = observableCount;
    this.probabilities = probabilities;
    this.detectors = detectors;
    this.observables = observables;
    this.shared = List.copyOf(shared);
    this.heralds = List.copyOf(heralds);
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
      if (step instanceof Mechanism mechanism && mechanism.probability() > 0) {
        draft.add(mechanism.targets().flipped(), mechanism.probability());
      }
    });
    return draft.graph(null);
  }

  /**
   * Each part of a mechanism is a fault of its own, likewise. Detectors that are declared with the
   * tag {@link #HERALD} are not flipped by faults: they announce the faults that share their
   * mechanisms.
   */
  public static DecodingGraph split(ErrorModel model, String source) {
    Draft draft = new Draft(model, source);
    model.flattened(step -> {
      if (step instanceof DetectorDeclaration declaration && declaration.tag().equals(HERALD)) {
        draft.addHeralds(declaration.targets());
      }
    });
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

  /**
   * Some faults on some detectors, each of both numbered as it stands in its list. Faults that look
   * alike there stay apart.
   */
  DecodingGraph part(int[] someFaults, int... someDetectors) {
    int[] newDetector = filled(detectorCount);
    int[] newFault = filled(faultCount());
    number(newDetector, someDetectors);
    number(newFault, someFaults);
    Draft names = new Draft(0, 0);
    shared.forEach(its -> names.share(its.probability(), Draft.renumbered(its.parts(), newFault)));
    for (Herald herald : heralds) {
      if (newDetector[herald.detector()] >= 0) {
        names.heralds.put(newDetector[herald.detector()], Announcing.of(herald, newFault));
      }
    }
    return new DecodingGraph(
        someDetectors.length,
        null,
        observableCount,
        Arrays.stream(someFaults).mapToDouble(fault -> probabilities[fault]).toArray(),
        Arrays.stream(someFaults)
            .mapToObj(fault -> numbersIn(newDetector, detectors[fault]))
            .toArray(int[][]::new),
        Arrays.stream(someFaults).mapToObj(fault -> observables[fault]).toArray(int[][]::new),
        names.shared,
        names.heralds(),
        new double[observableCount]);
  }

  private static int[] filled(int size) {
    int[] numbers = new int[size];
    Arrays.fill(numbers, -1);
    return numbers;
  }

  private static void number(int[] numbers, int... some) {
    for (int i = 0; i < some.length; i++) {
      numbers[some[i]] = i;
    }
  }

  private static int[] numbersIn(int[] numbers, int... of) {
    return Arrays.stream(of).map(its -> numbers[its]).filter(its -> its >= 0).sorted().toArray();
  }

  private Targets targets(int fault, BitSet kept) {
    LongStream seen = Arrays.stream(detectors[fault]).filter(kept::get).mapToLong(Target::detector);
    LongStream flipped = Arrays.stream(observables[fault]).mapToLong(Target::observable);
    return Targets.of(LongStream.concat(seen, flipped).toArray());
  }

  public int detectorCount() {
    return detectorCount;
  }

  /** Whether events of all detectors count. */
  boolean readsAll() {
    return read == null;
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

  List<Herald> heralds() {
    return heralds;
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
    private final Map<Integer, Announcing> heralds = new LinkedHashMap<>();
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

    void addHeralds(Targets detectors) {
      for (int i = 0; i < detectors.size(); i++) {
        heralds.put((int) Target.index(detectors.get(i)), new Announcing());
      }
    }

    /** What is left of another graph where only some detectors are read. */
    void addAll(DecodingGraph graph, BitSet detectors) {
      System.arraycopy(graph.unseen, 0, unseen, 0, observableCount);
      int[] numbers = new int[graph.faultCount()];
      for (int fault = 0; fault < numbers.length; fault++) {
        numbers[fault] = add(graph.targets(fault, detectors), graph.probability(fault));
      }
      for (Shared mechanism : graph.shared) {
        share(mechanism.probability(), renumbered(mechanism.parts(), numbers));
      }
      for (Herald herald : graph.heralds) {
        heralds.put(herald.detector(), Announcing.of(herald, numbers));
      }
    }

    private static int[] renumbered(int[] faults, int... numbers) {
      return Arrays.stream(faults).map(fault -> numbers[fault]).toArray();
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
        share(
            mechanism.probability(),
            mechanism.targets().parts().stream()
                .map(Targets::flipped)
                .mapToInt(flipped -> add(flipped, mechanism.probability()))
                .toArray());
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
  }

  /** What the mechanisms of a herald add up to: they exclude one another. */
  private static final class Announcing {
    private final Map<Integer, Double> sums = new LinkedHashMap<>();
    private double total;

    /** With other numbers of faults; -1 for those that are left out. */
    static Announcing of(Herald herald, int... numbers) {
      Announcing its = new Announcing();
      its.total = 1;
      for (int i = 0; i < herald.faults().length; i++) {
        if (numbers[herald.faults()[i]] >= 0) {
          its.sums.merge(numbers[herald.faults()[i]], herald.probability(i), Double::sum);
        }
      }
      return its;
    }

    void add(double probability, int... faults) {
      total += probability;
      for (int fault : faults) {
        sums.merge(fault, probability, Double::sum);
      }
    }

    Herald herald(int detector) {
      return new Herald(
          detector,
          sums.keySet().stream().mapToInt(Integer::intValue).toArray(),
          sums.values().stream().mapToDouble(sum -> sum / total).toArray());
    }
  }
}
