package bellhop.circuit.qasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modifiers on definitions against matrices; a control shows the phases of what it controls. */
final class ModifierTest {
  private static final String DEFINITION =
      """
      gate g(t) a, b { rx(t) a; gphase(0.3); cx a, b; U(t, 1, 2) b; pow(1/2) @ x a; rzz(t) b, a; }
      """;

  /** The definition by hand, with the phases e^{0.3i} of gphase and e^{it/2} of U. */
  private static double[] definition(double t) {
    double[] plain =
        Matrices.product(
            2,
            List.of(
                GateCall.of(Gate.RX, new double[] {t}, 0),
                GateCall.of(Gate.CX, 0, 1),
                GateCall.of(Gate.U, new double[] {t, 1, 2}, 1),
                GateCall.of(Gate.SX, 0),
                GateCall.of(Gate.RZZ, new double[] {t}, 1, 0)));
    return times(plain, 0.3 + t / 2);
  }

  @ParameterizedTest
  @CsvSource({"0.7", "-2.1"})
  void controlsSeeThePhasesOfDefinitions(double t) {
    assertSame(matrix("ctrl @ g(" + t + ") q[2], q[0], q[1];", 3), block(definition(t), 1));
    assertSame(
        matrix("ctrl(2) @ g(" + t + ") q[2], q[3], q[0], q[1];", 4), block(definition(t), 2));
  }

  @Test
  void inverseUnderControl() {
    double[] inverse = Matrices.adjoint(definition(0.7));
    assertSame(matrix("ctrl @ inv @ g(0.7) q[2], q[0], q[1];", 3), block(inverse, 1));
    assertSame(matrix("inv @ ctrl @ g(0.7) q[2], q[0], q[1];", 3), block(inverse, 1));
  }

  @Test
  void powersUnderControl() {
    double[] once = definition(0.7);
    double[] cube = Matrices.multiply(once, Matrices.multiply(once, once));
    assertSame(matrix("ctrl @ pow(3) @ g(0.7) q[2], q[0], q[1];", 3), block(cube, 1));
    assertSame(
        matrix("pow(-3) @ ctrl @ g(0.7) q[2], q[0], q[1];", 3), block(Matrices.adjoint(cube), 1));
  }

  @Test
  void negativeControlsActWhereTheQubitIsZero() {
    double[] flipped = matrix("x q[2]; negctrl @ g(0.7) q[2], q[0], q[1]; x q[2];", 3);
    assertSame(flipped, block(definition(0.7), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "ctrl @ u3(1; 2; 3) q[1]; q[0];, -2.5",
    "ctrl @ u2(2; 3) q[1]; q[0];, -2.5",
    "ctrl @ U(1; 2; 3) q[1]; q[0];, 0.5",
    "ctrl @ u(1; 2; 3) q[1]; q[0];, 0"
  })
  void languageGatesCarryTheirPhases(String text, double phase) {
    double[] u = Gate.U.matrix(text.contains("u2") ? StrictMath.PI / 2 : 1, 2, 3);
    String call = text.replace("; ", ", ");
    assertSame(matrix(call, 2), block(times(u, phase), 1));
  }

  @Test
  void powersGoThroughDefinitionsOfOneGate() {
    assertSame(
        matrix("gate mine a { x a; } pow(0.5) @ ctrl @ mine q[1], q[0];", 2),
        block(Gate.SX.matrix(), 1));
  }

  /** Controls are the most significant bits here. */
  private static double[] block(double[] inner, int controls) {
    int small = (int) StrictMath.round(StrictMath.sqrt(inner.length / 2.0));
    int size = small << controls;
    double[] result = new double[2 * size * size];
    for (int i = 0; i < size - small; i++) {
      result[2 * (i * size + i)] = 1;
    }
    int offset = size - small;
    for (int row = 0; row < small; row++) {
      System.arraycopy(
          inner, 2 * row * small, result, 2 * ((row + offset) * size + offset), 2 * small);
    }
    return result;
  }

  private static double[] matrix(String text, int qubits) {
    Program program =
        QasmReader.read("OPENQASM 3.0;" + DEFINITION + "qubit[" + qubits + "] q;" + text, "test");
    List<GateCall> calls =
        program.operations().stream()
            .map(operation -> ((Operation.Apply) operation).call())
            .toList();
    return Matrices.product(qubits, calls);
  }

  private static double[] times(double[] matrix, double phase) {
    double c = StrictMath.cos(phase);
    double s = StrictMath.sin(phase);
    double[] result = new double[matrix.length];
    for (int i = 0; i < matrix.length; i += 2) {
      result[i] = c * matrix[i] - s * matrix[i + 1];
      result[i + 1] = c * matrix[i + 1] + s * matrix[i];
    }
    return result;
  }

  private static void assertSame(double[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("entry %d", i / 2).isCloseTo(expected[i], within(1e-12));
    }
  }
}
