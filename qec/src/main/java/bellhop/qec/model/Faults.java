package bellhop.qec.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Independent faults by their symptoms, merged as they come: two that flip the same are one that
 * happens if exactly one of both does. Faults without symptoms or probability are dropped.
 */
final class Faults {
  /** What {@link #add} gives for a fault that is dropped. */
  static final int DROPPED = -1;

  static final Comparator<Fault> BY_SYMPTOMS = (a, b) -> Arrays.compare(a.symptoms(), b.symptoms());

  /**
   * A fault as it is found.
   *
   * @param split parts with separators between them, or null for none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Fault(long[] symptoms, double probability, long @Nullable [] split) {
    /** The split, or all symptoms as one part. */
    long[] targets() {
      return split == null ? symptoms : split;
    }

    Fault with(long @Nullable [] otherSplit) {
      return new Fault(symptoms, probability, otherSplit);
    }
  }

  /** Bytes for each fault and each symptom of it, with all that is made of them. */
  private static final int BYTES_PER_FAULT = 300;

  private static final int BYTES_PER_SYMPTOM = 32;

  private final SymptomTable table = new SymptomTable();
  private double[] probabilities = new double[16];
  private long[] @Nullable [] splits = new long[16][];
  private boolean[] wholes = new boolean[16];

  private long work;

  int size() {
    return table.size();
  }

  /** A fault that is no case of a channel. */
  void add(long[] symptoms, double probability) {
    int fault = add(symptoms, symptoms.length, probability);
    if (fault != DROPPED) {
      keepWhole(fault);
    }
  }

  /**
   * A case of a channel.
   *
   * @param count of symptoms, at the beginning of the array, which is copied
   * @return a number for the fault, or {@link #DROPPED}
   */
  int add(long[] symptoms, int count, double probability) {
    if (count == 0 || probability <= 0) {
      return DROPPED;
    }
    work += count;
    int fault = table.number(symptoms, count);
    if (fault == probabilities.length) {
      probabilities = Arrays.copyOf(probabilities, 2 * fault);
      splits = Arrays.copyOf(splits, 2 * fault);
      wholes = Arrays.copyOf(wholes, 2 * fault);
    }
    double p = probabilities[fault];
    probabilities[fault] = p * (1 - probability) + probability * (1 - p);
    return fault;
  }

  /** Symptoms that were handled since it was asked the last time. */
  long takeWork() {
    long taken = work;
    work = 0;
    return taken;
  }

  /** Of memory, roughly. */
  long bytes() {
    return BYTES_PER_FAULT * (long) table.size() + BYTES_PER_SYMPTOM * table.symptomCount();
  }

  long[] symptoms(int fault) {
    return table.set(fault);
  }

  boolean isSplit(int fault) {
    return splits[fault] != null;
  }

  void split(int fault, long[] parts) {
    splits[fault] = parts;
  }

  boolean isWhole(int fault) {
    return wholes[fault];
  }

  /**
   * It also comes in one piece. With two detectors it is then an edge of its own, which decoders
   * that match would miss, so that no split of it counts.
   */
  void keepWhole(int fault) {
    wholes[fault] = true;
  }

  private long @Nullable [] parts(int fault) {
    boolean isEdge = wholes[fault] && Symptoms.detectorCount(table.set(fault)) <= 2;
    return isEdge ? null : splits[fault];
  }

  /** All of them in the order of their symptoms; then there are none. */
  List<Fault> removeAll() {
    Fault[] all = new Fault[table.size()];
    Arrays.setAll(all, i -> new Fault(table.set(i), probabilities[i], parts(i)));
    Arrays.sort(all, BY_SYMPTOMS);
    table.clear();
    probabilities = new double[16];
    splits = new long[16][];
    wholes = new boolean[16];
    return Arrays.asList(all);
  }
}
