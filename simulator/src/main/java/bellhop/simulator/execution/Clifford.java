package bellhop.simulator.execution;

import bellhop.distributed.Instruction;
import bellhop.state.CliffordAction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which programs the stabiliser backends can run. */
final class Clifford {
  private Clifford() {}

  /** Whether all gates are Clifford gates, so that a tableau follows. */
  static boolean isClifford(Plan plan) {
    return Arrays.stream(plan.steps)
        .allMatch(step ->
            !(step instanceof Step.Gate gate) || CliffordAction.find(gate.call()).isPresent());
  }

  /** Whether moreover all feedback is by Paulis, so that one reference serves all shots. */
  static boolean isPauliFed(Plan plan) {
    return Arrays.stream(plan.steps).allMatch(Clifford::isPauliFed);
  }

  private static boolean isPauliFed(Step step) {
    return switch (step) {
      case Step.Gate gate ->
          gate.guard() == Instruction.NO_GUARD || Paulis.find(gate.call().gate()) >= 0;
      case Step.Measure measure -> measure.guard() == Instruction.NO_GUARD;
      case Step.Reset reset -> reset.guard() == Instruction.NO_GUARD;
      case Step.Request _, Step.Send _, Step.Receive _, Step.Compute _ -> true;
      case Step.Decide _ -> false;
    };
  }

  static @Nullable CliffordAction[] actions(Plan plan) {
    CliffordAction[] actions = new CliffordAction[plan.steps.length];
    for (int i = 0; i < actions.length; i++) {
      if (plan.steps[i] instanceof Step.Gate gate) {
        actions[i] = CliffordAction.find(gate.call()).orElseThrow();
      }
    }
    return actions;
  }

  /** A gate that the tableau has no action for, for a message; the first in order. */
  static String firstOther(Plan plan) {
    for (Step step : plan.steps) {
      if (step instanceof Step.Gate gate && CliffordAction.find(gate.call()).isEmpty()) {
        return gate.call().gate().qasmName();
      }
    }
    throw new IllegalStateException("all gates are Clifford gates");
  }
}
