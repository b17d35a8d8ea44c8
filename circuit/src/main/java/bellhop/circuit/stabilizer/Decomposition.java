package bellhop.circuit.stabilizer;

import bellhop.circuit.stabilizer.Products.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Gates, measurements and resets as H, S, CX, M and R, for machines and readers that know no more.
 * Equal up to a global phase; records come in the same order, with the same noise. A product that
 * is the identity has a result without a qubit, which is written MPAD.
 *
 * <p>A gate is a shortest word. A product of Paulis is turned into Z of its first qubit: each
 * factor into Z, then CX from the others onto the first; afterwards all is undone.
 */
public final class Decomposition {
  private final List<Step.Apply> steps = new ArrayList<>();

  private Decomposition() {}

  /** On the same targets; none for noise and annotations. */
  public static Optional<List<Step.Apply>> find(Step.Apply apply) {
    Decomposition made = new Decomposition();
    switch (apply.op().kind()) {
      case CLIFFORD -> made.gates(apply);
      case COLLAPSE, PARITY -> made.observe(apply);
      case PRODUCT -> {
        if (apply.op() == Op.MPP) {
          made.observe(apply);
        } else {
          made.turn(apply);
        }
      }
      case NOISE, ANNOTATION -> {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(made.steps));
  }

  private void add(Op op, int... targets) {
    steps.add(Step.Apply.of(op, targets));
  }

  // ---- gates ----

  private void gates(Step.Apply apply) {
    int[] targets = apply.targets();
    int qubits = apply.op().images().qubits();
    for (int i = 0; i < targets.length; i += qubits) {
      int[] its = Arrays.copyOfRange(targets, i, i + qubits);
      if (Arrays.stream(its).anyMatch(Target::isBit)) {
        feedback(apply.op(), its[0], its[1]);
      } else {
        for (Step.Apply letter : CliffordWords.of(apply.op())) {
          add(letter.op(), Arrays.stream(letter.targets()).map(operand -> its[operand]).toArray());
        }
      }
    }
  }

  /** A bit controls one Pauli: X by itself, Z between H, Y between quarter turns. */
  private void feedback(Op op, int first, int second) {
    boolean isFirst = Target.isBit(first);
    int bit = isFirst ? first : second;
    int onto = isFirst ? second : first;
    if (Target.isBit(onto)) {
      return;
    }
    switch (op.feedback()) {
      case 1 -> add(Op.CX, bit, onto); // X
      case 2 -> { // Z
        add(Op.H, onto);
        add(Op.CX, bit, onto);
        add(Op.H, onto);
      }
      default -> { // Y
        add(Op.S, onto, onto, onto);
        add(Op.CX, bit, onto);
        add(Op.S, onto);
      }
    }
  }

  // ---- products ----

  private void observe(Step.Apply apply) {
    boolean measures = Observed.measures(apply.op());
    boolean resets = Observed.resets(apply.op());
    for (Product product : Observed.of(apply)) {
      int[] paulis = product.paulis();
      if (paulis.length == 0) {
        steps.add(new Step.Apply(Op.MPAD, "", apply.arguments(), product.isNegative() ? 1 : 0));
        continue;
      }
      int qubit = Target.number(paulis[0]);
      if (measures) {
        gather(paulis);
        int target = product.isNegative() ? Target.inverted(qubit) : qubit;
        steps.add(new Step.Apply(Op.M, "", apply.arguments(), target));
      }
      if (resets) {
        add(Op.R, qubit);
      }
      scatter(paulis);
    }
  }

  private void turn(Step.Apply apply) {
    for (Product product : Products.of(apply.targets())) {
      if (product.paulis().length > 0) {
        gather(product.paulis());
        boolean isForward = (apply.op() == Op.SPP) != product.isNegative();
        int qubit = Target.number(product.paulis()[0]);
        add(Op.S, isForward ? new int[] {qubit} : new int[] {qubit, qubit, qubit});
        scatter(product.paulis());
      }
    }
  }

  private void gather(int... paulis) {
    for (int pauli : paulis) {
      turnToZ(pauli);
    }
    for (int i = 1; i < paulis.length; i++) {
      add(Op.CX, Target.number(paulis[i]), Target.number(paulis[0]));
    }
  }

  private void scatter(int... paulis) {
    for (int i = paulis.length - 1; i > 0; i--) {
      add(Op.CX, Target.number(paulis[i]), Target.number(paulis[0]));
    }
    for (int pauli : paulis) {
      turnBack(pauli);
    }
  }

  /** S three times is its inverse: Y becomes X, and H makes that Z. */
  private void turnToZ(int pauli) {
    int qubit = Target.number(pauli);
    if (Target.hasX(pauli) && Target.hasZ(pauli)) {
      add(Op.S, qubit, qubit, qubit);
    }
    if (Target.hasX(pauli)) {
      add(Op.H, qubit);
    }
  }

  private void turnBack(int pauli) {
    int qubit = Target.number(pauli);
    if (Target.hasX(pauli)) {
      add(Op.H, qubit);
    }
    if (Target.hasX(pauli) && Target.hasZ(pauli)) {
      add(Op.S, qubit);
    }
  }
}
