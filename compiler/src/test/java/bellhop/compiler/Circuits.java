package bellhop.compiler;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;

/** Programs to compile: the families of the field, and random ones. */
final class Circuits {
  private Circuits() {}

  private static ProgramBuilder builder(String name, int qubits) {
    return new ProgramBuilder(name).qubits("q", qubits);
  }

  static Program qft(int n) {
    ProgramBuilder b = builder("qft", n);
    for (int i = n - 1; i >= 0; i--) {
      b.h(i);
      for (int j = i - 1; j >= 0; j--) {
        b.cp(StrictMath.PI / (1L << Math.min(62, i - j)), j, i);
      }
    }
    return b.build();
  }

  static Program ghz(int n) {
    ProgramBuilder b = builder("ghz", n).h(0);
    for (int i = 0; i + 1 < n; i++) {
      b.cx(i, i + 1);
    }
    return b.build();
  }

  static Program ising(int n) {
    ProgramBuilder b = builder("ising", n);
    all(b, n, Gate.H);
    for (int start = 0; start < 2; start++) {
      for (int i = start; i + 1 < n; i += 2) {
        b.apply(Gate.RZZ, new double[] {0.3}, i, i + 1);
      }
    }
    for (int i = 0; i < n; i++) {
      b.rx(0.4, i);
    }
    return b.build();
  }

  static Program bernsteinVazirani(int n) {
    ProgramBuilder b = builder("bv", n).x(n - 1);
    all(b, n, Gate.H);
    for (int i = 0; i < n - 1; i++) {
      if (i % 3 != 1) {
        b.cx(i, n - 1);
      }
    }
    all(b, n - 1, Gate.H);
    return b.build();
  }

  private static void all(ProgramBuilder b, int n, Gate gate) {
    for (int i = 0; i < n; i++) {
      b.apply(gate, i);
    }
  }

  /** Ripple-carry, n = 2m + 2. */
  static Program adder(int n) {
    int m = (n - 2) / 2;
    ProgramBuilder b = builder("adder", n);
    for (int i = 0; i < m; i++) {
      int carry = i == 0 ? 0 : 2 * i;
      b.cx(2 + 2 * i, 1 + 2 * i).cx(2 + 2 * i, carry);
      b.apply(Gate.CCX, carry, 1 + 2 * i, 2 + 2 * i);
    }
    b.cx(2 * m, n - 1);
    for (int i = m - 1; i >= 0; i--) {
      int carry = i == 0 ? 0 : 2 * i;
      b.apply(Gate.CCX, carry, 1 + 2 * i, 2 + 2 * i);
      b.cx(2 + 2 * i, carry).cx(carry, 1 + 2 * i);
    }
    return b.build();
  }

  static Program swapTest(int n) {
    int m = (n - 1) / 2;
    ProgramBuilder b = builder("swap_test", n).h(0);
    for (int i = 0; i < m; i++) {
      b.apply(Gate.CSWAP, 0, 1 + i, 1 + m + i);
    }
    return b.h(0).build();
  }

  static Program czFraction(int n, double fraction, long seed) {
    SplitMix random = new SplitMix(seed);
    ProgramBuilder b = builder("cz_fraction", n);
    for (int layer = 0; layer < n; layer++) {
      List<Integer> kept = new ArrayList<>();
      for (int q = 0; q < n; q++) {
        if (random.unit() > fraction) {
          b.h(q);
        } else {
          kept.add(q);
        }
      }
      random.shuffle(kept);
      for (int i = 0; i + 1 < kept.size(); i += 2) {
        b.cz(kept.get(i), kept.get(i + 1));
      }
    }
    return b.build();
  }

  static Program volume(int n, long seed) {
    SplitMix random = new SplitMix(seed);
    ProgramBuilder b = builder("volume", n);
    List<Integer> order = new ArrayList<>();
    for (int q = 0; q < n; q++) {
      order.add(q);
    }
    for (int layer = 0; layer < n; layer++) {
      random.shuffle(order);
      for (int i = 0; i + 1 < n; i += 2) {
        for (int round = 0; round < 4; round++) {
          random.u(b, order.get(i));
          random.u(b, order.get(i + 1));
          if (round < 3) {
            b.cp(2 * StrictMath.PI * random.unit(), order.get(i), order.get(i + 1));
          }
        }
      }
    }
    return b.build();
  }

  static Program qaoa(int n, double p, long seed) {
    SplitMix random = new SplitMix(seed);
    ProgramBuilder b = builder("qaoa", n);
    all(b, n, Gate.H);
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        if (random.unit() < p) {
          b.apply(Gate.RZZ, new double[] {0.7}, i, j);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      b.rx(1.1, i);
    }
    return b.build();
  }

  static Program pauli(int n, long seed) {
    SplitMix random = new SplitMix(seed);
    ProgramBuilder b = builder("pauli", n);
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
      double angle = 2 * StrictMath.PI * random.unit();
      gadget(b, letters, support, angle);
    }
    return b.build();
  }

  private static void gadget(ProgramBuilder b, int[] letters, List<Integer> support, double angle) {
    if (support.isEmpty()) {
      return;
    }
    for (int q : support) {
      if (letters[q] != 3) {
        b.apply(letters[q] == 1 ? Gate.H : Gate.SX, q);
      }
    }
    for (int i = 0; i + 1 < support.size(); i++) {
      b.cx(support.get(i), support.get(i + 1));
    }
    b.rz(angle, support.getLast());
    for (int i = support.size() - 2; i >= 0; i--) {
      b.cx(support.get(i), support.get(i + 1));
    }
    for (int q : support) {
      if (letters[q] != 3) {
        b.apply(letters[q] == 1 ? Gate.H : Gate.SXDG, q);
      }
    }
  }

  /** Every gate of the table on random qubits. */
  static Program random(int n, int gates, long seed) {
    return random(n, gates, seed, Gate.values());
  }

  static Program random(int n, int gates, long seed, Gate... table) {
    RandomStream random = new Seed(seed).stream("circuits");
    ProgramBuilder b = builder("random", n);
    for (int i = 0; i < gates; i++) {
      Gate gate = table[random.nextInt(table.length)];
      if (gate.qubitCount() > n) {
        continue;
      }
      double[] angles = new double[gate.parameterCount()];
      for (int a = 0; a < angles.length; a++) {
        angles[a] = random.nextInt(8) * StrictMath.PI / 4 + random.nextInt(2) * 0.1;
      }
      b.apply(gate, angles, distinct(random, n, gate.qubitCount()));
    }
    return b.build();
  }

  /** Gates, measurements, resets, arithmetic, and branches two deep. */
  static Program dynamic(int n, int steps, long seed) {
    RandomStream random = new Seed(seed).stream("dynamic");
    ProgramBuilder b =
        builder("dynamic", n)
            .bits("c", n)
            .variable("i", Program.Kind.UINT, 8, true, true)
            .bit("flag");
    block(b, random, n, steps, 2);
    return b.build();
  }

  private static void block(ProgramBuilder b, RandomStream random, int n, int steps, int depth) {
    Gate[] table = {Gate.H, Gate.CX, Gate.CZ, Gate.T, Gate.CP, Gate.SWAP, Gate.CX, Gate.RZZ};
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(depth > 0 ? 8 : 6)) {
        case 0 -> b.measure(random.nextInt(n), random.nextInt(n));
        case 1 -> {
          if (random.nextInt(3) == 0) {
            b.reset(random.nextInt(n));
          }
        }
        case 2 -> b.assign(n, sum(random, n));
        case 3, 4, 5 -> {
          Gate gate = table[random.nextInt(table.length)];
          double[] angles = gate.parameterCount() == 0 ? new double[0] : new double[] {0.7};
          b.apply(gate, angles, distinct(random, n, gate.qubitCount()));
        }
        default ->
            b.branch(
                random.nextBoolean(0.5)
                    ? new Expression.Cell(random.nextInt(n))
                    : new Expression.Binary(
                        Expression.BinaryOperator.LESS,
                        new Expression.Cell(n),
                        new Expression.Constant(random.nextInt(4))),
                then -> block(then, random, n, steps / 3, depth - 1),
                otherwise -> block(otherwise, random, n, steps / 6, depth - 1));
      }
    }
  }

  private static Expression sum(RandomStream random, int n) {
    int[] cells = distinct(random, n, 3);
    Expression bits = new Expression.Bits(List.of(cells[0], cells[1], cells[2]));
    return new Expression.Truncate(
        new Expression.Binary(Expression.BinaryOperator.ADD, new Expression.Cell(n), bits),
        8,
        false);
  }

  private static int[] distinct(RandomStream random, int n, int count) {
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < count) {
      int q = random.nextInt(n);
      if (!chosen.contains(q)) {
        chosen.add(q);
      }
    }
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The generator of the published circuits. */
  private static final class SplitMix {
    private long state;

    SplitMix(long seed) {
      state = seed;
    }

    long next() {
      state += 0x9E3779B97F4A7C15L;
      long z = state;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return z ^ (z >>> 31);
    }

    double unit() {
      return (next() >>> 11) * 0x1p-53;
    }

    int below(int n) {
      return (int) Long.remainderUnsigned(next(), n);
    }

    void shuffle(List<Integer> list) {
      for (int i = list.size() - 1; i > 0; i--) {
        int j = below(i + 1);
        int swapped = list.get(i);
        list.set(i, list.get(j));
        list.set(j, swapped);
      }
    }

    void u(ProgramBuilder b, int qubit) {
      double[] angles = new double[3];
      for (int i = 0; i < 3; i++) {
        angles[i] = 2 * StrictMath.PI * unit();
      }
      b.apply(Gate.U, angles, qubit);
    }
  }
}
