package bellhop.simulator.execution;

import bellhop.state.Tableau;

/** Carries out operations on a tableau at once. */
final class TableauSink implements Sink {
  private final Plan plan;
  private final Tableau tableau;

  TableauSink(Plan plan) {
    this.plan = plan;
    tableau = new Tableau(plan.qubitCount());
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
  public void pair(int pair) {
    plan.entangling(pair).forEach(tableau::apply);
  }

  @Override
  public void misread(boolean ifZero, boolean ifOne) {
    // the walk has changed the bit
  }
}
