package bellhop.qec.model;

import bellhop.circuit.dem.Coordinates;
import bellhop.circuit.dem.DetectorDeclaration;
import bellhop.circuit.dem.DetectorShift;
import bellhop.circuit.dem.Step;
import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import java.util.ArrayList;
import java.util.List;

/** The model as far as it is known, written from its end on. */
final class Draft {
  private final Faults faults;
  private final ModelSplits splits;
  private List<Part> parts = new ArrayList<>();
  private List<Step> annotations = new ArrayList<>();

  Draft(Faults faults, ModelSplits splits) {
    this.faults = faults;
    this.splits = splits;
  }

  void declare(long detector, double[] coordinates, String tag) {
    Targets targets = Targets.of(Target.detector(detector));
    annotations.add(new DetectorDeclaration(Coordinates.of(coordinates), targets, tag));
  }

  void shift(double[] offsets, String tag) {
    annotations.add(new DetectorShift(Coordinates.of(offsets), 0, tag));
  }

  /** Ends a stretch: faults found from now on are not merged with those before. */
  private void close() {
    if (faults.size() > 0 || !annotations.isEmpty()) {
      parts.add(new Part.Lines(splits.of(faults.removeAll()), annotations));
      annotations = new ArrayList<>();
    }
  }

  /** What follows is the turn of a block; {@link #endTurn} needs what this gives. */
  List<Part> beginTurn() {
    close();
    List<Part> outer = parts;
    parts = new ArrayList<>();
    return outer;
  }

  void endTurn(List<Part> outer, long times, String tag, long detectors) {
    close();
    outer.add(new Part.Block(times, tag, detectors, parts));
    parts = outer;
  }

  /** All of it, last first. */
  List<Part> end() {
    close();
    return parts;
  }
}
