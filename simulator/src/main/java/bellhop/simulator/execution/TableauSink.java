package bellhop.simulator.execution;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.state.Tableau;

/** Carries out operations on a tableau at once. */
final class TableauSink implements Sink {
  private final Tableau tableau;

  TableauSink(int qubitCount) {
    tableau = new Tableau(qubitCount);
  }

  @Override
  public void start() {
    tableau.reset();
  }

  @Override
  public void gate(Step.Gate gate) {
    tableau.apply(gate.call());
  }

  @Override
  public void fault(int qubit, int pauli) {
    tableau.pauli(qubit, pauli);
  }

  /** The same draw gives the same result as on amplitudes: chances are 0, ½ or 1. */
  @Override
  public int measure(int qubit, double u) {
    return tableau.measure(qubit, u < 0.5);
  }

  @Override
  public void reset(int qubit, double u) {
    tableau.reset(qubit, u < 0.5);
  }

  @Override
  public void pair(int pair, int qubitA, int qubitB) {
    tableau.apply(GateCall.of(Gate.H, qubitA));
    tableau.apply(GateCall.of(Gate.CX, qubitA, qubitB));
  }

  @Override
  public void misread(boolean ifZero, boolean ifOne) {
    // the walk has changed the bit
  }
}
