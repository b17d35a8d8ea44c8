package bellhop.circuit.generate;

import bellhop.circuit.Gate;
import bellhop.circuit.ProgramBuilder;

/** Circuits that every course has, in the layout on which compilers are compared. */
final class Textbook {
  /** Angles of one Ising step: they change no count. */
  private static final double[] ISING_BOND = {0.3};

  private static final double ISING_FIELD = 0.4;

  /** Beyond it a long has no room for the power, and the angle no effect. */
  private static final int LARGEST_POWER = 62;

  private Textbook() {}

  static void onAll(ProgramBuilder b, int n, Gate gate) {
    for (int q = 0; q < n; q++) {
      b.apply(gate, q);
    }
  }

  static void qft(ProgramBuilder b, Recipe recipe) {
    for (int i = recipe.qubits() - 1; i >= 0; i--) {
      b.h(i);
      for (int j = i - 1; j >= 0; j--) {
        b.cp(StrictMath.PI / (1L << StrictMath.min(LARGEST_POWER, i - j)), j, i);
      }
    }
  }

  static void ghz(ProgramBuilder b, Recipe recipe) {
    b.h(0);
    for (int i = 0; i + 1 < recipe.qubits(); i++) {
      b.cx(i, i + 1);
    }
  }

  static void ising(ProgramBuilder b, Recipe recipe) {
    int n = recipe.qubits();
    onAll(b, n, Gate.H);
    for (int start = 0; start < 2; start++) {
      for (int i = start; i + 1 < n; i += 2) {
        b.apply(Gate.RZZ, ISING_BOND, i, i + 1);
      }
    }
    for (int i = 0; i < n; i++) {
      b.rx(ISING_FIELD, i);
    }
  }

  /** A draw for each bit of the string, in order. */
  static void bernsteinVazirani(ProgramBuilder b, Recipe recipe) {
    SplitMix random = new SplitMix(recipe.seed());
    int last = recipe.qubits() - 1;
    b.x(last);
    onAll(b, recipe.qubits(), Gate.H);
    for (int q = 0; q < last; q++) {
      if (random.below(2) == 1) {
        b.cx(q, last);
      }
    }
    onAll(b, last, Gate.H);
  }

  /** From the last qubit down the amplitude is shared out, then one cx each moves it. */
  static void wState(ProgramBuilder b, Recipe recipe) {
    int n = recipe.qubits();
    b.x(n - 1);
    for (int i = n - 1; i >= 1; i--) {
      double theta = StrictMath.acos(StrictMath.sqrt(1.0 / (i + 1)));
      b.apply(Gate.RY, new double[] {-theta}, i - 1);
      b.cz(i, i - 1);
      b.apply(Gate.RY, new double[] {theta}, i - 1);
    }
    for (int i = n - 1; i >= 1; i--) {
      b.cx(i - 1, i);
    }
  }
}
