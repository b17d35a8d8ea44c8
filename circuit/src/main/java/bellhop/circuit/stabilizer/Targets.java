package bellhop.circuit.stabilizer;

import java.util.Optional;

/** The kinds of targets that an instruction takes. */
public enum Targets {
  QUBITS("qubits"),
  RESULTS("qubits, ! for an inverted record"),
  PAIRS("pairs of qubits"),
  RESULT_PAIRS("pairs of qubits, ! for an inverted record"),
  CONTROL_FIRST("pairs of qubits; the first of a pair may be a record or a sweep bit"),
  CONTROL_SECOND("pairs of qubits; the second of a pair may be a record or a sweep bit"),
  CONTROL_EITHER("pairs of qubits; either of a pair may be a record or a sweep bit"),
  PAULIS("Paulis, such as X1 Y2"),
  PRODUCTS("products of Paulis, such as X1*Y2"),
  RECORDS("records"),
  RECORDS_AND_PAULIS("records and Paulis"),
  BITS("zeros and ones"),
  NOTHING("nothing");

  private final String words;

  Targets(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Whether targets are taken two by two. */
  public boolean arePairs() {
    return switch (this) {
      case PAIRS, RESULT_PAIRS, CONTROL_FIRST, CONTROL_SECOND, CONTROL_EITHER -> true;
      case QUBITS, RESULTS, PAULIS, PRODUCTS, RECORDS, RECORDS_AND_PAULIS, BITS, NOTHING -> false;
    };
  }

  Optional<Problem> findProblem(int... targets) {
    for (int i = 0; i < targets.length; i++) {
      if (!allows(targets[i], i)) {
        return Problem.at(i, "the target " + Target.text(targets[i]), "it takes " + words, "");
      }
    }
    if (arePairs()) {
      return pairProblem(targets);
    }
    return this == PRODUCTS ? Products.findProblem(targets) : Optional.empty();
  }

  private boolean allows(int target, int index) {
    boolean isPlain = Target.isPlain(target);
    boolean isUpright = !Target.isInverted(target);
    boolean isFirst = index % 2 == 0;
    return switch (this) {
      case QUBITS, PAIRS -> isPlain && isUpright;
      case RESULTS, RESULT_PAIRS -> isPlain;
      case CONTROL_FIRST -> isUpright && (isPlain || (isFirst && Target.isBit(target)));
      case CONTROL_SECOND -> isUpright && (isPlain || (!isFirst && Target.isBit(target)));
      case CONTROL_EITHER -> isUpright && (isPlain || Target.isBit(target));
      case PAULIS -> Target.isPauli(target);
      case PRODUCTS -> Target.isPauli(target) || Target.isCombiner(target);
      case RECORDS -> Target.isRecord(target) && isUpright;
      case RECORDS_AND_PAULIS -> Target.isPauli(target) || (Target.isRecord(target) && isUpright);
      case BITS -> isPlain && isUpright && Target.number(target) < 2;
      case NOTHING -> false;
    };
  }

  private static Optional<Problem> pairProblem(int... targets) {
    if (targets.length % 2 == 1) {
      return Problem.at(
          targets.length - 1, targets.length + " targets", "they are taken in pairs", "");
    }
    for (int i = 0; i < targets.length; i += 2) {
      boolean isTwice =
          Target.hasQubit(targets[i])
              && Target.hasQubit(targets[i + 1])
              && Target.number(targets[i]) == Target.number(targets[i + 1]);
      if (isTwice) {
        return Problem.at(
            i + 1,
            "qubit " + Target.number(targets[i]) + " twice in a pair",
            "a pair has two qubits",
            "");
      }
    }
    return Optional.empty();
  }
}
