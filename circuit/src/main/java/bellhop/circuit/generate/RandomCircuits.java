package bellhop.circuit.generate;

import bellhop.circuit.Gate;
import bellhop.circuit.ProgramBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Circuits that are drawn. The order of the draws is part of each definition: who draws in the same
 * order from the same source has the same circuit.
 */
final class RandomCircuits {
  /** Angles of one QAOA round: they change no count. */
  private static final double QAOA_COST = 0.7;

  private static final double QAOA_MIXER = 1.1;

  /** One-qubit Clifford gates up to Pauli gates: the six orders of the axes. */
  private static final List<List<Gate>> AXIS_ORDERS =
      List.of(
          List.of(),
          List.of(Gate.H),
          List.of(Gate.S),
          List.of(Gate.H, Gate.S),
          List.of(Gate.S, Gate.H),
          List.of(Gate.SX));

  private static final List<List<Gate>> PAULIS =
      List.of(List.of(), List.of(Gate.X), List.of(Gate.Y), List.of(Gate.Z));

  private RandomCircuits() {}

  /** Per qubit one draw, then the shuffle of those that are left, then cz on consecutive ones. */
  static void czFraction(ProgramBuilder b, Recipe recipe) {
    SplitMix random = new SplitMix(recipe.seed());
    int n = recipe.qubits();
    for (int layer = 0; layer < n; layer++) {
      List<Integer> left = new ArrayList<>();
      for (int q = 0; q < n; q++) {
        if (random.unit() > recipe.fraction()) {
          b.h(q);
        } else {
          left.add(q);
        }
      }
      random.shuffle(left);
      for (int i = 0; i + 1 < left.size(); i += 2) {
        b.cz(left.get(i), left.get(i + 1));
      }
    }
  }

  /** Angles of a one-qubit gate follow its draw; the angle of a cp is drawn with its pair. */
  static void cpFraction(ProgramBuilder b, Recipe recipe) {
    SplitMix random = new SplitMix(recipe.seed());
    int n = recipe.qubits();
    for (int layer = 0; layer < n; layer++) {
      List<Integer> left = new ArrayList<>();
      for (int q = 0; q < n; q++) {
        if (random.unit() > recipe.fraction()) {
          turnAnyhow(b, random, q);
        } else {
          left.add(q);
        }
      }
      random.shuffle(left);
      for (int i = 0; i + 1 < left.size(); i += 2) {
        b.cp(random.turn(), left.get(i), left.get(i + 1));
      }
    }
  }

  /** The order is shuffled again and again, never sorted between layers. */
  static void volume(ProgramBuilder b, Recipe recipe) {
    SplitMix random = new SplitMix(recipe.seed());
    int n = recipe.qubits();
    List<Integer> order = inOrder(n);
    for (int layer = 0; layer < n; layer++) {
      random.shuffle(order);
      for (int i = 0; i + 1 < n; i += 2) {
        block(b, random, order.get(i), order.get(i + 1));
      }
    }
  }

  /** Any two-qubit gate: three interactions between random one-qubit gates. */
  private static void block(ProgramBuilder b, SplitMix random, int first, int second) {
    for (int i = 0; i < 3; i++) {
      turnAnyhow(b, random, first);
      turnAnyhow(b, random, second);
      b.cp(random.turn(), first, second);
    }
    turnAnyhow(b, random, first);
    turnAnyhow(b, random, second);
  }

  private static void turnAnyhow(ProgramBuilder b, SplitMix random, int qubit) {
    double[] angles = {random.turn(), random.turn(), random.turn()};
    b.apply(Gate.U, angles, qubit);
  }

  /** Letters of all qubits, the shuffle of the support, then the angle. */
  static void pauliGadgets(ProgramBuilder b, Recipe recipe) {
    SplitMix random = new SplitMix(recipe.seed());
    int n = recipe.qubits();
    for (int gadget = 0; gadget < n; gadget++) {
      int[] letters = new int[n];
      List<Integer> support = new ArrayList<>();
      for (int q = 0; q < n; q++) {
        letters[q] = random.below(4);
        if (letters[q] != 0) {
          support.add(q);
        }
      }
      random.shuffle(support);
      gadget(b, letters, support, random.turn());
    }
  }

  private static void gadget(ProgramBuilder b, int[] letters, List<Integer> support, double angle) {
    if (support.isEmpty()) {
      return; // a phase of everything
    }
    changeBasis(b, letters, support, Gate.SX);
    for (int i = 0; i + 1 < support.size(); i++) {
      b.cx(support.get(i), support.get(i + 1));
    }
    b.rz(angle, support.getLast());
    for (int i = support.size() - 2; i >= 0; i--) {
      b.cx(support.get(i), support.get(i + 1));
    }
    changeBasis(b, letters, support, Gate.SXDG);
  }

  /** X by h, Y by the given gate, Z not at all. */
  private static void changeBasis(
      ProgramBuilder b, int[] letters, List<Integer> support, Gate forY) {
    for (int q : support) {
      switch (letters[q]) {
        case 1 -> b.h(q);
        case 2 -> b.apply(forY, q);
        default -> {} // 3, which is Z
      }
    }
  }

  /** A draw for each edge, in order. */
  static void qaoa(ProgramBuilder b, Recipe recipe) {
    SplitMix random = new SplitMix(recipe.seed());
    int n = recipe.qubits();
    Textbook.onAll(b, n, Gate.H);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (random.unit() < recipe.edgeProbability()) {
          b.apply(Gate.RZZ, new double[] {QAOA_COST}, i, j);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      b.rx(QAOA_MIXER, i);
    }
  }

  /**
   * Ours: per layer and qubit {@code below(6)} for the order of the axes, {@code below(4)} for the
   * Pauli gate after it; then a shuffle of 0..n−1 and cx on consecutive qubits.
   */
  static void clifford(ProgramBuilder b, Recipe recipe) {
    SplitMix random = new SplitMix(recipe.seed());
    int n = recipe.qubits();
    for (int layer = 0; layer < n; layer++) {
      for (int q = 0; q < n; q++) {
        int qubit = q;
        AXIS_ORDERS.get(random.below(AXIS_ORDERS.size())).forEach(gate -> b.apply(gate, qubit));
        PAULIS.get(random.below(PAULIS.size())).forEach(gate -> b.apply(gate, qubit));
      }
      List<Integer> order = inOrder(n);
      random.shuffle(order);
      for (int i = 0; i + 1 < n; i += 2) {
        b.cx(order.get(i), order.get(i + 1));
      }
    }
  }

  private static List<Integer> inOrder(int n) {
    return new ArrayList<>(IntStream.range(0, n).boxed().toList());
  }
}
