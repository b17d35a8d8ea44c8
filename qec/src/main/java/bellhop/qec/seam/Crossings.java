package bellhop.qec.seam;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The gates between machines of a circuit, without those in its blocks, with the packets that share
 * a copy. A packet ends where its root has any other instruction than CX in the same role, and at
 * the edges of blocks.
 *
 * <p>The root of a packet is the check: of the two qubits of a gate the one that is measured or
 * reset sooner, in the same block; the control if neither is. A teleported gate always copies the
 * control.
 */
final class Crossings {
  /** A copy that may serve more: by machine the step and the index of its last gate. */
  private record Open(Root root, Map<Integer, int[]> last) {}

  private final Machines machines;
  private final Seam seam;
  private final List<Step> steps;
  private final List<List<Crossing>> byStep = new ArrayList<>();
  private final Map<Integer, Open> open = new HashMap<>();

  private Crossings(StabilizerCircuit circuit, Machines machines, Seam seam) {
    this.machines = machines;
    this.seam = seam;
    steps = circuit.steps();
  }

  /** A list for each step of the circuit. */
  static List<List<Crossing>> of(StabilizerCircuit circuit, Machines machines, Seam seam) {
    Crossings crossings = new Crossings(circuit, machines, seam);
    crossings.collect();
    if (seam instanceof Seam.Cat cat) {
      crossings.share(cat);
    }
    return crossings.byStep;
  }

  // ---- which gates, which roots ----

  private void collect() {
    Map<Integer, Integer> collapse = new HashMap<>();
    for (int step = steps.size() - 1; step >= 0; step--) {
      byStep.add(
          steps.get(step) instanceof Step.Apply apply ? collect(apply, collapse) : List.of());
      note(steps.get(step), step, collapse);
    }
    Collections.reverse(byStep);
  }

  private static void note(Step step, int number, Map<Integer, Integer> collapse) {
    if (step instanceof Step.Apply apply && apply.op().kind() == Op.Kind.COLLAPSE) {
      for (int target : apply.targets()) {
        collapse.put(Target.number(target), number);
      }
    }
  }

  private List<Crossing> collect(Step.Apply apply, Map<Integer, Integer> collapse) {
    List<Crossing> crossings = new ArrayList<>();
    requireNoProduct(apply);
    if (!apply.op().targets().arePairs() || apply.op().kind() == Op.Kind.NOISE) {
      return crossings;
    }
    int[] targets = apply.targets();
    for (int i = 0; i < targets.length; i += 2) {
      if (isCrossing(targets[i], targets[i + 1])) {
        requireGate(apply.op(), targets[i], targets[i + 1]);
        Root root = root(targets[i], targets[i + 1], collapse);
        crossings.add(
            Crossing.alone(i, Target.number(targets[i]), Target.number(targets[i + 1]), root));
      }
    }
    return crossings;
  }

  private boolean isCrossing(int a, int b) {
    return !Target.isBit(a)
        && !Target.isBit(b)
        && machines.areApart(Target.number(a), Target.number(b));
  }

  private void requireGate(Op op, int a, int b) {
    boolean isKnown = seam instanceof Seam.Direct ? op.kind() == Op.Kind.CLIFFORD : op == Op.CX;
    if (!isKnown) {
      throw new InputException(
          Location.of("seam"),
          op + " on qubits " + Target.number(a) + " " + Target.number(b),
          "they sit on different machines, between which there are gates of two qubits"
              + (seam instanceof Seam.Direct ? "" : ", with copies only CX"),
          "CX and measurements of single qubits are meant");
    }
  }

  private void requireNoProduct(Step.Apply apply) {
    if (apply.op().kind() != Op.Kind.PRODUCT) {
      return;
    }
    int[] targets = apply.targets();
    for (int i = 2; i < targets.length; i++) {
      if (Target.isCombiner(targets[i - 1]) && isCrossing(targets[i - 2], targets[i])) {
        requireGate(apply.op(), targets[i - 2], targets[i]);
      }
    }
  }

  private Root root(int control, int target, Map<Integer, Integer> collapse) {
    if (!(seam instanceof Seam.Cat)) {
      return Root.CONTROL;
    }
    int ofControl = collapse.getOrDefault(Target.number(control), Integer.MAX_VALUE);
    int ofTarget = collapse.getOrDefault(Target.number(target), Integer.MAX_VALUE);
    return ofTarget < ofControl ? Root.TARGET : Root.CONTROL;
  }

  // ---- packets ----

  private void share(Seam.Cat cat) {
    for (int step = 0; step < steps.size(); step++) {
      switch (steps.get(step)) {
        case Step.Repeat _ -> open.clear();
        case Step.Apply apply when apply.op() == Op.CX -> shareGates(cat, apply, step);
        case Step.Apply apply -> end(apply);
      }
    }
  }

  /** Something else than CX ends the packets of its qubits. */
  private void end(Step.Apply apply) {
    if (apply.op().kind() != Op.Kind.NOISE && apply.op().kind() != Op.Kind.ANNOTATION) {
      for (int target : apply.targets()) {
        if (Target.hasQubit(target)) {
          open.remove(Target.number(target));
        }
      }
    }
  }

  private void shareGates(Seam.Cat cat, Step.Apply apply, int step) {
    int[] targets = apply.targets();
    int next = 0;
    for (int i = 0; i < targets.length; i += 2) {
      endUnless(Root.CONTROL, targets[i]);
      endUnless(Root.TARGET, targets[i + 1]);
      List<Crossing> crossings = byStep.get(step);
      if (next < crossings.size() && crossings.get(next).first() == i) {
        if (cat.shared().contains(crossings.get(next).root())) {
          join(crossings.get(next), step, next);
        }
        next++;
      }
    }
  }

  private void endUnless(Root role, int target) {
    Open its = Target.hasQubit(target) ? open.get(Target.number(target)) : null;
    if (its != null && its.root() != role) {
      open.remove(Target.number(target));
    }
  }

  private void join(Crossing crossing, int step, int index) {
    Open its =
        open.computeIfAbsent(crossing.copied(), _ -> new Open(crossing.root(), new TreeMap<>()));
    int[] last = its.last().put(machines.of(crossing.partner()), new int[] {step, index});
    if (last != null) {
      byStep.get(last[0]).set(last[1], byStep.get(last[0]).get(last[1]).staying());
      byStep.get(step).set(index, crossing.joining());
    }
  }
}
