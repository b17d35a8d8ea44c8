package bellhop.qec;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.state.Tableau;
import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** One shot of a memory circuit on a tableau; of all instructions it knows those of memories. */
final class NoiselessRun {
  private final Tableau state;
  private final RandomStream coins;
  private final List<Integer> records = new ArrayList<>();
  private final List<Integer> detectors = new ArrayList<>();
  private final List<Integer> observables = new ArrayList<>();

  NoiselessRun(StabilizerCircuit circuit, RandomStream coins) {
    state = new Tableau(circuit.qubitCount());
    this.coins = coins;
    for (Step.Apply apply : Unrolled.steps(circuit)) {
      step(apply);
    }
  }

  List<Integer> detectors() {
    return detectors;
  }

  List<Integer> observables() {
    return observables;
  }

  private void step(Step.Apply apply) {
    int[] on = apply.targets();
    switch (apply.op()) {
      case QUBIT_COORDS, SHIFT_COORDS, TICK, I_ERROR -> {}
      case DETECTOR -> detectors.add(parity(on));
      case OBSERVABLE_INCLUDE -> observables.add(parity(on));
      case CX -> {
        for (int i = 0; i < on.length; i += 2) {
          state.apply(GateCall.of(Gate.CX, on[i], on[i + 1]));
        }
      }
      default -> {
        for (int qubit : on) {
          single(apply.op(), qubit);
        }
      }
    }
  }

  private void single(Op op, int qubit) {
    switch (op) {
      case H -> hadamard(qubit);
      case R -> state.reset(qubit, coins.nextDouble() < 0.5);
      case RX -> {
        state.reset(qubit, coins.nextDouble() < 0.5);
        hadamard(qubit);
      }
      case M -> records.add(state.measure(qubit, coins));
      case MX -> {
        hadamard(qubit);
        records.add(state.measure(qubit, coins));
        hadamard(qubit);
      }
      case MR -> {
        records.add(state.measure(qubit, coins));
        state.reset(qubit, false);
      }
      default -> throw new IllegalArgumentException(op + " is not part of memories");
    }
  }

  private void hadamard(int qubit) {
    state.apply(GateCall.of(Gate.H, qubit));
  }

  private int parity(int... targets) {
    int parity = 0;
    for (int target : targets) {
      parity ^= records.get(records.size() - Target.number(target));
    }
    return parity;
  }
}
