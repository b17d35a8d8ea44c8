package bellhop.circuit.generate;

import bellhop.circuit.Gate;
import bellhop.circuit.ProgramBuilder;

/**
 * Grover's search (arXiv quant-ph/9605043) for one marked string. Ours: qubits 0..m−1 are searched,
 * m = n/2+1; the n/2−1 others collect the conjunction of all but the last of them, one Toffoli gate
 * each, and are given back as 0. The rounds are ⌊π/4·√(2^m)⌋, and at least one.
 */
final class Grover {
  /** Beyond it the rounds alone are more than any file holds. */
  private static final int MOST_SEARCHED = 40;

  private final ProgramBuilder b;
  private final int searched;
  private final boolean[] marked;

  private Grover(ProgramBuilder b, Recipe recipe) {
    this.b = b;
    searched = searched(recipe.qubits());
    marked = new boolean[searched];
    SplitMix random = new SplitMix(recipe.seed());
    for (int q = 0; q < searched; q++) {
      marked[q] = random.below(2) == 1; // a draw for each bit, in order
    }
  }

  static void search(ProgramBuilder b, Recipe recipe) {
    Grover grover = new Grover(b, recipe);
    Textbook.onAll(b, grover.searched, Gate.H);
    for (long round = rounds(grover.searched); round > 0; round--) {
      grover.mark();
      grover.reflect();
    }
  }

  static long mostGates(long qubits) {
    int searched = searched((int) qubits);
    return searched > MOST_SEARCHED ? Long.MAX_VALUE : 12L * searched * (rounds(searched) + 1);
  }

  private static int searched(int qubits) {
    return qubits / 2 + 1;
  }

  private static long rounds(int searched) {
    double rounds = StrictMath.PI / 4 * StrictMath.sqrt(StrictMath.scalb(1.0, searched));
    return StrictMath.max(1, (long) rounds);
  }

  /** Phase −1 of the marked string. */
  private void mark() {
    flipZeros(marked);
    flipPhaseOfOnes();
    flipZeros(marked);
  }

  /** About the even sum of all strings. */
  private void reflect() {
    boolean[] zero = new boolean[searched];
    Textbook.onAll(b, searched, Gate.H);
    flipZeros(zero);
    flipPhaseOfOnes();
    flipZeros(zero);
    Textbook.onAll(b, searched, Gate.H);
  }

  private void flipZeros(boolean[] string) {
    for (int q = 0; q < searched; q++) {
      if (!string[q]) {
        b.x(q);
      }
    }
  }

  /** Phase −1 of 1…1. */
  private void flipPhaseOfOnes() {
    int work = searched - 2;
    for (int i = 0; i < work; i++) {
      conjunction(i);
    }
    b.cz(conjoined(work), searched - 1);
    for (int i = work - 1; i >= 0; i--) {
      conjunction(i);
    }
  }

  /** Work qubit i says whether the first i+2 searched qubits are all 1. */
  private void conjunction(int i) {
    b.apply(Gate.CCX, conjoined(i), i + 1, searched + i);
  }

  /** Where the conjunction of the first count+1 searched qubits is found. */
  private int conjoined(int count) {
    return count == 0 ? 0 : searched + count - 1;
  }
}
