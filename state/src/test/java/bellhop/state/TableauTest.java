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
import java.util.List;
import org.junit.jupiter.api.Test;

class TableauTest {
  private static final Seed SEED = new Seed(7);

  /** 2n strings of 2n bits. */
  @Test
  void refusesWhatTheHeapCannotHold() {
    assertThat(Tableau.bytes(64_000)).isBetween(2_048_000_000L, 2_100_000_000L);
    Tableau.check(1_000, 4, 64L << 20, Location.of("here"));
    assertThatThrownBy(() -> Tableau.check(100_000, 1, 512L << 20, Location.of("here")))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("here: a tableau of 100,000 qubits needs 4,")
        .hasMessageContaining("; the heap has 512 MiB. Maybe ");
  }

  @Test
  void makesBellPair() {
    Tableau pair = new Tableau(2);
    pair.apply(GateCall.of(Gate.H, 0));
    pair.apply(GateCall.of(Gate.CX, 0, 1));

    assertThat(pair.canonicalStabilisers())
        .map(PauliString::toString)
        .containsExactly("+XX", "+ZZ");
    assertThat(pair.expectation(PauliString.parse("-YY"))).isEqualTo(1);
    assertThat(pair.expectation(PauliString.parse("Z_"))).isZero();
    assertThat(pair.isDeterministic(0)).isFalse();
    assertThat(pair.measure(0, true)).isEqualTo(1);
    assertThat(pair.isDeterministic(1)).isTrue();
    assertThat(pair.measure(1, false)).isEqualTo(1);
  }

  @Test
  void agreesWithStateVectorOnRandomCircuits() {
    for (int trial = 0; trial < 200; trial++) {
      int qubits = 1 + trial % 6;
      RandomStream stream = SEED.stream("against vector", trial);
      Tableau tableau = new Tableau(qubits);
      StateVector vector = StateVector.zero(qubits);
      for (int step = 0; step < 50; step++) {
        step(tableau, vector, qubits, stream);
      }
      assertStabilises(tableau.stabilisers(), vector);
      assertStabilises(tableau.canonicalStabilisers(), vector);
    }
  }

  private static void step(Tableau tableau, StateVector vector, int qubits, RandomStream stream) {
    int qubit = stream.nextInt(qubits);
    switch (stream.nextInt(8)) {
      case 0 -> measureBoth(tableau, vector, qubit, stream.nextBoolean(0.5));
      case 1 -> resetBoth(tableau, vector, qubit, stream.nextBoolean(0.5));
      case 2 -> {
        int pauli = stream.nextInt(4);
        tableau.pauli(qubit, pauli);
        vector.pauli(qubit, pauli);
      }
      default -> {
        GateCall call = Circuits.clifford(qubits, stream);
        tableau.apply(call);
        vector.apply(call);
      }
    }
  }

  private static int measureBoth(Tableau tableau, StateVector vector, int qubit, boolean coin) {
    double expected = tableau.isDeterministic(qubit) ? tableau.copy().measure(qubit, coin) : 0.5;
    assertThat(vector.probabilityOfOne(qubit)).isCloseTo(expected, within(1e-9));
    int value = tableau.measure(qubit, coin);
    vector.project(qubit, value);
    return value;
  }

  private static void resetBoth(Tableau tableau, StateVector vector, int qubit, boolean coin) {
    vector.pauli(qubit, measureBoth(tableau.copy(), vector, qubit, coin));
    tableau.reset(qubit, coin);
  }

  private static void assertStabilises(List<PauliString> strings, StateVector vector) {
    for (PauliString string : strings) {
      StateVector image = vector.copy();
      for (int qubit = 0; qubit < string.qubits(); qubit++) {
        image.pauli(qubit, string.pauli(qubit));
      }
      double sign = string.negative() ? -1 : 1;
      for (int i = 0; i < 1 << string.qubits(); i++) {
        assertThat(sign * image.re(i)).isCloseTo(vector.re(i), within(1e-9));
        assertThat(sign * image.im(i)).isCloseTo(vector.im(i), within(1e-9));
      }
    }
  }

  @Test
  void comparesStatesNotHistories() {
    for (int trial = 0; trial < 50; trial++) {
      RandomStream stream = SEED.stream("same state", trial);
      Tableau one = random(70, 600, stream);
      Tableau other = one.copy();
      // These leave the state alone, but not U: a measurement whose result is known, a stabiliser.
      PauliString stabiliser = one.stabilisers().get(stream.nextInt(70));
      for (int qubit = 0; qubit < 70; qubit++) {
        other.pauli(qubit, stabiliser.pauli(qubit));
      }
      assertThat(one.sameState(other)).isTrue();
      assertThat(one.canonicalStabilisers()).isEqualTo(other.canonicalStabilisers());

      other.apply(GateCall.of(Gate.S, stream.nextInt(70)));
      boolean same = one.canonicalStabilisers().equals(other.canonicalStabilisers());
      assertThat(one.sameState(other)).isEqualTo(same);
    }
  }

  @Test
  void reachesOneStateByTwoWays() {
    Tableau one = new Tableau(3);
    Tableau other = new Tableau(3);
    List.of(GateCall.of(Gate.H, 0), GateCall.of(Gate.CX, 0, 1), GateCall.of(Gate.CX, 1, 2))
        .forEach(one::apply);
    List.of(GateCall.of(Gate.H, 2), GateCall.of(Gate.CX, 2, 0), GateCall.of(Gate.CX, 2, 1))
        .forEach(other::apply);

    assertThat(one.sameState(other)).isTrue();
    other.pauli(1, 2);
    assertThat(one.sameState(other)).isFalse();
  }

  @Test
  void readsBackWhatItsStabilisersSay() {
    Tableau state = random(150, 3000, SEED.stream("many words"));
    for (PauliString stabiliser : state.canonicalStabilisers()) {
      assertThat(state.expectation(stabiliser)).isEqualTo(1);
      assertThat(state.expectation(PauliString.parse(flipped(stabiliser.toString()))))
          .isEqualTo(-1);
    }
  }

  private static String flipped(String text) {
    return (text.startsWith("+") ? "-" : "+") + text.substring(1);
  }

  /** Every measurement in this has a partner in another word. */
  @Test
  void measuresEntangledQubitsAlike() {
    int qubits = 3000;
    Tableau ghz = new Tableau(qubits);
    ghz.apply(GateCall.of(Gate.H, 0));
    for (int qubit = 1; qubit < qubits; qubit++) {
      ghz.apply(GateCall.of(Gate.CX, qubit - 1, qubit));
    }
    assertThat(ghz.measure(1234, true)).isEqualTo(1);
    for (int qubit = 0; qubit < qubits; qubit++) {
      assertThat(ghz.measure(qubit, false)).isEqualTo(1);
    }
  }

  private static Tableau random(int qubits, int gates, RandomStream stream) {
    Tableau state = new Tableau(qubits);
    for (int gate = 0; gate < gates; gate++) {
      state.apply(Circuits.clifford(qubits, stream));
      if (gate % 10 == 0) {
        state.measure(stream.nextInt(qubits), stream);
      }
    }
    return state;
  }

  @Test
  void returnsToZero() {
    Tableau state = random(5, 50, SEED.stream("reset"));
    for (int qubit = 0; qubit < 5; qubit++) {
      state.reset(qubit, true);
    }
    assertThat(state.sameState(new Tableau(5))).isTrue();
    state.apply(GateCall.of(Gate.H, 2));
    state.reset();
    assertThat(state.sameState(new Tableau(5))).isTrue();
  }

  @Test
  void refusesOtherGates() {
    Tableau state = new Tableau(1);
    assertThatThrownBy(() -> state.apply(GateCall.of(Gate.T, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("t[0] is not a Clifford gate");
  }
}
