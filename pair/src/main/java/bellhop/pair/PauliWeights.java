package bellhop.pair;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * A Pauli channel on two qubits, control and target: the chance of each of the 16 pairs of Paulis.
 * A Pauli is numbered 2z + x: I, X, Z, Y. It is immutable.
 */
public final class PauliWeights {
  /** No fault. */
  public static final PauliWeights NONE = new PauliWeights(unit());

  private final double[] weights;

  private PauliWeights(double[] weights) {
    this.weights = weights;
  }

  private static double[] unit() {
    double[] w = new double[16];
    w[0] = 1;
    return w;
  }

  /** With probability p one of the 15 pairs strikes, each alike: process infidelity p. */
  public static PauliWeights depolarising(double p) {
    double[] w = new double[16];
    Arrays.fill(w, p / 15);
    w[0] = 1 - p;
    return new PauliWeights(w);
  }

  /** Moves weight from no fault to this one, as an alternative to the faults already there. */
  public PauliWeights withFault(int control, int target, double p) {
    double[] w = weights.clone();
    w[0] -= p;
    w[4 * control + target] += p;
    return new PauliWeights(w);
  }

  /** Chance of that pair of Paulis, each numbered 2z + x. */
  public double of(int control, int target) {
    return weights[4 * control + target];
  }

  public double processFidelity() {
    return weights[0];
  }

  /** Both channels in a row. */
  public PauliWeights convolve(PauliWeights other) {
    double[] w = new double[16];
    for (int a = 0; a < 16; a++) {
      for (int b = 0; b < 16; b++) {
        w[a ^ b] += weights[a] * other.weights[b];
      }
    }
    return new PauliWeights(w);
  }

  /** Moves every fault to where the map says, such as through a gate. */
  PauliWeights map(IntUnaryOperator place) {
    double[] w = new double[16];
    for (int a = 0; a < 16; a++) {
      w[place.applyAsInt(a)] += weights[a];
    }
    return new PauliWeights(w);
  }
}
