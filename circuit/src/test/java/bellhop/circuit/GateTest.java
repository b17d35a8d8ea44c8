package bellhop.circuit;

import static java.lang.StrictMath.PI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every entry of the table against matrices built in another way. */
final class GateTest {
  private static final double R = StrictMath.sqrt(0.5);

  @Test
  void cxFlipsTheSecondWhereTheFirstIsOne() {
    // Operand 0 is the least significant bit: 01 (first = 1) goes to 11.
    double[] expected = real(1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0);
    assertSame(Gate.CX.matrix(), expected);
  }

  @Test
  void swapsMatchTheTextbook() {
    assertSame(Gate.SWAP.matrix(), real(1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1));
    double[] iswap = new double[32];
    iswap[0] = 1;
    iswap[2 * 6 + 1] = 1;
    iswap[2 * 9 + 1] = 1;
    iswap[2 * 15] = 1;
    assertSame(Gate.ISWAP.matrix(), iswap);
  }

  @Test
  void oneQubitGatesMatchTheTextbook() {
    assertSame(Gate.X.matrix(), real(0, 1, 1, 0));
    assertSame(Gate.Y.matrix(), 0, 0, 0, -1, 0, 1, 0, 0);
    assertSame(Gate.H.matrix(), real(R, R, R, -R));
    assertSame(Gate.T.matrix(), 1, 0, 0, 0, 0, 0, R, R);
    assertSame(Gate.ID.matrix(), real(1, 0, 0, 1));
    assertSame(Gate.U0.matrix(3), real(1, 0, 0, 1));
    assertSame(Matrices.multiply(Gate.SX.matrix(), Gate.SX.matrix()), Gate.X.matrix());
    assertSame(Matrices.multiply(Gate.S.matrix(), Gate.S.matrix()), Gate.Z.matrix());
    assertSame(Matrices.multiply(Gate.TDG.matrix(), Gate.TDG.matrix()), Gate.SDG.matrix());
    double a = 0.7;
    double c = StrictMath.cos(a / 2);
    double s = StrictMath.sin(a / 2);
    assertSame(Gate.RX.matrix(a), c, 0, 0, -s, 0, -s, c, 0);
    assertSame(Gate.RY.matrix(a), real(c, -s, s, c));
    assertSame(Gate.RZ.matrix(a), c, -s, 0, 0, 0, 0, c, s);
    assertSame(Gate.U2.matrix(0, PI), Gate.H.matrix());
    assertSame(Gate.U.matrix(PI, PI / 2, PI / 2), Gate.Y.matrix());
  }

  @ParameterizedTest
  @CsvSource({
    "CX,X",
    "CY,Y",
    "CZ,Z",
    "CH,H",
    "CSX,SX",
    "CP,P",
    "CRX,RX",
    "CRY,RY",
    "CRZ,RZ",
    "CU3,U",
    "CSWAP,SWAP",
    "CCX,CX",
    "CCZ,CZ",
    "C3X,CCX",
    "C4X,C3X"
  })
  void controlledGatesAreBuiltBlockByBlock(Gate controlled, Gate inner) {
    double[] angles = angles(controlled, 5);
    double[] expected = controlledBy(1, inner.matrix(angles));
    assertSame(controlled.matrix(angles), expected);
  }

  @Test
  void controlledRootOfXHasThreeControls() {
    assertSame(Gate.C3SQRTX.matrix(), controlledBy(3, Gate.SX.matrix()));
  }

  @Test
  void cuCarriesAPhase() {
    double[] inner = Gate.U.matrix(0.3, 0.4, 0.5);
    double[] phased = new double[8];
    for (int i = 0; i < 8; i += 2) {
      double c = StrictMath.cos(0.6);
      double s = StrictMath.sin(0.6);
      phased[i] = c * inner[i] - s * inner[i + 1];
      phased[i + 1] = c * inner[i + 1] + s * inner[i];
    }
    assertSame(Gate.CU.matrix(0.3, 0.4, 0.5, 0.6), controlledBy(1, phased));
  }

  @ParameterizedTest
  @CsvSource({"RXX,X", "RYY,Y", "RZZ,Z"})
  void isingGatesAreExponentials(Gate gate, Gate pauli) {
    double angle = 0.9;
    double[] one = Matrices.embed(2, GateCall.of(pauli, 0));
    double[] both = Matrices.multiply(one, Matrices.embed(2, GateCall.of(pauli, 1)));
    double[] expected = new double[32];
    for (int i = 0; i < 16; i++) {
      // cos(a/2)·1 − i·sin(a/2)·P⊗P
      expected[2 * i] = StrictMath.sin(angle / 2) * both[2 * i + 1];
      expected[2 * i + 1] = -StrictMath.sin(angle / 2) * both[2 * i];
      expected[2 * i] += i % 5 == 0 ? StrictMath.cos(angle / 2) : 0;
    }
    assertSame(gate.matrix(angle), expected);
  }

  @ParameterizedTest
  @CsvSource({"RCCX,3", "RC3X,4"})
  void relativePhaseGatesPermuteAsTheirNamesSay(Gate gate, int qubits) {
    double[] matrix = gate.matrix();
    double[] plain = controlledBy(qubits - 1, Gate.X.matrix());
    for (int i = 0; i < matrix.length; i += 2) {
      assertThat(StrictMath.hypot(matrix[i], matrix[i + 1])).isCloseTo(plain[i], within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void everyGateIsUnitaryAndUndoneByItsInverse(Gate gate) {
    GateCall call = call(gate, 11);
    double[] product =
        Matrices.multiply(Matrices.product(gate.qubitCount(), call.inverse()), call.matrix());
    assertSame(product, Matrices.identity(gate.qubitCount()));
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void canonicalCallsMultiplyToTheSameMatrix(Gate gate) {
    GateCall call = call(gate, 12);
    List<GateCall> canonical = GateCall.canonical(List.of(call));
    assertThat(call.interactionCount())
        .isEqualTo((int) canonical.stream().filter(part -> part.qubitCount() == 2).count());
    assertThat(canonical).noneMatch(part -> part.gate().form() instanceof Form.Sequence);
    assertSame(Matrices.product(gate.qubitCount(), canonical), call.matrix());
  }

  @ParameterizedTest
  @CsvSource({
    "CX,1", "CP,1", "CRX,1", "RZZ,1", "CH,1", "CSX,1", "CRY,2", "CU3,2", "CU,2", "SWAP,3", "CCX,6",
    "CSWAP,8", "RCCX,3", "RC3X,6", "C3X,13", "CCZ,5"
  })
  void countsInteractionsAsTheReferenceSays(Gate gate, int expected) {
    assertThat(GateCall.canonical(List.of(call(gate, 1))))
        .filteredOn(part -> part.qubitCount() == 2)
        .hasSize(expected);
  }

  @Test
  void expandsOnTheCallsOwnQubits() {
    assertThat(GateCall.of(Gate.SWAP, 7, 4).expand())
        .containsExactly(
            GateCall.of(Gate.CX, 7, 4), GateCall.of(Gate.CX, 4, 7), GateCall.of(Gate.CX, 7, 4));
  }

  @Test
  void findsGatesByName() {
    assertThat(Gate.find("c3sqrtx")).contains(Gate.C3SQRTX);
    assertThat(Gate.find("frobnicate")).isEmpty();
  }

  private static GateCall call(Gate gate, long seed) {
    return GateCall.of(gate, angles(gate, seed), IntStream.range(0, gate.qubitCount()).toArray());
  }

  private static double[] angles(Gate gate, long seed) {
    RandomStream random = new Seed(seed).stream(gate.qasmName());
    return IntStream.range(0, gate.parameterCount())
        .mapToDouble(_ -> 6 * random.nextDouble() - 3)
        .toArray();
  }

  /** 1 where some of the first operands are 0, the matrix where all are 1. */
  static double[] controlledBy(int controls, double[] inner) {
    int small = (int) StrictMath.round(StrictMath.sqrt(inner.length / 2.0));
    int size = small << controls;
    int all = (1 << controls) - 1;
    double[] result = new double[2 * size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int to = 2 * (row * size + column);
        if ((row & all) == all && (column & all) == all) {
          int from = 2 * ((row >> controls) * small + (column >> controls));
          result[to] = inner[from];
          result[to + 1] = inner[from + 1];
        } else {
          result[to] = row == column ? 1 : 0;
        }
      }
    }
    return result;
  }

  private static double[] real(double... entries) {
    double[] result = new double[2 * entries.length];
    for (int i = 0; i < entries.length; i++) {
      result[2 * i] = entries[i];
    }
    return result;
  }

  static void assertSame(double[] actual, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("entry %d", i / 2).isCloseTo(expected[i], within(1e-12));
    }
  }
}
