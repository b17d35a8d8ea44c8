package bellhop.circuit;

import static java.lang.StrictMath.PI;
import static org.assertj.core.api.Assertions.assertThat;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ControlledTest {
  private static final double[] ONCE = {};

  @Test
  void oneControlGivesTheTablesOwnGate() {
    assertThat(lower(GateCall.of(Gate.X, 1), 0, ONCE, 0))
        .containsExactly(GateCall.of(Gate.CX, 0, 1));
    assertThat(lower(GateCall.of(Gate.CX, 1, 2), 0, ONCE, 0))
        .containsExactly(GateCall.of(Gate.CCX, 0, 1, 2));
    assertThat(lower(GateCall.of(Gate.SWAP, 1, 2), 0, ONCE, 0))
        .containsExactly(GateCall.of(Gate.CSWAP, 0, 1, 2));
  }

  @Test
  void rootsOfKnownGatesAreKnownGates() {
    assertThat(lower(GateCall.of(Gate.X, 0), 0, new double[] {0.5}))
        .containsExactly(GateCall.of(Gate.SX, 0));
    assertThat(lower(GateCall.of(Gate.Z, 0), 0, new double[] {0.25}))
        .containsExactly(GateCall.of(Gate.T, 0));
    assertThat(lower(GateCall.of(Gate.S, 0), 0, new double[] {-1}))
        .containsExactly(GateCall.of(Gate.SDG, 0));
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void controlsActBlockByBlock(Gate gate) {
    for (int controls = 1; controls + gate.qubitCount() <= 6; controls++) {
      GateCall call = call(gate, controls);
      double[] expected = GateTest.controlledBy(controls, gate.matrix(call.parameters()));
      List<GateCall> calls = lower(call, 0, ONCE, IntStream.range(0, controls).toArray());
      GateTest.assertSame(Matrices.product(controls + gate.qubitCount(), calls), expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void phasesOfOneQubitGatesCountUnderControls(int controls) {
    GateCall u = GateCall.of(Gate.U, new double[] {0.3, 1.4, -2.5}, controls);
    double[] inner = u.matrix();
    double[] expected = GateTest.controlledBy(controls, times(inner, 0.8));
    List<GateCall> calls = lower(u, 0.8, ONCE, IntStream.range(0, controls).toArray());
    GateTest.assertSame(Matrices.product(controls + 1, calls), expected);
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void twoHalvesMakeTheWhole(Gate gate) {
    if (gate == Gate.RCCX || gate == Gate.RC3X) {
      assertThat(new Controlled(_ -> {}).add(call(gate, 1), 0, new double[] {0.5}, 0)).isFalse();
      return;
    }
    GateCall call = call(gate, 1);
    List<GateCall> half = lower(call, 0, new double[] {0.5}, 0);
    double[] root = Matrices.product(gate.qubitCount() + 1, half);
    double[] expected = GateTest.controlledBy(1, gate.matrix(call.parameters()));
    GateTest.assertSame(Matrices.multiply(root, root), expected);
  }

  @ParameterizedTest
  @CsvSource({"U,3", "U,-2", "SX,5", "RZZ,3", "SWAP,3", "ISWAP,-3", "CU,2", "RX,-4", "CSX,-1"})
  void wholePowersRepeatTheGate(Gate gate, int exponent) {
    GateCall call = call(gate, 1);
    List<GateCall> once = exponent > 0 ? List.of(call) : call.inverse();
    List<GateCall> repeated = new ArrayList<>();
    for (int i = 0; i < Math.abs(exponent); i++) {
      repeated.addAll(once);
    }
    List<GateCall> calls = lower(call, 0, new double[] {exponent}, 0);
    double[] inner = Matrices.product(gate.qubitCount(), moved(repeated));
    GateTest.assertSame(
        Matrices.product(gate.qubitCount() + 1, calls), GateTest.controlledBy(1, inner));
  }

  @Test
  void powersOfPowersUsePrincipalRootsEachTime() {
    // (z²)^½ = 1, though z^(2·½) = z.
    assertThat(lower(GateCall.of(Gate.Z, 0), 0, new double[] {2, 0.5})).isEmpty();
    assertThat(lower(GateCall.of(Gate.Z, 0), 0, new double[] {0.5, 2}))
        .containsExactly(GateCall.of(Gate.Z, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 9, 10, 12})
  void phasesOfManyQubitsTouchOneAmplitude(int qubits) {
    List<GateCall> calls = new ArrayList<>();
    new Controlled(calls::add).phase(0.9, IntStream.range(0, qubits).toArray());
    double[] state = plusState(qubits);
    for (GateCall call : GateCall.canonical(calls)) {
      DenseState.apply(state, call);
    }
    double first = state[0];
    int last = state.length - 2;
    for (int i = 0; i < last; i += 2) {
      assertThat(Math.abs(state[i] - first) + Math.abs(state[i + 1])).isLessThan(1e-12);
    }
    assertThat(state[last]).isCloseTo(first * StrictMath.cos(0.9), near());
    assertThat(state[last + 1]).isCloseTo(first * StrictMath.sin(0.9), near());
  }

  private static org.assertj.core.data.Offset<Double> near() {
    return org.assertj.core.api.Assertions.within(1e-12);
  }

  private static double[] plusState(int qubits) {
    double[] state = new double[2 << qubits];
    for (int i = 0; i < state.length; i += 2) {
      state[i] = StrictMath.pow(0.5, qubits / 2.0);
    }
    return state;
  }

  private static List<GateCall> lower(
      GateCall call, double phase, double[] exponents, int... controls) {
    List<GateCall> calls = new ArrayList<>();
    assertThat(new Controlled(calls::add).add(call, phase, exponents, controls)).isTrue();
    return calls;
  }

  /** On the qubits after the controls. */
  private static GateCall call(Gate gate, int controls) {
    RandomStream random = new Seed(3).stream(gate.qasmName());
    double[] angles = new double[gate.parameterCount()];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = 2 * PI * random.nextDouble() - PI;
    }
    int[] qubits = IntStream.range(controls, controls + gate.qubitCount()).toArray();
    return GateCall.of(gate, angles, qubits);
  }

  private static List<GateCall> moved(List<GateCall> calls) {
    return calls.stream()
        .map(call -> call.on(IntStream.of(call.qubits()).map(qubit -> qubit - 1).toArray()))
        .toList();
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
}
