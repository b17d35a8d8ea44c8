package bellhop.qec.decode;

import bellhop.circuit.dem.DetectorDeclaration;
import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error model as decoders read it: unrolled, faults that flip the same merged into one, those
 * that flip nothing or never happen left out (but not those that only {@linkplain
 * DetectorDeclaration#HERALD heralds} announce). Columns of the check matrix are faults, rows are
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
  private final List<Herald> heralds;
  private final double[] unseen;

  /**
   * A mechanism of several parts.
   *
   * @param probability of all parts at once
   * @param parts numbers of faults
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Shared(double probability, int... parts) {
    /** Parts of a number twice undo each other. */
    static Shared of(double probability, int... parts) {
      int[] odd =
          Arrays.stream(parts)
              .filter(part -> Arrays.stream(parts).filter(other -> other == part).count() % 2 == 1)
              .distinct()
              .toArray();
      return new Shared(probability, odd);
    }

    /** With other numbers of faults; -1 for those that are left out. */
    Shared renumbered(int... numbers) {
      return of(
          probability,
          Arrays.stream(parts).map(part -> numbers[part]).filter(part -> part >= 0).toArray());
    }

    /** Whether one part says anything of another. */
    boolean isShared() {
      return parts.length > 1;
    }
  }

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

    /** With other numbers; -1 for faults that are left out. */
    Herald renumbered(int newDetector, int... numbers) {
      Map<Integer, Double> sums = new LinkedHashMap<>();
      for (int i = 0; i < faults.length; i++) {
        if (numbers[faults[i]] >= 0) {
          sums.merge(numbers[faults[i]], probabilities[i], Double::sum);
        }
      }
      return of(newDetector, sums);
    }

    static Herald of(int detector, Map<Integer, Double> probabilities) {
      return new Herald(
          detector,
          probabilities.keySet().stream().mapToInt(Integer::intValue).toArray(),
          probabilities.values().stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  DecodingGraph(
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
    GraphDraft draft = new GraphDraft(model, source);
    model.flattened(step -> {
      if (step instanceof Mechanism mechanism && mechanism.probability() > 0) {
        draft.add(mechanism.targets().flipped(), mechanism.probability());
      }
    });
    return draft.graph(null);
  }

  /**
   * Each part of a mechanism is a fault of its own, likewise. Detectors that are declared with the
   * tag {@link DetectorDeclaration#HERALD} are not flipped by faults: they announce the faults that
   * share their mechanisms.
   */
  public static DecodingGraph split(ErrorModel model, String source) {
    GraphDraft draft = new GraphDraft(model, source);
    model.flattened(step -> {
      if (step instanceof DetectorDeclaration declaration && declaration.isHerald()) {
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
    GraphDraft draft = new GraphDraft(detectorCount, observableCount);
    draft.addAll(this, its);
    return draft.graph(its);
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

  /** In (0, 1]; 0 of a fault that happens only where a herald announces it. */
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
   * How often any decoder errs at least: the largest chance of an observable to be flipped by
   * faults that no detector sees, or not to be where that is likelier than not.
   */
  public double floor() {
    return Arrays.stream(unseen).map(its -> Math.min(its, 1 - its)).max().orElse(0);
  }

  /** For each observable the probability that faults which no detector sees flip it. */
  public double unseen(int observable) {
    return unseen[observable];
  }
}
