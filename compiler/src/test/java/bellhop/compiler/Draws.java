package bellhop.compiler;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.List;

/** What referees draw: inputs, and numbers for measurements and resets. */
final class Draws {
  private Draws() {}

  /** Brings |0⟩ to a state that is random on the sphere, for the program's qubit. */
  static GateCall input(long seed, int qubit, int at) {
    RandomStream random = new Seed(seed).stream("input", qubit);
    double[] angles = {
      StrictMath.acos(1 - 2 * random.nextDouble()), 7 * random.nextDouble(), 7 * random.nextDouble()
    };
    return GateCall.of(Gate.U, angles, at);
  }

  /** Measurements and resets, also those that do not happen. */
  static int turnsIn(List<Operation> operations) {
    int turns = 0;
    for (Operation operation : operations) {
      turns +=
          switch (operation) {
            case Operation.Measure _, Operation.Reset _ -> 1;
            case Operation.Annotated(var _, var inner) -> turnsIn(List.of(inner));
            case Operation.Branch branch -> turnsIn(branch.then()) + turnsIn(branch.otherwise());
            case Operation.While loop -> turnsIn(loop.body());
            case Operation.Apply _, Operation.Assign _, Operation.Barrier _ -> 0;
          };
    }
    return turns;
  }
}
