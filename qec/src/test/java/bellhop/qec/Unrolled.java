package bellhop.qec;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks at circuits instruction by instruction, blocks turned as often as they say. */
public final class Unrolled {
  private Unrolled() {}

  public static List<Step.Apply> steps(StabilizerCircuit circuit) {
    List<Step.Apply> steps = new ArrayList<>();
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> steps.add(apply);
        case Step.Repeat repeat -> {
          for (long turn = 0; turn < repeat.times(); turn++) {
            steps.addAll(steps(repeat.body()));
          }
        }
      }
    }
    return steps;
  }

  /** The qubits of all gates between two TICKs, one list for each layer. */
  public static List<List<Integer>> layers(StabilizerCircuit circuit) {
    List<List<Integer>> layers = new ArrayList<>(List.of(new ArrayList<>()));
    for (Step.Apply apply : steps(circuit)) {
      Op.Kind kind = apply.op().kind();
      if (apply.op() == Op.TICK) {
        layers.add(new ArrayList<>());
      } else if (kind != Op.Kind.ANNOTATION && kind != Op.Kind.NOISE) {
        Arrays.stream(apply.targets()).map(Target::number).forEach(layers.getLast()::add);
      }
    }
    return layers;
  }

  /** Where the detectors are, without time. */
  public static List<List<Double>> detectorPlaces(StabilizerCircuit circuit) {
    return steps(circuit).stream()
        .filter(apply -> apply.op() == Op.DETECTOR)
        .map(apply -> Arrays.stream(apply.arguments()).boxed().toList())
        .map(at -> at.subList(0, at.size() - 1))
        .toList();
  }
}
