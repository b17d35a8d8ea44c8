package bellhop.qec.model;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which results the detectors and observables of a circuit take in, and nothing else of it. */
final class Parities {
  /** A stretch of the circuit. */
  private sealed interface Stretch {
    record Results(long count) implements Stretch {}

    /**
     * @param observable its number, or −1 for the next detector
     * @param backs how far back the results are, from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Parity(int observable, int... backs) implements Stretch {}

    record Turns(long times, List<Stretch> body) implements Stretch {}
  }

  private final List<Stretch> stretches;
  private final int detectorCount;

  private Parities(List<Stretch> stretches, int detectorCount) {
    this.stretches = stretches;
    this.detectorCount = detectorCount;
  }

  /** Of a circuit with no more results and detectors than a table has rows. */
  static Parities of(StabilizerCircuit circuit) {
    return new Parities(stretches(circuit), (int) circuit.detectorCount());
  }

  private static List<Stretch> stretches(StabilizerCircuit circuit) {
    List<Stretch> stretches = new ArrayList<>();
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> add(apply, stretches);
        case Step.Repeat(long times, String _, StabilizerCircuit body) -> {
          List<Stretch> turn = stretches(body);
          boolean hasParity = turn.stream().anyMatch(its -> !(its instanceof Stretch.Results));
          stretches.add(
              hasParity
                  ? new Stretch.Turns(times, turn)
                  : new Stretch.Results(times * body.recordCount()));
        }
      }
    }
    return stretches;
  }

  private static void add(Step.Apply apply, List<Stretch> stretches) {
    if (apply.op() == Op.DETECTOR || apply.op() == Op.OBSERVABLE_INCLUDE) {
      int observable = apply.op() == Op.DETECTOR ? -1 : (int) apply.arguments()[0];
      int[] backs =
          Arrays.stream(apply.targets()).filter(Target::isRecord).map(Target::number).toArray();
      stretches.add(new Stretch.Parity(observable, backs));
    } else if (apply.recordCount() > 0) {
      stretches.add(new Stretch.Results(apply.recordCount()));
    }
  }

  /**
   * Adds the parity of its results to each row.
   *
   * @param detections detectors, then observables
   * @param results a row for each
   */
  void addTo(ShotTable detections, ShotTable results) {
    new Walk(results, detections).take(stretches);
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

    void take(List<Stretch> all) {
      for (Stretch stretch : all) {
        switch (stretch) {
          case Stretch.Results(long count) -> result += (int) count;
          case Stretch.Turns(long times, List<Stretch> body) -> {
            for (long t = 0; t < times; t++) {
              take(body);
            }
          }
          case Stretch.Parity(int observable, int[] backs) -> {
            int row = observable < 0 ? detector++ : detectorCount + observable;
            for (int back : backs) {
              add(results.row(result - back), detections.row(row));
            }
          }
        }
      }
    }
  }

  static void add(long[] row, long[] to) {
    for (int word = 0; word < to.length; word++) {
      to[word] ^= row[word];
    }
  }
}
