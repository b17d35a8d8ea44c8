package bellhop.simulator;

import bellhop.simulator.execution.Execution;
import bellhop.simulator.execution.Method;
import bellhop.simulator.execution.Plan;
import bellhop.state.StateVector;
import bellhop.state.Tableau;
import bellhop.units.InputException;
import bellhop.units.Location;

/** Chooses how a program is worked out, and refuses with a reason what can't be. */
final class Methods {
  /** Up to here amplitudes are taken whatever the program is: their noise is exact. */
  private static final int FREELY_EXACT = 20;

  private Methods() {}

  /**
   * @param programs that run at once, each with a state of its own
   */
  static Method choose(Plan plan, SimulationOptions options, int programs) {
    return switch (options.backend()) {
      case STATEVECTOR -> exact(plan, options, programs);
      case STABILIZER -> stabilizer(plan, options, programs);
      case AUTO -> automatic(plan, options, programs);
    };
  }

  private static Method exact(Plan plan, SimulationOptions options, int programs) {
    int copies = programs * threads(options);
    StateVector.check(plan.wireCount(), copies, Location.of("--backend statevector"));
    return options.explicit() ? Method.EXPLICIT : Method.FOLDED;
  }

  private static int threads(SimulationOptions options) {
    return (int) Math.min(options.threads(), options.shots());
  }

  private static Method stabilizer(Plan plan, SimulationOptions options, int programs) {
    if (Method.isClifford(plan)) {
      return tableau(plan, options, programs, Location.of("--backend stabilizer"));
    }
    throw new InputException(
        Location.of("--backend stabilizer"),
        "the gate " + Method.firstOther(plan) + " is no Clifford gate",
        "the stabilizer backend follows Clifford gates only",
        "use --backend statevector");
  }

  /** Frames have one tableau in common. */
  private static Method tableau(
      Plan plan, SimulationOptions options, int programs, Location where) {
    Method method = Method.stabilizer(plan);
    Tableau.check(
        plan.qubitCount(), programs * (method == Method.FRAMES ? 1 : threads(options)), where);
    return method;
  }

  private static Method automatic(Plan plan, SimulationOptions options, int programs) {
    if (plan.wireCount() <= FREELY_EXACT) {
      return exact(plan, options, programs);
    }
    if (Method.isClifford(plan)) {
      return tableau(plan, options, programs, Location.of("--backend auto"));
    }
    if (plan.wireCount() <= StateVector.MAX_QUBITS) {
      return exact(plan, options, programs);
    }
    throw new InputException(
        Location.of("--backend auto"),
        "the program needs amplitudes of " + plan.wireCount() + " qubits",
        "a state vector holds at most "
            + StateVector.MAX_QUBITS
            + " (1 GiB), and the gate "
            + Method.firstOther(plan)
            + " is no Clifford gate, so a tableau can't follow",
        "use fewer qubits, or Clifford gates only");
  }

  /** Frames go through the program 64 shots at a time; for others small blocks share out better. */
  static int blockSize(Method method) {
    return method == Method.FRAMES ? Execution.BLOCK : Execution.BLOCK / 8;
  }
}
