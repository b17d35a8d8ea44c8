package bellhop.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateVectorTest {
  private static final double CLOSE = 1e-12;
  private static final Seed SEED = new Seed(2741);
  private static final Location HERE = Location.of("test");

  @Test
  void makesBellPair() {
    StateVector state = StateVector.zero(2);
    state.apply(GateCall.of(Gate.H, 0));
    state.apply(GateCall.of(Gate.CX, 0, 1));

    assertThat(state.probabilities()).containsExactly(new double[] {.5, 0, 0, .5}, within(CLOSE));
    assertThat(state.measure(1, 0.2)).isEqualTo(1);
    assertThat(state.probabilityOfOne(0)).isEqualTo(1);
    assertThat(state.norm2()).isCloseTo(1, within(CLOSE));
  }

  @Test
  void weakensOneWithoutTouchingTheNormOfZero() {
    StateVector state = StateVector.zero(1);
    state.apply(GateCall.of(Gate.H, 0));
    state.diagonal(0, 1, StrictMath.sqrt(0.5));

    assertThat(state.norm2()).isCloseTo(0.75, within(CLOSE));
    assertThat(state.probabilityOfOne(0)).isCloseTo(1 / 3.0, within(CLOSE));
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void appliesEveryGateOfTheTable(Gate gate) {
    RandomStream stream = SEED.stream("table/" + gate.qasmName());
    for (int repeat = 0; repeat < 5; repeat++) {
      StateVector state = StateVector.zero(5);
      DenseState twin = new DenseState(5);
      for (int i = 0; i < 5; i++) {
        both(state, twin, Circuits.call(Gate.U, 5, stream));
        both(state, twin, GateCall.of(Gate.X, i));
        both(state, twin, Circuits.call(Gate.RZ, 5, stream));
        both(state, twin, Circuits.call(gate, 5, stream));
      }
      assertSame(state, twin, 5);
    }
  }

  @Test
  void equalsDenseMatricesOnRandomCircuits() {
    for (int trial = 0; trial < 60; trial++) {
      int qubits = 1 + trial % 6;
      RandomStream stream = SEED.stream("random circuit", trial);
      StateVector state = StateVector.zero(qubits);
      DenseState twin = new DenseState(qubits);
      for (int step = 0; step < 40; step++) {
        randomStep(state, twin, qubits, stream);
      }
      assertSame(state, twin, qubits);
    }
  }

  private static void randomStep(
      StateVector state, DenseState twin, int qubits, RandomStream stream) {
    int qubit = stream.nextInt(qubits);
    switch (stream.nextInt(8)) {
      case 0 -> dampBoth(state, twin, qubit, 0.5 + stream.nextDouble() / 2);
      case 1 -> pauliBoth(state, twin, qubit, stream.nextInt(4));
      case 2 -> anyMatrixOnBoth(state, twin, qubit, stream);
      case 3 -> measureBoth(state, twin, qubit, stream.nextDouble());
      case 4 ->
          assertThat(state.probabilityOfOne(qubit))
              .isCloseTo(twin.probabilityOfOne(qubit), within(CLOSE));
      default -> both(state, twin, Circuits.any(qubits, stream));
    }
  }

  private static void both(StateVector state, DenseState twin, GateCall call) {
    state.apply(call);
    twin.apply(call);
  }

  private static void dampBoth(StateVector state, DenseState twin, int qubit, double factor) {
    state.diagonal(qubit, 1, factor);
    twin.apply1(qubit, new double[] {1, 0, 0, 0, 0, 0, factor, 0});
  }

  private static void pauliBoth(StateVector state, DenseState twin, int qubit, int pauli) {
    Gate[] gates = {Gate.ID, Gate.X, Gate.Z, Gate.Y};
    state.pauli(qubit, pauli);
    twin.apply(GateCall.of(gates[pauli], qubit));
  }

  private static void anyMatrixOnBoth(
      StateVector state, DenseState twin, int qubit, RandomStream stream) {
    double[] matrix = new double[8];
    for (int i = 0; i < 8; i++) {
      matrix[i] = stream.nextDouble() - 0.5;
    }
    state.apply1(qubit, matrix);
    twin.apply1(qubit, matrix);
  }

  private static void measureBoth(StateVector state, DenseState twin, int qubit, double u) {
    int expected = u < twin.probabilityOfOne(qubit) ? 1 : 0;
    twin.project(qubit, expected);
    assertThat(state.measure(qubit, u)).isEqualTo(expected);
  }

  private static void assertSame(StateVector state, DenseState twin, int qubits) {
    for (int i = 0; i < 1 << qubits; i++) {
      assertThat(state.re(i)).isCloseTo(twin.re(i), within(CLOSE));
      assertThat(state.im(i)).isCloseTo(twin.im(i), within(CLOSE));
    }
  }

  @Test
  void worksInRunsOnHighQubits() {
    // Two registers of 5 qubits do the same; in the second the inner loops run over neighbours.
    RandomStream stream = SEED.stream("runs");
    StateVector state = StateVector.zero(10);
    for (int step = 0; step < 60; step++) {
      GateCall call = Circuits.any(5, stream);
      int[] high = call.qubits();
      for (int i = 0; i < high.length; i++) {
        high[i] += 5;
      }
      state.apply(call);
      state.apply(call.on(high));
    }
    for (int qubit = 0; qubit < 5; qubit++) {
      assertThat(state.probabilityOfOne(qubit))
          .isCloseTo(state.probabilityOfOne(qubit + 5), within(CLOSE));
    }
    for (int i = 0; i < 32; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(state.re(32L * i + j)).isCloseTo(state.re(32L * j + i), within(CLOSE));
        assertThat(state.im(32L * i + j)).isCloseTo(state.im(32L * j + i), within(CLOSE));
      }
    }
  }

  @Test
  void keepsProbabilitiesThroughAVeryLongNoJumpHistory() {
    StateVector state = StateVector.zero(2);
    DenseState twin = new DenseState(2);
    for (int step = 0; step < 20_000; step++) {
      dampBoth(state, twin, 0, 0.9);
      both(state, twin, GateCall.of(Gate.H, 0));
      both(state, twin, GateCall.of(Gate.CX, 0, 1));
      twin.normalise();
    }
    assertThat(state.probabilityOfOne(0)).isCloseTo(twin.probabilityOfOne(0), within(1e-9));
    assertThat(state.probabilityOfOne(1)).isCloseTo(twin.probabilityOfOne(1), within(1e-9));
  }

  @Test
  void resetsOneQubitAndAll() {
    StateVector state = StateVector.zero(2);
    state.apply(GateCall.of(Gate.H, 0));
    state.apply(GateCall.of(Gate.CX, 0, 1));
    state.reset(0, 0.1);
    assertThat(state.probabilityOfOne(0)).isZero();
    assertThat(state.probabilityOfOne(1)).isEqualTo(1);

    state.reset();
    assertThat(state.probabilities()).containsExactly(1, 0, 0, 0);
  }

  @Test
  void copiesWithWhatIsPending() {
    StateVector state = StateVector.zero(1);
    state.apply(GateCall.of(Gate.X, 0));
    StateVector copy = state.copy();
    state.apply(GateCall.of(Gate.X, 0));

    assertThat(copy.probabilityOfOne(0)).isEqualTo(1);
    assertThat(state.probabilityOfOne(0)).isZero();
  }

  @Test
  void repeatsToTheLastBit() {
    assertThat(randomState(7)).containsExactly(randomState(7));
  }

  private static double[] randomState(int qubits) {
    RandomStream stream = SEED.stream("repeat");
    StateVector state = StateVector.zero(qubits);
    for (int step = 0; step < 100; step++) {
      state.apply(Circuits.any(qubits, stream));
    }
    return state.probabilities();
  }

  @Test
  void refusesWhatCannotBe() {
    StateVector state = StateVector.zero(1);
    assertThatThrownBy(() -> state.project(0, 1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> StateVector.zero(27)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StateVector.check(27, 1, HERE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("27 qubits are too many");
    assertThatThrownBy(() -> StateVector.check(25, 2, 512L << 20, HERE))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("25 qubits need 1024 MiB")
        .hasMessageContaining("the heap has 512 MiB");
    StateVector.check(24, 1, 512L << 20, HERE);
  }

  @Test
  void countsItsBytes() {
    assertThat(StateVector.bytes(26)).isEqualTo(1L << 30);
    assertThat(StateVector.bytes(1000)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void joinsTwoParts() {
    StateVector first = StateVector.zero(2);
    first.apply(GateCall.of(Gate.H, 1));
    StateVector second = StateVector.zero(1);
    second.apply(GateCall.of(Gate.SX, 0));
    StateVector whole = StateVector.zero(3);
    whole.apply(GateCall.of(Gate.X, 0));
    StateVector.product(first, second, whole);

    StateVector expected = StateVector.zero(3);
    expected.apply(GateCall.of(Gate.H, 1));
    expected.apply(GateCall.of(Gate.SX, 2));
    for (int i = 0; i < 8; i++) {
      assertThat(whole.re(i)).isEqualTo(expected.re(i), within(CLOSE));
      assertThat(whole.im(i)).isEqualTo(expected.im(i), within(CLOSE));
    }
  }

  @Test
  void measuresOutLikeMeasuring() {
    RandomStream stream = SEED.stream("measure out");
    for (int round = 0; round < 40; round++) {
      StateVector state = StateVector.zero(5);
      for (int step = 0; step < 30; step++) {
        int a = stream.nextInt(5);
        state.apply(GateCall.of(Gate.RY, new double[] {stream.nextDouble()}, a));
        state.apply(GateCall.of(Gate.CP, new double[] {2}, a, (a + 1 + stream.nextInt(4)) % 5));
        state.diagonal(stream.nextInt(5), 1, 0.9);
      }
      int qubit = stream.nextInt(5);
      double u = stream.nextDouble();
      StateVector rest = StateVector.zero(4);
      int value = state.copy().measureOut(qubit, u, rest);

      assertThat(state.measure(qubit, u)).isEqualTo(value);
      rest.apply(GateCall.of(Gate.H, 3));
      state.apply(GateCall.of(Gate.H, qubit <= 3 ? 4 : 3));
      for (int i = 0; i < 16; i++) {
        long whole =
            (i >> qubit << (qubit + 1)) | ((long) value << qubit) | (i & ((1 << qubit) - 1));
        assertThat(rest.re(i)).isEqualTo(state.re(whole), within(CLOSE));
        assertThat(rest.im(i)).isEqualTo(state.im(whole), within(CLOSE));
      }
    }
  }
}
