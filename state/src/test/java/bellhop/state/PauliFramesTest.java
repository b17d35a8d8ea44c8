package bellhop.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PauliFramesTest {
  private static final Seed SEED = new Seed(64);

  @Test
  void carriesAFaultThroughACnot() {
    PauliFrames frames = new PauliFrames(2, 100);
    frames.pauli(0, 70, 1);
    frames.pauli(1, 71, 2);
    frames.apply(GateCall.of(Gate.CX, 0, 1));

    assertThat(frames.frame(0, 70)).isEqualTo(1);
    assertThat(frames.frame(1, 70)).isEqualTo(1);
    assertThat(frames.frame(0, 71)).isEqualTo(2);
    assertThat(frames.frame(1, 71)).isEqualTo(2);
    assertThat(frames.frame(0, 72)).isZero();
  }

  @Test
  void conjugatesEachFrameAsTheActionSays() {
    for (int trial = 0; trial < 100; trial++) {
      RandomStream stream = SEED.stream("conjugate", trial);
      PauliFrames frames = new PauliFrames(4, 256);
      PauliString[] twins = new PauliString[256];
      for (int shot = 0; shot < 256; shot++) {
        twins[shot] = new PauliString(4);
        for (int qubit = 0; qubit < 4; qubit++) {
          int pauli = (shot >> (2 * qubit)) & 3;
          frames.pauli(qubit, shot, pauli);
          twins[shot].set(qubit, pauli);
        }
      }
      for (int gate = 0; gate < 10; gate++) {
        GateCall call = Circuits.clifford(4, stream);
        frames.apply(call);
        for (int shot = 0; shot < 256; shot++) {
          twins[shot] = conjugate(twins[shot], call);
        }
      }
      for (int shot = 0; shot < 256; shot++) {
        for (int qubit = 0; qubit < 4; qubit++) {
          assertThat(frames.frame(qubit, shot)).isEqualTo(twins[shot].pauli(qubit));
        }
      }
    }
  }

  /** Factor by factor, signs dropped. */
  private static PauliString conjugate(PauliString string, GateCall call) {
    CliffordAction action = CliffordAction.find(call).orElseThrow();
    PauliString result = string.copy();
    for (int k = 0; k < call.qubitCount(); k++) {
      result.set(call.qubit(k), 0);
    }
    for (int k = 0; k < call.qubitCount(); k++) {
      if (string.hasX(call.qubit(k))) {
        result.multiply(wide(action.imageOfX(k), call, string.qubits()));
      }
      if (string.hasZ(call.qubit(k))) {
        result.multiply(wide(action.imageOfZ(k), call, string.qubits()));
      }
    }
    return result;
  }

  private static PauliString wide(PauliString image, GateCall call, int qubits) {
    PauliString result = new PauliString(qubits);
    for (int k = 0; k < call.qubitCount(); k++) {
      result.set(call.qubit(k), image.pauli(k));
    }
    return result;
  }

  /**
   * The joint results of random circuits with measurement, reset, faults and feedback have the
   * probabilities that the state vector gives. Four results, 4,096 shots: an estimate of p is off
   * by sigma = √(p(1−p)/4096) ≤ 0.0078; 5 sigma allowed.
   */
  @Test
  void givesTheDistributionOfTheStateVector() {
    for (int trial = 0; trial < 40; trial++) {
      Map<Integer, Double> exact = exact(trial);
      int[] counts = sample(trial, 4096);
      for (int outcome = 0; outcome < 16; outcome++) {
        double p = exact.getOrDefault(outcome, 0.0);
        double sigma = StrictMath.sqrt(p * (1 - p) / 4096);
        assertThat(counts[outcome] / 4096.0).isCloseTo(p, within(5 * sigma + 1e-9));
      }
    }
  }

  private static final int QUBITS = 3;

  private static int[] sample(int trial, int shots) {
    RandomStream circuit = SEED.stream("distribution", trial);
    RandomStream chance = SEED.stream("frames", trial);
    Tableau reference = new Tableau(QUBITS);
    PauliFrames frames = new PauliFrames(QUBITS, shots);
    for (int qubit = 0; qubit < QUBITS; qubit++) {
      frames.randomiseZ(qubit, chance);
    }
    int[] results = new int[shots];
    long[] flips = new long[frames.words()];
    for (int round = 0; round < 4; round++) {
      gates(circuit, reference, frames);
      int qubit = circuit.nextInt(QUBITS);
      int bit = reference.measure(qubit, chance);
      frames.measure(qubit, chance, flips);
      for (int shot = 0; shot < shots; shot++) {
        int flip = (int) (flips[shot >> 6] >>> shot & 1);
        results[shot] |= (bit ^ flip) << round;
      }
      int steered = circuit.nextInt(QUBITS);
      int pauli = 1 + circuit.nextInt(3);
      reference.pauli(steered, bit * pauli);
      frames.pauli(steered, pauli, flips);
      int emptied = circuit.nextInt(QUBITS);
      reference.reset(emptied, chance.nextBoolean(0.5));
      frames.reset(emptied, chance);
    }
    int[] counts = new int[16];
    for (int result : results) {
      counts[result]++;
    }
    return counts;
  }

  private static void gates(RandomStream circuit, Tableau reference, PauliFrames frames) {
    for (int gate = 0; gate < 8; gate++) {
      GateCall call = Circuits.clifford(QUBITS, circuit);
      reference.apply(call);
      frames.apply(call);
    }
  }

  private static Map<Integer, Double> exact(int trial) {
    Map<Integer, Double> result = new TreeMap<>();
    branch(StateVector.zero(QUBITS), trial, 0, 0, 1, result);
    return result;
  }

  /** Follows both results of every measurement; the circuit's stream is replayed to the round. */
  private static void branch(
      StateVector state, int trial, int round, int bits, double p, Map<Integer, Double> to) {
    if (round == 4) {
      to.merge(bits, p, Double::sum);
      return;
    }
    RandomStream circuit = SEED.stream("distribution", trial);
    for (int past = 0; past < round; past++) {
      skip(circuit);
    }
    for (int gate = 0; gate < 8; gate++) {
      state.apply(Circuits.clifford(QUBITS, circuit));
    }
    int qubit = circuit.nextInt(QUBITS);
    int steered = circuit.nextInt(QUBITS);
    int pauli = 1 + circuit.nextInt(3);
    int emptied = circuit.nextInt(QUBITS);
    double one = state.probabilityOfOne(qubit);
    for (int bit = 0; bit < 2; bit++) {
      double chance = bit == 1 ? one : 1 - one;
      if (chance > 1e-9) {
        StateVector next = state.copy();
        next.project(qubit, bit);
        next.pauli(steered, bit * pauli);
        empty(next, emptied, trial, round, bits | (bit << round), p * chance, to);
      }
    }
  }

  private static void empty(
      StateVector state,
      int qubit,
      int trial,
      int round,
      int bits,
      double p,
      Map<Integer, Double> to) {
    double one = state.probabilityOfOne(qubit);
    for (int value = 0; value < 2; value++) {
      double chance = value == 1 ? one : 1 - one;
      if (chance > 1e-9) {
        StateVector next = state.copy();
        next.project(qubit, value);
        next.pauli(qubit, value);
        branch(next, trial, round + 1, bits, p * chance, to);
      }
    }
  }

  private static void skip(RandomStream circuit) {
    for (int gate = 0; gate < 8; gate++) {
      Circuits.clifford(QUBITS, circuit);
    }
    circuit.nextInt(QUBITS);
    circuit.nextInt(QUBITS);
    circuit.nextInt(3);
    circuit.nextInt(QUBITS);
  }

  @Test
  void masksFaultsAndEndsAtTheLastShot() {
    PauliFrames frames = new PauliFrames(1, 70);
    long[] mask = {1L << 5, -1};
    frames.pauli(0, 3, mask);
    long[] flips = new long[frames.words()];
    frames.measure(0, SEED.stream("mask"), flips);
    assertThat(flips).containsExactly(1L << 5, 0x3f);

    frames.clear();
    assertThat(frames.frame(0, 5)).isZero();
  }

  @Test
  void repeatsForEqualSeeds() {
    assertThat(sample(3, 1000)).containsExactly(sample(3, 1000));
  }

  @Test
  void refusesOtherGates() {
    PauliFrames frames = new PauliFrames(3, 1);
    assertThatThrownBy(() -> frames.apply(GateCall.of(Gate.CCX, 0, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PauliFrames(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
