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

  private static ProgramBuilder pinned(String name, int onFirst, int onSecond) {
    return new ProgramBuilder(name)
        .annotate("bellhop.qpu", "0")
        .qubits("a", onFirst)
        .annotate("bellhop.qpu", "1")
        .qubits("b", onSecond);
  }

  /**
   * A gate that is tried until it works: qubits 0 and 1 on one QPU, 2 and 3 on another. Each turn
   * joins both, and measures the ancilla 1.
   */
  static Program repeatUntilSuccess() {
    ProgramBuilder b = pinned("success", 2, 2).bit("failed").bits("c", 2);
    b.h(0).h(2).h(1).measure(1, 0);
    b.loop(
        new Expression.Cell(0),
        turn -> {
          turn.x(1).h(1).apply(Gate.T, 1);
          turn.apply(Gate.CP, new double[] {0.7}, 1, 2).cx(1, 3).cx(2, 0);
          turn.h(1).measure(1, 0);
        });
    return b.cx(0, 3).measure(0, 1).measure(3, 2).build();
  }

  /** A counter outside, a coin inside, with gates between the QPUs in both. */
  static Program loopInLoop() {
    ProgramBuilder b =
        pinned("inside", 2, 2)
            .bit("coin")
            .variable("i", Program.Kind.UINT, 8, true, true)
            .bits("c", 2);
    Expression fewer =
        new Expression.Binary(
            Expression.BinaryOperator.LESS, new Expression.Cell(1), new Expression.Constant(2));
    Expression more =
        new Expression.Truncate(
            new Expression.Binary(
                Expression.BinaryOperator.ADD, new Expression.Cell(1), new Expression.Constant(1)),
            8,
            false);
    b.h(0).h(3);
    b.loop(
        fewer,
        outer -> {
          outer.cz(0, 2).assign(1, more).h(1).measure(1, 0);
          outer.loop(
              new Expression.Cell(0),
              inner -> inner.h(1).cx(1, 3).apply(Gate.RX, new double[] {0.4}, 2).measure(1, 0));
          outer.when(0, then -> then.x(3)).h(0).cx(3, 1);
        });
    return b.measure(0, 2).measure(2, 3).build();
  }

  /** A loop that is entered under a condition, with what is under it before and after. */
  static Program loopInBranch() {
    ProgramBuilder b = pinned("under", 2, 2).bits("c", 3);
    b.h(0).measure(0, 0).h(2).measure(2, 1).h(1).h(3);
    b.when(
        0,
        then -> {
          then.cx(0, 3);
          then.loop(
              new Expression.Cell(1),
              turn -> turn.h(2).cz(1, 2).reset(3).h(3).cx(3, 0).rx(1.3, 2).measure(2, 1));
          then.cz(0, 2).h(3);
        });
    return b.cx(1, 3).measure(1, 2).build();
  }

  /** The same with loops, one inside another; each ends as a coin falls or a counter says. */
  static Program looping(int n, int steps, long seed) {
    RandomStream random = new Seed(seed).stream("looping");
    ProgramBuilder b =
        builder("looping", n)
            .bits("c", n)
            .variable("i", Program.Kind.UINT, 8, true, true)
            .bits("again", 8);
    int[] loops = {0};
    for (int i = 0; i < 2; i++) {
      block(b, random, n, steps / 2, 1);
      loop(b, random, n, steps, 2, loops);
    }
    block(b, random, n, steps / 2, 1);
    return b.build();
  }

  private static void loop(
      ProgramBuilder b, RandomStream random, int n, int steps, int depth, int[] loops) {
    int cell = n + 1 + loops[0]++;
    int coin = random.nextInt(n);
    if (random.nextInt(4) > 0) {
      b.h(coin).measure(coin, cell);
    }
    Expression again = new Expression.Cell(cell);
    Expression condition =
        switch (random.nextInt(3)) {
          case 0 -> again;
          case 1 ->
              new Expression.Binary(
                  Expression.BinaryOperator.EQUAL, again, new Expression.Constant(1));
          default ->
              new Expression.Binary(
                  Expression.BinaryOperator.AND,
                  again,
                  new Expression.Unary(
                      Expression.UnaryOperator.NOT, new Expression.Cell(random.nextInt(n))));
        };
    b.loop(
        condition,
        body -> {
          block(body, random, n, steps / 2, 1);
          if (depth > 1 && random.nextBoolean(0.5)) {
            loop(body, random, n, steps / 2, depth - 1, loops);
          } else if (random.nextBoolean(0.3)) {
            body.when(
                random.nextInt(n),
                then -> {
                  then.h(coin);
                  loop(then, random, n, steps / 2, depth - 1, loops);
                  then.cx(coin, (coin + 1) % n);
                });
          }
          block(body, random, n, steps / 2, 1);
          body.h(coin).measure(coin, cell);
        });
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
