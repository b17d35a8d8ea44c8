package bellhop.qec.model;

import bellhop.circuit.dem.Coordinates;
import bellhop.circuit.dem.DetectorDeclaration;
import bellhop.circuit.dem.DetectorShift;
import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.ObservableDeclaration;
import bellhop.circuit.dem.RepeatBlock;
import bellhop.circuit.dem.Step;
import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import bellhop.qec.model.Faults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * Turns the parts of a draft round into a model: numbers of detectors become relative to the shifts
 * of the blocks before them, and declarations that say nothing new are left out.
 */
final class Assembly {
  /** By which blocks have shifted the numbers of what comes now. */
  private long offset;

  private Assembly() {}

  /**
   * @param parts last first
   * @param observables of the circuit
   */
  static ErrorModel model(List<Part> parts, SortedSet<Long> observables) {
    Mentions mentions = Mentions.of(parts);
    List<Step> steps = new Assembly().steps(parts, mentions);
    for (long observable : observables) {
      if (!mentions.contains(Target.observable(observable))) {
        Targets targets = Targets.of(Target.observable(observable));
        steps.add(new ObservableDeclaration(targets, ""));
      }
    }
    return new ErrorModel(steps);
  }

  private List<Step> steps(List<Part> parts, Mentions mentions) {
    List<Step> steps = new ArrayList<>();
    for (Part part : parts.reversed()) {
      switch (part) {
        case Part.Lines lines -> add(lines, mentions, steps);
        case Part.Block block -> add(block, steps);
      }
    }
    return steps;
  }

  private void add(Part.Lines lines, Mentions mentions, List<Step> steps) {
    for (Fault fault : lines.faults()) {
      steps.add(new Mechanism(fault.probability(), relative(fault.targets())));
    }
    for (Step annotation : lines.annotations().reversed()) {
      if (!(annotation instanceof DetectorDeclaration declaration)) {
        steps.add(annotation);
      } else if (saysSomething(declaration, mentions)) {
        Targets targets = relative(declaration.targets().toArray());
        steps.add(new DetectorDeclaration(declaration.coordinates(), targets, declaration.tag()));
      }
    }
  }

  private static boolean saysSomething(DetectorDeclaration declaration, Mentions mentions) {
    return declaration.coordinates().size() > 0
        || !declaration.tag().isEmpty()
        || !mentions.contains(declaration.targets().get(0));
  }

  private Targets relative(long... absolute) {
    if (offset == 0) {
      return Targets.of(absolute);
    }
    long[] relative = absolute.clone();
    for (int i = 0; i < relative.length; i++) {
      relative[i] -= Target.isDetector(relative[i]) ? offset : 0;
    }
    return Targets.of(relative);
  }

  /** The shift of a turn is at its end, less what blocks in it shift themselves. */
  private void add(Part.Block block, List<Step> steps) {
    long start = offset;
    List<Step> turn = steps(block.parts(), Mentions.of(block.parts()));
    long rest = block.detectors() - (offset - start);
    if (rest > 0) {
      turn.add(new DetectorShift(Coordinates.NONE, rest, ""));
    }
    if (!turn.isEmpty()) {
      steps.add(new RepeatBlock(block.times(), new ErrorModel(turn), block.tag()));
    }
    offset = start + block.times() * block.detectors();
  }
}
