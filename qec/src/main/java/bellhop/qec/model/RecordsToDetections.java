package bellhop.qec.model;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Target;
import bellhop.qec.sample.Bits;
import bellhop.qec.sample.Shot;
import bellhop.qec.sample.ShotLimits;
import bellhop.qec.sample.TableauSampler;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns records of measurements, of a device or a sampler, into detection events: the parity of the
 * records of each detector and observable, less the parity that the circuit gives without noise.
 * Sweep bits of a shot put Paulis into it, which move that parity. It is immutable: threads may
 * share it, each with tables of its own.
 */
public final class RecordsToDetections {
  private static final int MOST_SHOTS = 1024;
  private static final int[] NO_ROWS = {};

  private final Parities parities;
  private final int records;
  private final int detectors;
  private final int observables;

  /** Rows, detectors first, that are 1 without noise. */
  private final int[] ones;

  /** By sweep bit the rows that it flips. */
  private final int[][] flipped;

  private RecordsToDetections(StabilizerCircuit circuit, String source, Optional<Shot> reference) {
    records = ShotLimits.bits(circuit.recordCount(), "results", source);
    detectors = ShotLimits.bits(circuit.detectorCount(), "detectors", source);
    observables = ShotLimits.bits(circuit.observableCount(), "observables", source);
    parities = Parities.of(circuit);
    ones = reference.map(this::ones).orElse(new int[0]);
    flipped = new int[circuit.sweepBitCount()][];
    Arrays.fill(flipped, new int[0]);
    if (flipped.length > 0) {
      findFlipped(circuit, source);
    }
  }

  /**
   * With the parities of a noiseless shot.
   *
   * @param source name of the circuit, for messages
   * @throws bellhop.units.InputException if the circuit refers to results before its start or is
   *     too long
   */
  public static RecordsToDetections of(StabilizerCircuit circuit, String source) {
    Optional<Shot> reference = Optional.of(TableauSampler.reference(circuit, source));
    return new RecordsToDetections(circuit, source, reference);
  }

  /** The same for circuits that can give nothing but zeros without noise, which is not checked. */
  public static RecordsToDetections ofZeros(StabilizerCircuit circuit, String source) {
    Inspection.observables(circuit, source);
    new Effort(source, false).requireUnrollable(circuit);
    return new RecordsToDetections(circuit, source, Optional.empty());
  }

  private int[] ones(Shot reference) {
    int[] rows = new int[detectors + observables];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      boolean isDetector = row < detectors;
      Bits bits = isDetector ? reference.detectors() : reference.observables();
      if (bits.get(isDetector ? row : row - detectors)) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private void findFlipped(StabilizerCircuit circuit, String source) {
    long[][] symptoms = new long[flipped.length][];
    Arrays.fill(symptoms, Symptoms.NONE);
    ControlledPaulis.visit(
        circuit,
        source,
        (bit, _, flips) -> {
          if (Target.isSweep(bit)) {
            int number = Target.number(bit);
            symptoms[number] = Symptoms.sum(symptoms[number], flips);
          }
        });
    Arrays.setAll(flipped, bit -> rows(symptoms[bit]));
  }

  /** Most sweep bits of a circuit that leaves gaps flip nothing. */
  private int[] rows(long... symptoms) {
    return symptoms.length == 0 ? NO_ROWS : Arrays.stream(symptoms).mapToInt(this::row).toArray();
  }

  private int row(long symptom) {
    int index = (int) bellhop.circuit.dem.Target.index(symptom);
    return bellhop.circuit.dem.Target.isDetector(symptom) ? index : detectors + index;
  }

  /** Of one shot. */
  public int recordCount() {
    return records;
  }

  public int detectorCount() {
    return detectors;
  }

  public int observableCount() {
    return observables;
  }

  public int sweepBitCount() {
    return flipped.length;
  }

  /** Shots that are good to convert at a time, a multiple of 64. */
  public int batch() {
    long rows = (long) records + detectors + observables + flipped.length;
    return ShotTable.batch(rows, MOST_SHOTS);
  }

  /** The same with all sweep bits 0. */
  public void convert(ShotTable results, ShotTable detections) {
    convert(results, new ShotTable(0, results.shots()), detections);
  }

  /**
   * Converts all shots of a table.
   *
   * @param results {@link #recordCount} bits of each shot
   * @param sweep {@link #sweepBitCount} bits of each shot, or none at all
   * @param detections is written: detectors, then observables
   */
  public void convert(ShotTable results, ShotTable sweep, ShotTable detections) {
    boolean fits =
        results.bits() == records
            && detections.bits() == detectors + observables
            && (sweep.bits() == 0 || sweep.bits() == flipped.length)
            && results.words() == detections.words()
            && sweep.words() == detections.words();
    if (!fits) {
      throw new IllegalArgumentException("tables of another circuit, or not of as many shots");
    }
    detections.clear();
    for (int row : ones) {
      invert(detections.row(row));
    }
    for (int bit = 0; bit < sweep.bits(); bit++) {
      for (int row : flipped[bit]) {
        Parities.add(sweep.row(bit), detections.row(row));
      }
    }
    parities.addTo(detections, results);
  }

  private static void invert(long[] row) {
    for (int word = 0; word < row.length; word++) {
      row[word] = ~row[word];
    }
  }
}
