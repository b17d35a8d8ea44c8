package bellhop.qec.noise;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One gate of an instruction: its targets as they are written, and its qubits. A gate that a record
 * or sweep bit controls is bookkeeping, not a pulse, and has no qubits here.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Gate(Op op, int[] targets, int... qubits) {
  /** In their order. */
  static List<Gate> of(Step.Apply apply) {
    int[] targets = apply.targets();
    List<Gate> gates = new ArrayList<>();
    for (int from = 0; from < targets.length; ) {
      int to = end(apply.op(), targets, from);
      gates.add(of(apply.op(), Arrays.copyOfRange(targets, from, to)));
      from = to;
    }
    return gates;
  }

  private static int end(Op op, int[] targets, int from) {
    if (op.targets().arePairs()) {
      return from + 2;
    }
    int to = from + 1;
    while (to + 1 < targets.length && Target.isCombiner(targets[to])) {
      to += 2;
    }
    return to;
  }

  private static Gate of(Op op, int... targets) {
    boolean isFedForward = Arrays.stream(targets).anyMatch(Target::isBit);
    IntStream qubits =
        Arrays.stream(targets)
            .filter(target -> !isFedForward && Target.hasQubit(target))
            .map(Target::number);
    boolean isProduct = targets.length > 2; // others have a qubit once, and are many
    return new Gate(op, targets, (isProduct ? qubits.distinct() : qubits).toArray());
  }

  boolean measures() {
    return op.recordCount(targets) > 0;
  }

  /** Whether it measures or resets single qubits. */
  boolean collapses() {
    return op.kind() == Op.Kind.COLLAPSE;
  }

  boolean resets() {
    return switch (op) {
      case R, RX, RY, MR, MRX, MRY -> true;
      default -> false;
    };
  }

  /** What a reset or a measurement of its basis takes for the other state. */
  Op flip() {
    return switch (op) {
      case RX, MX, MRX -> Op.Z_ERROR;
      default -> Op.X_ERROR;
    };
  }
}
