package bellhop.qec.model;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.qec.sample.Bits;
import bellhop.qec.sample.Shot;
import bellhop.qec.sample.TableauSampler;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns records of measurements, of a device or a sampler, into detection events: the parity of the
 * records of each detector and observable, less the parity that the circuit gives without noise.
 * Sweep bits of a shot put Paulis into it, which move that parity. It is immutable: threads may
 * share it, each with tables of its own.
 */
public final class RecordsToDetections {
  private static final int MOST_WORDS = 16;

  /** Longs of the tables of a batch. */
  private static final long ROOM = 1L << 23;

  private static final long MOST_BITS = 1L << 27;
  private static final int[] NO_ROWS = {};

  /** What matters of a circuit here. */
  private sealed interface Part {
    record Results(long count) implements Part {}

    /**
     * @param observable its number, or −1 for the next detector
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Parity(int observable, int... backs) implements Part {}

    record Turns(long times, List<Part> parts) implements Part {}
  }

  private final List<Part> parts;
  private final int records;
  private final int detectors;
  private final int observables;

  /** Rows, detectors first, that are 1 without noise. */
  private final int[] ones;

  /** By sweep bit the rows that it flips. */
  private final int[][] flipped;

  private RecordsToDetections(StabilizerCircuit circuit, String source, Optional<Shot> reference) {
    records = bounded(circuit.recordCount(), source, "results");
    detectors = bounded(circuit.detectorCount(), source, "detectors");
    observables = bounded(circuit.observableCount(), source, "observables");
    parts = parts(circuit);
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
   * @throws InputException if the circuit refers to results before its start or is too long
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

  private static int bounded(long count, String source, String what) {
    if (count > MOST_BITS) {
      throw new InputException(
          Location.of(source),
          count + " " + what + " in one shot",
          "one shot has at most 2^27 bits of a kind",
          "fewer turns of a block will do");
    }
    return (int) count;
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

  private static List<Part> parts(StabilizerCircuit circuit) {
    List<Part> parts = new ArrayList<>();
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> add(apply, parts);
        case Step.Repeat(long times, String _, StabilizerCircuit body) -> {
          List<Part> turn = parts(body);
          boolean hasParity = turn.stream().anyMatch(part -> !(part instanceof Part.Results));
          parts.add(
              hasParity
                  ? new Part.Turns(times, turn)
                  : new Part.Results(times * body.recordCount()));
        }
      }
    }
    return parts;
  }

  private static void add(Step.Apply apply, List<Part> parts) {
    if (apply.op() == Op.DETECTOR || apply.op() == Op.OBSERVABLE_INCLUDE) {
      int observable = apply.op() == Op.DETECTOR ? -1 : (int) apply.arguments()[0];
      int[] backs =
          Arrays.stream(apply.targets()).filter(Target::isRecord).map(Target::number).toArray();
      parts.add(new Part.Parity(observable, backs));
    } else if (apply.recordCount() > 0) {
      parts.add(new Part.Results(apply.recordCount()));
    }
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
    long rows = 1L + records + detectors + observables + flipped.length;
    return 64 * Math.clamp(ROOM / rows, 1, MOST_WORDS);
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
        add(sweep, bit, detections, row);
      }
    }
    new Walk(results, detections).take(parts);
  }

  /** One pass through the circuit with its results. */
  private final class Walk {
    private final ShotTable results;
    private final ShotTable detections;
    private int result;
    private int detector;

    Walk(ShotTable results, ShotTable detections) {
      this.results = results;
      this.detections = detections;
    }

    void take(List<Part> all) {
      for (Part part : all) {
        switch (part) {
          case Part.Results(long count) -> result += (int) count;
          case Part.Turns(long times, List<Part> turn) -> {
            for (long t = 0; t < times; t++) {
              take(turn);
            }
          }
          case Part.Parity(int observable, int[] backs) -> {
            int row = observable < 0 ? detector++ : detectors + observable;
            for (int back : backs) {
              add(results, result - back, detections, row);
            }
          }
        }
      }
    }
  }

  private static void add(ShotTable from, int fromRow, ShotTable to, int toRow) {
    long[] its = from.row(fromRow);
    long[] sum = to.row(toRow);
    for (int word = 0; word < sum.length; word++) {
      sum[word] ^= its[word];
    }
  }

  private static void invert(long[] row) {
    for (int word = 0; word < row.length; word++) {
      row[word] = ~row[word];
    }
  }
}
