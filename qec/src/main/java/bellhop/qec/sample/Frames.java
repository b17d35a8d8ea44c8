package bellhop.qec.sample;

import bellhop.circuit.shots.ShotTable;
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

  /** Row k mod their number is that of result k. */
  private final ShotTable results;

  private int newest;

  /** Detectors, then observables. */
  private final ShotTable detections;

  private final int firstObservable;
  private int detectorCount;

  /** Shots in which an error of the running chain has happened. */
  final long[] chain;

  /** To work in. */
  final long[] mask;

  /** To make new rows of two qubits in. */
  final long[][] spare;

  final Draws draws;

  /**
   * @param results as many as shall be kept, at least one
   * @param detections a row for each detector, then for each observable, of as many shots
   * @param detectors how many
   */
  Frames(int qubits, ShotTable results, ShotTable detections, int detectors, Draws draws) {
    this.words = results.words();
    this.results = results;
    this.draws = draws;
    this.detections = detections;
    firstObservable = detectors;
    x = new long[qubits][words];
    z = new long[qubits][words];
    chain = new long[words];
    mask = new long[words];
    spare = new long[4][words];
  }

  /** Shots anew: qubits in |0⟩, of which a Z changes nothing but makes later results random. */
  void begin(RandomStream stream) {
    draws.restart(stream);
    newest = -1;
    detectorCount = 0;
    detections.clear();
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
  long[] append() {
    newest = newest + 1 == results.bits() ? 0 : newest + 1;
    return results.row(newest);
  }

  /**
   * The row of a result.
   *
   * @param back from 1, the newest
   */
  long[] back(int back) {
    int row = newest + 1 - back;
    return results.row(row < 0 ? row + results.bits() : row);
  }

  long[] nextDetector() {
    return detections.row(detectorCount++);
  }

  long[] observable(int number) {
    return detections.row(firstObservable + number);
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
