package bellhop.compiler;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.circuit.generate.Family;
import bellhop.circuit.generate.Recipe;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;

/** Programs to compile: the generated families, and random ones. */
final class Circuits {
  private Circuits() {}

  private static ProgramBuilder builder(String name, int qubits) {
    return new ProgramBuilder(name).qubits("q", qubits);
  }

  static Program qft(int n) {
    return Family.QFT.program(n);
  }

  static Program ghz(int n) {
    return Family.GHZ.program(n);
  }

  static Program ising(int n) {
    return Family.ISING.program(n);
  }

  static Program bernsteinVazirani(int n) {
    return Family.BERNSTEIN_VAZIRANI.program(n);
  }

  static Program adder(int n) {
    return Family.ADDER.program(n);
  }

  static Program swapTest(int n) {
    return Family.SWAP_TEST.program(n);
  }

  static Program czFraction(int n, double fraction, long seed) {
    return Family.CZ_FRACTION.program(Recipe.of(n).withFraction(fraction).withSeed(seed));
  }

  static Program volume(int n, long seed) {
    return Family.QUANTUM_VOLUME.program(Recipe.of(n).withSeed(seed));
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
}
