package bellhop.qec.model;

import bellhop.circuit.stabilizer.Target;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What the walk carries backwards: for each qubit what an X and what a Z there would flip, and for
 * each result what a flip of it would. A Y flips the sum of both.
 */
final class Carried {
  final long[][] byX;
  final long[][] byZ;
  final RecordSets records = new RecordSets();

  /** Symptoms that were handled. */
  private long work;

  Carried(int qubits) {
    byX = new long[qubits][];
    byZ = new long[qubits][];
    Arrays.fill(byX, Symptoms.NONE);
    Arrays.fill(byZ, Symptoms.NONE);
  }

  /** The sum of two sets, and its work. */
  long[] sum(long[] a, long[] b) {
    work += a.length + b.length;
    return Symptoms.sum(a, b);
  }

  void addToX(int qubit, long[] symptoms) {
    byX[qubit] = sum(byX[qubit], symptoms);
  }

  void addToZ(int qubit, long[] symptoms) {
    byZ[qubit] = sum(byZ[qubit], symptoms);
  }

  /**
   * @param back as in {@link RecordSets#add}
   */
  void addToRecord(int back, long[] symptoms) {
    work += records.add(back, symptoms);
  }

  /** Symptoms that were handled since it was asked the last time: most of the time that passed. */
  long takeWork() {
    long taken = work;
    work = 0;
    return taken;
  }

  /** Of a Pauli on one qubit, 2z + x. */
  long[] symptoms(int qubit, int pauli) {
    return switch (pauli) {
      case 1 -> byX[qubit];
      case 2 -> byZ[qubit];
      case 3 -> sum(byX[qubit], byZ[qubit]);
      default -> Symptoms.NONE;
    };
  }

  /**
   * Of a product of Paulis as an error.
   *
   * @param paulis in the code of {@link Target}
   */
  long[] symptomsOf(int... paulis) {
    long[] sum = Symptoms.NONE;
    for (int pauli : paulis) {
      sum = sum(sum, symptoms(Target.number(pauli), Target.pauliBits(pauli)));
    }
    return sum;
  }

  /** Adds symptoms to every error that anticommutes with a product. */
  void flipBy(long[] symptoms, int... paulis) {
    if (symptoms.length == 0) {
      return;
    }
    for (int pauli : paulis) {
      int qubit = Target.number(pauli);
      if (Target.hasZ(pauli)) {
        addToX(qubit, symptoms);
      }
      if (Target.hasX(pauli)) {
        addToZ(qubit, symptoms);
      }
    }
  }

  /** Errors before a reset have no symptoms. */
  void forget(int qubit) {
    byX[qubit] = Symptoms.NONE;
    byZ[qubit] = Symptoms.NONE;
  }

  void replaceAll(UnaryOperator<long[]> change) {
    work += size();
    for (int q = 0; q < byX.length; q++) {
      byX[q] = change.apply(byX[q]);
      byZ[q] = change.apply(byZ[q]);
    }
    records.replaceAll(change);
  }

  /** Sets and symptoms in them. */
  private long size() {
    long size = 2L * byX.length + records.size();
    for (int q = 0; q < byX.length; q++) {
      size += byX[q].length + byZ[q].length;
    }
    return size;
  }

  /** Moves the numbers of all detectors. */
  void move(long by) {
    if (by != 0) {
      replaceAll(set -> Symptoms.moved(set, by));
    }
  }

  // ---- comparison with an earlier place of the walk ----

  /**
   * What was carried somewhere.
   *
   * @param records by how far back they were
   * @param waiting how many of them had symptoms
   * @param detectors before that place of the circuit
   * @param size of all of it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by repeats() alone
  record Snapshot(
      long[][] byX, long[][] byZ, long[][] records, int waiting, long detectors, long size) {}

  Snapshot snapshot(long detectors) {
    return new Snapshot(
        byX.clone(), byZ.clone(), records.toArray(), records.waiting(), detectors, size());
  }

  /** Whether the same is carried here as there, up to the numbers of detectors. */
  boolean repeats(Snapshot then, long detectors) {
    if (then.waiting != records.waiting() || then.records.length != records.reach()) {
      return false;
    }
    work += then.size;
    long by = detectors - then.detectors;
    for (int q = 0; q < byX.length; q++) {
      if (!Symptoms.equalMoved(then.byX[q], by, byX[q])
          || !Symptoms.equalMoved(then.byZ[q], by, byZ[q])) {
        return false;
      }
    }
    return records.equalMoved(then.records, by);
  }
}
