package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Statement.Modifier;
import java.util.ArrayList;
import java.util.List;

/** What stands before a gate: its controls and its powers. */
final class ModifierReader {
  private final Source source;
  private final Evaluator evaluator;
  private final Limits limits;

  ModifierReader(Source source, Evaluator evaluator, Limits limits) {
    this.source = source;
    this.evaluator = evaluator;
    this.limits = limits;
  }

  /** One for each control qubit, in the order of the operands. True: must be 1. */
  List<Boolean> controls(List<Modifier> modifiers) {
    if (modifiers.size() > limits.modifiers()) {
      throw source.fault(
          modifiers.getFirst().at(),
          modifiers.size() + " modifiers before one gate",
          "at most " + limits.modifiers() + " are read",
          "ctrl(n) @ stands for n controls");
    }
    List<Boolean> result = new ArrayList<>();
    for (Modifier modifier : modifiers) {
      switch (modifier.kind()) {
        case CTRL -> add(result, modifier, true);
        case NEGCTRL -> add(result, modifier, false);
        case INV, POW -> {}
      }
    }
    return result;
  }

  private void add(List<Boolean> controls, Modifier modifier, boolean positive) {
    Term argument = modifier.argument();
    long count = argument == null ? 1 : evaluator.known(argument, "a number of controls");
    if (count < 1 || count > limits.qubits() - controls.size()) {
      throw source.fault(
          modifier.at(),
          count + " controls",
          "a gate has 1 to " + limits.qubits() + " controls",
          "");
    }
    for (long i = 0; i < count; i++) {
      controls.add(positive);
    }
  }

  /** In the order in which they are applied: the one next to the gate first. */
  List<Term> exponents(List<Modifier> modifiers) {
    List<Term> result = new ArrayList<>();
    for (Modifier modifier : modifiers.reversed()) {
      Term argument = modifier.argument();
      if (modifier.kind() == Modifier.Kind.INV) {
        result.add(new Term.Real(modifier.at(), -1));
      } else if (modifier.kind() == Modifier.Kind.POW && argument != null) {
        result.add(argument);
      }
    }
    return result;
  }
}
