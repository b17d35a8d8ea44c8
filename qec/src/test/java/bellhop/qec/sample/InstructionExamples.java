package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Arguments;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Targets;
import java.util.ArrayList;
import java.util.List;

/**
 * For each instruction of the table circuits that use it on two qubits: all kinds of numbers and of
 * targets, several in a line, repeated ones among them. A new kind does not compile until it has
 * examples.
 */
final class InstructionExamples {
  /** Qubits have results to be referred to, one of them by chance. */
  private static final String RESULTS = "MPAD 1\nM 1\n";

  private static final List<String> PRODUCTS =
      List.of(
          "X0",
          "!Y1",
          "Z0 X1 X0",
          "X0*X1",
          "X0*Z1 Y0*Y1",
          "!Y0*X1",
          "!Z0*!Z1",
          "Z0*Y1 !X1",
          "X0*X0",
          "!Z1*Z1 Y0",
          "X0*Y0*Z0*X1*Y1*Z1",
          "Z0*X1*Z0*!Y1*X1");

  private InstructionExamples() {}

  /** Each begins with the instruction, or with what makes it mean something. */
  static List<List<Step>> of(Op op) {
    List<List<Step>> examples = new ArrayList<>();
    for (String numbers : numbers(op.arguments())) {
      for (String targets : targets(op.targets())) {
        String line = op + numbers + (targets.isEmpty() ? "" : " " + targets);
        String before = targets.contains("rec") ? RESULTS : "";
        examples.add(CircuitReader.read(before + line, "example").steps());
      }
    }
    chains(op).forEach(text -> examples.add(CircuitReader.read(text, "chain").steps()));
    return examples;
  }

  private static List<String> numbers(Arguments arguments) {
    return switch (arguments) {
      case NONE -> List.of("");
      case PROBABILITY -> List.of("(0.3)", "(0)", "(1)");
      case OPTIONAL_PROBABILITY -> List.of("", "(0.2)", "(1)");
      case DISJOINT_3 -> List.of("(0.1, 0.2, 0.3)", "(0, 1, 0)");
      case DISJOINT_4 -> List.of("(0.05, 0.1, 0.2, 0.25)", "(1, 0, 0, 0)");
      case DISJOINT_15 ->
          List.of("(.01,.02,.03,.04,.05,.06,.07,.08,.09,.01,.02,.03,.04,.05,0)"); // sixtieths of .6
      case ANY_DISJOINT -> List.of("", "(0.1, 0.2)");
      case INDEX -> List.of("(0)", "(2)");
      case COORDINATES, OFFSETS -> List.of("", "(1, -2)");
    };
  }

  private static List<String> targets(Targets targets) {
    return switch (targets) {
      case QUBITS -> List.of("0", "1 0", "0 0", "");
      case RESULTS -> List.of("0", "!1 0", "0 !0", "");
      case PAIRS -> List.of("0 1", "1 0", "0 1 1 0");
      case RESULT_PAIRS -> List.of("0 1", "!1 0", "!0 !1 1 !0");
      case CONTROL_FIRST -> List.of("0 1", "1 0 0 1", "rec[-1] 0 rec[-2] 1", "sweep[1] 0");
      case CONTROL_SECOND -> List.of("0 1", "1 0 0 1", "0 rec[-1] 1 rec[-2]", "0 sweep[1]");
      case CONTROL_EITHER ->
          List.of("0 1", "1 0 0 1", "rec[-1] 0 1 rec[-2]", "rec[-1] sweep[1]", "0 sweep[1]");
      case PAULIS -> List.of("X0", "Y0 Z1", "X1 Z1", "");
      case PRODUCTS -> PRODUCTS;
      case RECORDS, RECORDS_AND_PAULIS -> List.of("rec[-2]", "rec[-2] rec[-1] rec[-1]", "");
      case BITS -> List.of("0 1 1", "");
      case NOTHING -> List.of("");
    };
  }

  /** Pairs with a bit and pairs without one in the same line. */
  static List<Step> mixed(Op op) {
    boolean isSecond = op.targets() == Targets.CONTROL_SECOND;
    String targets = isSecond ? " 0 1 0 rec[-1] 1 0" : " 0 1 rec[-1] 0 1 0";
    return CircuitReader.read(RESULTS + op + targets, "mixed").steps();
  }

  private static List<String> chains(Op op) {
    return switch (op) {
      case E -> List.of("E(0.2) X0\nE(0.3) X0 Y1", "REPEAT 2 {\nE(0.2) X0\n}\nE(1) Z1");
      case ELSE_CORRELATED_ERROR ->
          List.of(
              "E(0.2) X0\nELSE_CORRELATED_ERROR(0.25) Y0 Z1\nELSE_CORRELATED_ERROR(0.5) X1",
              "E(0.2) X0\nX 0\nELSE_CORRELATED_ERROR(1) Z0\nE(0) X1\nELSE_CORRELATED_ERROR(.1) X1",
              "ELSE_CORRELATED_ERROR(0.2) X0\nELSE_CORRELATED_ERROR(0.5) X0");
      default -> List.of();
    };
  }
}
