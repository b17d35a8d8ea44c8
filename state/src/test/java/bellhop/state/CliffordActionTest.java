package bellhop.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CliffordActionTest {
  private static final double PI = StrictMath.PI;

  @ParameterizedTest
  @CsvSource({
    "H, +Z, +X",
    "S, +Y, +Z",
    "SDG, -Y, +Z",
    "X, +X, -Z",
    "Y, -X, -Z",
    "Z, -X, +Z",
    "SX, +X, -Y",
    "SXDG, +X, +Y",
    "ID, +X, +Z"
  })
  void knowsTextbookImages(Gate gate, String imageOfX, String imageOfZ) {
    CliffordAction action = action(GateCall.of(gate, 0));
    assertThat(action.imageOfX(0)).hasToString(imageOfX);
    assertThat(action.imageOfZ(0)).hasToString(imageOfZ);
  }

  @ParameterizedTest
  @CsvSource({
    "CX, +XX, +_X, +Z_, +ZZ",
    "CZ, +XZ, +ZX, +Z_, +_Z",
    "CY, +XY, +ZX, +Z_, +ZZ",
    "SWAP, +_X, +X_, +_Z, +Z_",
    "ISWAP, +ZY, +YZ, +_Z, +Z_"
  })
  void knowsTextbookImagesOfPairs(Gate gate, String x0, String x1, String z0, String z1) {
    CliffordAction action = action(GateCall.of(gate, 0, 1));
    assertThat(action.imageOfX(0)).hasToString(x0);
    assertThat(action.imageOfX(1)).hasToString(x1);
    assertThat(action.imageOfZ(0)).hasToString(z0);
    assertThat(action.imageOfZ(1)).hasToString(z1);
  }

  private static CliffordAction action(GateCall call) {
    return CliffordAction.find(call).orElseThrow();
  }

  @Test
  void recognisesAnglesThatHappenToBeClifford() {
    assertThat(action(turn(Gate.P, PI / 2)).imageOfX(0)).hasToString("+Y");
    assertThat(action(turn(Gate.RZ, PI)).imageOfX(0)).hasToString("-X");
    assertThat(action(turn(Gate.RZ, 5 * PI / 2)).imageOfX(0)).hasToString("+Y");
    GateCall hadamard = GateCall.of(Gate.U, new double[] {PI / 2, 0, PI}, 0);
    assertThat(action(hadamard).imageOfZ(0)).hasToString("+X");
    assertThat(action(pair(Gate.CP, PI)).imageOfX(1)).hasToString("+ZX");
    assertThat(action(pair(Gate.CP, -PI)).imageOfX(1)).hasToString("+ZX");
    assertThat(action(pair(Gate.RZZ, PI / 2)).imageOfX(0)).hasToString("+YZ");
  }

  @Test
  void refusesAllOthers() {
    assertThat(CliffordAction.find(turn(Gate.P, PI / 4))).isEmpty();
    assertThat(CliffordAction.find(turn(Gate.RZ, 1e-6))).isEmpty();
    assertThat(CliffordAction.find(pair(Gate.CP, PI / 2))).isEmpty();
    for (Gate gate : List.of(Gate.T, Gate.TDG)) {
      assertThat(CliffordAction.find(GateCall.of(gate, 0))).isEmpty();
    }
    assertThat(CliffordAction.find(GateCall.of(Gate.CH, 0, 1))).isEmpty();
    assertThat(CliffordAction.find(GateCall.of(Gate.CSX, 0, 1))).isEmpty();
    assertThat(CliffordAction.find(GateCall.of(Gate.CCX, 0, 1, 2))).isEmpty();
    assertThat(CliffordAction.find(GateCall.of(Gate.CSWAP, 0, 1, 2))).isEmpty();
  }

  private static GateCall turn(Gate gate, double angle) {
    return GateCall.of(gate, new double[] {angle}, 0);
  }

  private static GateCall pair(Gate gate, double angle) {
    return GateCall.of(gate, new double[] {angle}, 0, 1);
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void isTheConjugationByTheTablesMatrix(Gate gate) {
    int k = gate.qubitCount();
    int[] operands = {0, 1, 2};
    RandomStream stream = new Seed(1).stream(gate.qasmName());
    for (int trial = 0; trial < 40; trial++) {
      double[] angles = new double[gate.parameterCount()];
      for (int i = 0; i < angles.length; i++) {
        angles[i] = PI / 2 * (stream.nextInt(17) - 8);
      }
      GateCall call = GateCall.of(gate, angles, Arrays.copyOf(operands, k));
      CliffordAction.find(call).ifPresent(action -> assertConjugates(call, action, k));
    }
  }

  private static void assertConjugates(GateCall call, CliffordAction action, int k) {
    double[] u = call.matrix();
    for (int operand = 0; operand < k; operand++) {
      double[] x = Matrices.embed(k, GateCall.of(Gate.X, operand));
      double[] z = Matrices.embed(k, GateCall.of(Gate.Z, operand));
      double[] ux = Matrices.multiply(Matrices.multiply(u, x), Matrices.adjoint(u));
      double[] uz = Matrices.multiply(Matrices.multiply(u, z), Matrices.adjoint(u));
      assertThat(matrix(action.imageOfX(operand))).containsExactly(ux, within(1e-9));
      assertThat(matrix(action.imageOfZ(operand))).containsExactly(uz, within(1e-9));
    }
  }

  private static double[] matrix(PauliString string) {
    Gate[] gates = {Gate.ID, Gate.X, Gate.Z, Gate.Y};
    double[] result = Matrices.identity(string.qubits());
    for (int qubit = 0; qubit < string.qubits(); qubit++) {
      GateCall pauli = GateCall.of(gates[string.pauli(qubit)], qubit);
      result = Matrices.multiply(result, Matrices.embed(string.qubits(), pauli));
    }
    for (int i = 0; string.negative() && i < result.length; i++) {
      result[i] = -result[i];
    }
    return result;
  }
}
