package bellhop.simulator.execution;

import bellhop.state.CliffordAction;
import bellhop.state.Tableau;
import org.jspecify.annotations.Nullable;

/**
 * One noiseless shot of a Clifford program, every coin falling on 0: what Pauli frames are
 * differences from. Also the gates' actions, looked up once. Immutable, shared by threads.
 */
final class Reference {
  /** By step: of a measurement its result, of a guarded gate whether it was played. */
  final boolean[] value;

  /** By step, for gates. */
  final @Nullable CliffordAction[] actions;

  private final Plan plan;
  private final Tableau tableau;
  private final Bits bits;

  Reference(Plan plan) {
    this.plan = plan;
    value = new boolean[plan.steps.length];
    actions = Clifford.actions(plan);
    tableau = new Tableau(plan.qubitCount());
    bits = new Bits(plan);
    for (int i = 0; i < plan.steps.length; i++) {
      step(i);
    }
  }

  private void step(int i) {
    switch (plan.steps[i]) {
      case Step.Gate gate -> {
        value[i] = bits.allows(gate.qpu(), gate.guard());
        CliffordAction action = actions[i];
        if (value[i] && action != null) {
          tableau.apply(action, gate.qubits());
        }
      }
      case Step.Measure measure -> {
        int result = tableau.measure(measure.qubit(), false);
        value[i] = result == 1;
        bits.set(measure.qpu(), measure.cell(), result);
      }
      case Step.Reset reset -> tableau.reset(reset.qubit(), false);
      case Step.Request request -> request(request);
      case Step.Send send -> bits.send(send);
      case Step.Receive receive -> bits.receive(receive);
      case Step.Compute compute -> bits.compute(compute);
      case Step.Decide _ -> throw new IllegalArgumentException("no reference serves all shots");
    }
  }

  private void request(Step.Request request) {
    tableau.reset(request.qubit(), false);
    if (request.completes()) {
      plan.entangling(request.pair()).forEach(tableau::apply);
    }
  }
}
