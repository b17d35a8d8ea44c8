package bellhop.qec.sample;

import bellhop.units.RandomStream;
import java.util.Arrays;

/**
 * For a batch of shots, the Pauli by which each differs from one noiseless reference shot (Gidney,
 * Quantum 5, 497), and the results in which it differs. 64 shots a word; a row of words for the X
 * and one for the Z of each qubit, each an array of its own, so that loops over them become vector
 * instructions and an exchange is one of references.
 *
 * <p>Of the results as many are kept as are ever referred to, or all of them. Not thread-safe.
 */
final class Frames {
  final int words;
  final long[][] x;
  final long[][] z;

  /** Results: row k mod capacity is that of result k. */
  private final long[] record;

  private final long capacity;
  private long recordCount;

  /** Detectors, then observables, a row for each. */
  final long[] detections;

  private final int firstObservable;
  private int detectorCount;

  /** Shots in which an error of the running chain has happened. */
  final long[] chain;

  /** To work in. */
  final long[] mask;

  final Draws draws;

  /**
   * @param record rows for results, as many as it has room for
   * @param detections a row for each detector, then for each observable
   * @param detectors how many
   */
  Frames(
      int qubits, int words, long[] record, long[] detections, int detectors, Draws draws) {
    this.words = words;
    this.record = record;
    this.draws = draws;
    capacity = Math.max(1, record.length / words);
    this.detections = detections;
    firstObservable = detectors;
    x = new long[qubits][words];
    z = new long[qubits][words];
    chain = new long[words];
    mask = new long[words];
  }

  /** Shots anew: qubits in |0⟩, of which a Z changes nothing but makes later results random. */
  void begin(RandomStream stream) {
    draws.restart(stream);
    recordCount = 0;
    detectorCount = 0;
    Arrays.fill(detections, 0);
    Arrays.fill(chain, 0);
    for (int q = 0; q < x.length; q++) {
      Arrays.fill(x[q], 0);
      draws.fill(z[q]);
    }
  }

  int shots() {
    return words << 6;
  }

  /** The number of shots is a power of two. */
  int logShots() {
    return Integer.numberOfTrailingZeros(shots());
  }

  // ---- results ----

  /** A row for the next result, whatever is in it. */
  int append() {
    return (int) (recordCount++ % capacity) * words;
  }

  /**
   * The row of a result.
   *
   * @param back from 1, the newest
   */
  int back(int back) {
    return (int) ((recordCount - back) % capacity) * words;
  }

  long recordCount() {
    return recordCount;
  }

  long[] record() {
    return record;
  }

  /** Where the row of the next detector begins. */
  int nextDetector() {
    return words * detectorCount++;
  }

  int observable(int number) {
    return words * (firstObservable + number);
  }

  /** A row of detections ^= a row of results. */
  void addRecord(int back, int toRow) {
    int from = back(back);
    for (int w = 0; w < words; w++) {
      detections[toRow + w] ^= record[from + w];
    }
  }

  // ---- rows ----

  static void add(long[] to, long[] from) {
    for (int w = 0; w < to.length; w++) {
      to[w] ^= from[w];
    }
  }

  /** A Pauli, 2z + x, on the shots of a mask. */
  void pauli(int qubit, int pauli, long[] on) {
    if ((pauli & 1) != 0) {
      add(x[qubit], on);
    }
    if ((pauli & 2) != 0) {
      add(z[qubit], on);
    }
  }

  /** A Pauli, 2z + x, on one shot. */
  void pauli(int qubit, int pauli, int shot) {
    x[qubit][shot >> 6] ^= (pauli & 1L) << shot;
    z[qubit][shot >> 6] ^= (pauli >> 1 & 1L) << shot;
  }
}
