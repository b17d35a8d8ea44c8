package bellhop.qec.distil;

import bellhop.pair.BellWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * The pairs of one block: independent Bell-diagonal pairs are a Pauli channel on one end's qubits,
 * and the circuit of a code carries each Pauli to an outcome, which is the syndrome (bits on which
 * the ends differ) and the Pauli left on each output pair. Paulis of noisy gates are carried
 * likewise. All 4^n Paulis are summed, exactly: sums of positive terms, so that small infidelities
 * keep their digits.
 *
 * <p>An outcome is a number: the syndrome from bit 2k on, below it 2z + x of each output pair.
 */
final class Block {
  private final CheckCircuit circuit;
  private final int k;
  private final int[] outcomes;

  /** Of each CNOT: what X and Z of its two qubits, behind it, do to the outcome. */
  private final List<int[]> faults = new ArrayList<>();

  Block(StabilizerCode code) {
    circuit = CheckCircuit.of(code);
    k = code.k();
    int[] imageX = new int[code.n()];
    int[] imageZ = new int[code.n()];
    atTheEnd(imageX, imageZ);
    for (CheckCircuit.Gate gate : circuit.gates().reversed()) {
      back(gate, imageX, imageZ);
    }
    outcomes = outcomes(imageX, imageZ);
  }

  private void atTheEnd(int[] imageX, int[] imageZ) {
    int output = 0;
    for (int q = 0; q < circuit.n(); q++) {
      int check = circuit.measured().indexOf(q);
      if (check >= 0) {
        imageX[q] = 1 << (2 * k + check);
      } else {
        imageX[q] = 1 << (2 * output);
        imageZ[q] = 2 << (2 * output);
        output++;
      }
    }
  }

  /** From the images of Paulis behind a gate to those before it. */
  private void back(CheckCircuit.Gate gate, int[] imageX, int[] imageZ) {
    int c = gate.qubit();
    int t = gate.target();
    switch (gate.kind()) {
      case H -> {
        int x = imageX[c];
        imageX[c] = imageZ[c];
        imageZ[c] = x;
      }
      case QUARTER_X -> imageZ[c] ^= imageX[c];
      case CX -> {
        faults.add(new int[] {imageX[c], imageZ[c], imageX[t], imageZ[t]});
        imageX[c] ^= imageX[t];
        imageZ[t] ^= imageZ[c];
      }
    }
  }

  /** Of the Pauli with the digits 2z + x, base 4, that of the first qubit lowest. */
  private static int[] outcomes(int[] imageX, int[] imageZ) {
    int[] table = new int[1 << (2 * imageX.length)];
    for (int pauli = 1; pauli < table.length; pauli++) {
      int lowest = Integer.numberOfTrailingZeros(pauli);
      int image = lowest % 2 == 0 ? imageX[lowest / 2] : imageZ[lowest / 2];
      table[pauli] = table[pauli & (pauli - 1)] ^ image;
    }
    return table;
  }

  int n() {
    return circuit.n();
  }

  int k() {
    return k;
  }

  /** Two-qubit gates at each end. */
  int gateCount() {
    return circuit.twoQubitGates();
  }

  /** The chance of each outcome, 2^(n+k) of them. */
  double[] chances(BellWeights pair, LocalNoise noise) {
    double[] chances = new double[1 << (n() + k)];
    double[] paulis = paulis(pair);
    for (int pauli = 0; pauli < paulis.length; pauli++) {
      chances[outcomes[pauli]] += paulis[pauli];
    }
    if (noise.gateError() > 0) {
      for (int[] images : faults) {
        chances = mixed(chances, scrambled(chances, images), noise.scrambled());
      }
    }
    if (noise.readoutError() > 0) {
      for (int bit = 2 * k; bit < n() + k; bit++) {
        chances = mixed(chances, shifted(chances, 1 << bit), noise.misread());
      }
    }
    return chances;
  }

  private double[] paulis(BellWeights pair) {
    double[] one = {pair.i(), pair.x(), pair.z(), pair.y()};
    double[] chances = new double[outcomes.length];
    chances[0] = 1;
    for (int size = 1; size < chances.length; size *= 4) {
      for (int digit = 3; digit >= 0; digit--) {
        for (int low = 0; low < size; low++) {
          chances[digit * size + low] = chances[low] * one[digit];
        }
      }
    }
    return chances;
  }

  /** Any of the 16 pairs of Paulis behind that gate, each alike. */
  private static double[] scrambled(double[] chances, int[] images) {
    double[] work = chances;
    for (int image : images) {
      work = mixed(work, shifted(work, image), 0.5);
    }
    return work;
  }

  private static double[] shifted(double[] chances, int image) {
    double[] moved = new double[chances.length];
    for (int outcome = 0; outcome < moved.length; outcome++) {
      moved[outcome] = chances[outcome ^ image];
    }
    return moved;
  }

  private static double[] mixed(double[] one, double[] other, double share) {
    double[] mixed = new double[one.length];
    for (int outcome = 0; outcome < mixed.length; outcome++) {
      mixed[outcome] = (1 - share) * one[outcome] + share * other[outcome];
    }
    return mixed;
  }
}
