package bellhop.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** The reference page of gates, docs/reference/gates.md, made from the table. */
public final class GateReference {
  private static final String[] OPERANDS = {"a", "b", "c", "d", "e"};
  private static final String HEAD =
      """
      # Gates

      Made from the table `Gate` in module `circuit`; a test rewrites it. The table feeds the reader, the printer, the simulators and
      this page.

      Angles are in radians. *Interactions* counts the two-qubit interactions that a gate stands for: what the compiler divides
      over machines, and what its `ebits` and gate numbers refer to. An interaction leaves each operand alone along an axis, so a
      copy of the operand along this axis can stand in for it: one Bell pair serves all such gates in a row.

      """;
  private static final String INTERACTIONS =
      """

      ## Interactions

      | gate | what it does | axes | as `cp(θ)` up to one-qubit gates |
      |---|---|---|---|
      """;
  private static final String SEQUENCES =
      """

      ## Gates made of others

      | gate | what it does | interactions | as |
      |---|---|---|---|
      """;
  private static final String NAMES =
      """

      ## Other names

      `u1` and `phase` are `p`; `u3` and `U` are `u`; `cu1` and `cphase` are `cp`; `CX` is `cx`. Alone they are the same gates. Under
      `ctrl`, OpenQASM 3 makes a difference by a phase, and so does Bellhop: `U(θ, φ, λ)` is e^{iθ/2} times `u`, and its `u2` and
      `u3` are e^{−i(φ+λ)/2} times the table's. Version 3 also has `gphase(γ)`, a phase of everything or, under controls, of what
      they select.

      ## More controls, inverses and powers

      One control on a gate gives the table's own where it has one. With more controls a one-qubit gate is turned to its axis, where
      it is a phase of |1…1⟩; up to nine qubits take 2ⁿ⁻¹ − 1 `cp` and 2ⁿ⁻¹ − 2 `cx`, more of them O(n²) gates, without further qubits.
      A power that is no whole number is the principal one: the phase of every eigenvalue is taken in (−π, π] and multiplied.
      Definitions of a program, `rccx` and `rc3x` are repeated instead, so they take whole powers only.
      """;

  private GateReference() {}

  /** The page. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("## One qubit\n\n| gate | what it does |\n|---|---|\n");
    for (Gate gate : Gate.values()) {
      if (gate.form() instanceof Form.OneQubit) {
        page.append("| `" + call(gate) + "` | " + meaning(gate) + " |\n");
      }
    }
    page.append(INTERACTIONS);
    for (Gate gate : Gate.values()) {
      if (gate.form() instanceof Form.Interaction interaction) {
        page.append(row(gate, interaction));
      }
    }
    page.append(SEQUENCES);
    for (Gate gate : Gate.values()) {
      if (gate.form() instanceof Form.Sequence) {
        page.append(sequenceRow(gate));
      }
    }
    return page.append(NAMES).toString();
  }

  private static String meaning(Gate gate) {
    return gate.meaning().replace("|", "\\|");
  }

  private static String row(Gate gate, Form.Interaction interaction) {
    double[] ones = new double[gate.parameterCount()];
    Arrays.fill(ones, 1);
    double angle = interaction.diagonal().apply(ones).angle();
    String theta = gate.parameterCount() == 0 ? fraction(angle) : multiple(angle);
    return String.format(
        "| `%s` | %s | %s, %s | %s |\n",
        call(gate), meaning(gate), axis(interaction.first()), axis(interaction.second()), theta);
  }

  private static String axis(Axis axis) {
    return axis == Axis.XZ ? "(X+Z)/√2" : axis.name();
  }

  private static String fraction(double angle) {
    return angle == StrictMath.PI ? "π" : "π/" + StrictMath.round(StrictMath.PI / angle);
  }

  private static String multiple(double factor) {
    return factor == 1 ? "θ" : StrictMath.round(factor) + "θ";
  }

  private static String sequenceRow(Gate gate) {
    double[] angles = IntStream.range(0, gate.parameterCount()).mapToDouble(i -> i + 1).toArray();
    int[] qubits = IntStream.range(0, gate.qubitCount()).toArray();
    GateCall call = GateCall.of(gate, angles, qubits);
    return String.format(
        "| `%s` | %s | %d | %s |\n",
        call(gate), meaning(gate), call.interactionCount(), parts(call));
  }

  /** The definition one level down; angles that depend on the gate's own are not spelled out. */
  private static String parts(GateCall call) {
    List<String> parts = new ArrayList<>();
    for (GateCall part : call.expand()) {
      StringJoiner operands = new StringJoiner(",");
      for (int qubit : part.qubits()) {
        operands.add(OPERANDS[qubit]);
      }
      parts.add(part.gate().qasmName() + angles(call, part) + " " + operands);
    }
    return "`" + String.join("; ", parts) + "`";
  }

  private static String angles(GateCall call, GateCall part) {
    if (part.gate().parameterCount() == 0) {
      return "";
    }
    if (call.gate().parameterCount() > 0) {
      return "(…)";
    }
    double angle = part.parameter(0);
    return "("
        + (angle < 0 ? "-" : "")
        + "π/"
        + StrictMath.round(StrictMath.PI / StrictMath.abs(angle))
        + ")";
  }

  private static String call(Gate gate) {
    String[] names =
        switch (gate.parameterCount()) {
          case 0 -> new String[0];
          case 1 -> new String[] {"θ"};
          case 2 -> new String[] {"φ", "λ"};
          case 3 -> new String[] {"θ", "φ", "λ"};
          default -> new String[] {"θ", "φ", "λ", "γ"};
        };
    StringJoiner operands = new StringJoiner(", ");
    for (int i = 0; i < gate.qubitCount(); i++) {
      operands.add(OPERANDS[i]);
    }
    String angles = names.length == 0 ? "" : "(" + String.join(", ", names) + ")";
    return gate.qasmName() + angles + " " + operands;
  }
}
