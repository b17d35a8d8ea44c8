package bellhop.qec;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;

/** Circuits with all noise at probability 0, so that the records stay. */
public final class Quiet {
  private Quiet() {}

  public static StabilizerCircuit of(StabilizerCircuit circuit) {
    StabilizerCircuit.Builder quiet = StabilizerCircuit.builder();
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> quiet.add(of(apply));
        case Step.Repeat(long times, String tag, StabilizerCircuit body) ->
            quiet.add(new Step.Repeat(times, tag, of(body)));
      }
    }
    return quiet.build();
  }

  private static Step.Apply of(Step.Apply apply) {
    boolean isNoisy =
        switch (apply.op()) {
          case DETECTOR, OBSERVABLE_INCLUDE, QUBIT_COORDS, SHIFT_COORDS -> false;
          default -> true;
        };
    double[] numbers = isNoisy ? new double[apply.arguments().length] : apply.arguments();
    return new Step.Apply(apply.op(), apply.tag(), numbers, apply.targets());
  }
}
