package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.Width;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where detectors and observables go: together, or each to a place of its own. */
final class DetectionsOutFlags {
  @Mixin ShotsOutFlags out = new ShotsOutFlags();

  @Option(
      names = {"--append_observables", "--append-observables"},
      description = "Observables after the detectors of each shot.")
  boolean appendObservables;

  @Mixin ObservablesOutFlags observablesOut = new ObservablesOutFlags();

  /** Where they go, checked before any shot is there. */
  Places places(NamedFiles others) {
    others.writes("--out", out.out).writes("--obs_out", observablesOut.out).requireDistinct();
    return new Places(
        out.place(), observablesOut.find(), appendObservables ? Beside.BEHIND : Beside.NOT);
  }

  /** Where observables stand in a shot of detectors. */
  enum Beside {
    NOT,
    BEHIND,
    BEFORE
  }

  /**
   * @param out for detectors
   * @param observables apart from them
   * @param beside whether they stand with the detectors too
   */
  record Places(ShotPlace out, Optional<ShotPlace> observables, Beside beside) {
    Places with(Beside other) {
      return new Places(out, observables, other);
    }

    ShotFormat[] formats() {
      return Stream.concat(Stream.of(out), observables.stream())
          .map(ShotPlace::format)
          .toArray(ShotFormat[]::new);
    }

    /** Ready for shots of so many bits. */
    ShotOutputs open(int detectorCount, int observableCount, Terminal terminal) {
      ShotOutputs outputs = new ShotOutputs(terminal);
      int both = beside == Beside.NOT ? 0 : observableCount;
      outputs.add(out, Width.ofDetectors(detectorCount, both));
      observables.ifPresent(place -> outputs.add(place, Width.ofDetectors(0, observableCount)));
      return outputs;
    }

    /**
     * For each place its part of a table.
     *
     * @param detections detectors, then observables
     */
    ShotTable[] tables(ShotTable detections, int detectorCount) {
      ShotTable detectors = detections.rows(0, detectorCount);
      ShotTable rest = detections.rows(detectorCount, detections.bits() - detectorCount);
      ShotTable first =
          switch (beside) {
            case NOT -> detectors;
            case BEHIND -> detections;
            case BEFORE -> rest.then(detectors);
          };
      return observables.isPresent() ? new ShotTable[] {first, rest} : new ShotTable[] {first};
    }
  }
}
