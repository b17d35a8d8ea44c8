package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.Expression.BinaryOperator;
import bellhop.circuit.Expression.UnaryOperator;
import bellhop.circuit.Gate;
import bellhop.circuit.Program;
import bellhop.circuit.Program.Kind;
import bellhop.circuit.ProgramBuilder;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;

/** Programs of every kind of operation, with expressions as the reader makes them. */
final class RandomProgram {
  private static final List<Gate> GATES = List.of(Gate.values());
  private static final BinaryOperator[] LOGIC = {
    BinaryOperator.AND,
    BinaryOperator.OR,
    BinaryOperator.EQUAL,
    BinaryOperator.NOT_EQUAL,
    BinaryOperator.LESS,
    BinaryOperator.GREATER_EQUAL
  };
  private static final BinaryOperator[] NUMBERS = {
    BinaryOperator.ADD,
    BinaryOperator.SUBTRACT,
    BinaryOperator.MULTIPLY,
    BinaryOperator.BIT_AND,
    BinaryOperator.BIT_XOR
  };
  private static final BinaryOperator[] BY_CONSTANT = {
    BinaryOperator.DIVIDE,
    BinaryOperator.REMAINDER,
    BinaryOperator.SHIFT_LEFT,
    BinaryOperator.SHIFT_RIGHT
  };

  private final RandomStream random;
  private final ProgramBuilder builder;
  private int qubitCount;
  private int bitCount;
  private final List<Integer> numbers = new ArrayList<>();

  RandomProgram(long seed) {
    random = new Seed(seed).stream("program");
    builder = new ProgramBuilder("random");
  }

  Program next() {
    declare();
    for (int i = random.nextInt(30); i > 0; i--) {
      if (random.nextBoolean(0.2)) {
        builder.annotate("lab.turn", Integer.toString(random.nextInt(100)));
      }
      operation(builder, 0);
    }
    return builder.build();
  }

  private void declare() {
    if (random.nextBoolean(0.5)) {
      builder.pragma("bellhop qpu \"a\" of 3");
    }
    if (random.nextBoolean(0.5)) {
      builder.annotate("bellhop.qpu", "\"east\"").annotate("note", "");
    }
    builder.qubits("q", 5).qubit("input").qubits("x", 1);
    qubitCount = 7;
    builder.bits("c", 3).bit("m").bits("output", 2);
    builder.variable("hidden", Kind.BIT, 4, false, false);
    bitCount = 10;
    builder.variable("n", Kind.INT, 64, true, random.nextBoolean(0.5));
    builder.variable("u", Kind.UINT, 5, true, false);
    builder.variable("b", Kind.BOOL, 1, true, false);
    numbers.addAll(List.of(10, 11, 12));
  }

  private void operation(ProgramBuilder into, int depth) {
    switch (random.nextInt(depth < 3 ? 8 : 7)) {
      case 0, 1, 2 -> gate(into);
      case 3 -> into.measure(random.nextInt(qubitCount), random.nextInt(bitCount));
      case 4 -> into.reset(random.nextInt(qubitCount));
      case 5 -> into.barrier(random.nextInt(3), 3 + random.nextInt(4));
      case 6 -> assign(into);
      default ->
          into.branch(
              open(random.nextBoolean(0.5) ? truth(2) : number(2)),
              then -> operations(then, depth, 1 + random.nextInt(2)),
              otherwise -> operations(otherwise, depth, random.nextInt(3)));
    }
  }

  private void operations(ProgramBuilder into, int depth, int count) {
    for (int i = 0; i < count; i++) {
      operation(into, depth + 1);
    }
  }

  private void gate(ProgramBuilder into) {
    Gate gate = GATES.get(random.nextInt(GATES.size()));
    double[] angles = new double[gate.parameterCount()];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = angle();
    }
    int first = random.nextInt(qubitCount);
    int[] qubits = new int[gate.qubitCount()];
    for (int i = 0; i < qubits.length; i++) {
      qubits[i] = (first + i) % qubitCount;
    }
    into.apply(gate, angles, qubits);
  }

  private double angle() {
    return switch (random.nextInt(5)) {
      case 0 -> StrictMath.PI * (random.nextInt(9) - 4) / (1 << random.nextInt(5));
      case 1 -> -0.0;
      case 2 -> random.nextInt(10) - 5;
      case 3 -> random.nextDouble() * 1e-300;
      default -> 1e5 * (random.nextDouble() - 0.5);
    };
  }

  private void assign(ProgramBuilder into) {
    switch (random.nextInt(4)) {
      case 0 -> into.assign(random.nextInt(bitCount), truth(2));
      case 1 -> into.assign(10, number(3));
      case 2 -> into.assign(11, new Expression.Truncate(open(number(2)), 5, false));
      default -> into.assign(12, truth(3));
    }
  }

  /** 0 or 1. */
  private Expression truth(int depth) {
    if (depth == 0) {
      return new Expression.Cell(random.nextBoolean(0.8) ? random.nextInt(bitCount) : 12);
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Expression.Unary(UnaryOperator.NOT, open(number(depth - 1)));
      case 1 -> new Expression.Binary(BinaryOperator.BIT_XOR, truth(depth - 1), truth(depth - 1));
      case 2 -> truth(0);
      default ->
          new Expression.Binary(pick(LOGIC), open(number(depth - 1)), open(number(depth - 1)));
    };
  }

  private Expression number(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(7)) {
      case 0 -> new Expression.Unary(UnaryOperator.NEGATE, open(number(depth - 1)));
      case 1 -> new Expression.Unary(UnaryOperator.BIT_NOT, open(number(depth - 1)));
      case 2 -> new Expression.Truncate(open(number(depth - 1)), 7, random.nextBoolean(0.5));
      case 3 ->
          new Expression.Binary(
              pick(BY_CONSTANT),
              open(number(depth - 1)),
              new Expression.Constant(1 + random.nextInt(9)));
      case 4 -> truth(depth - 1);
      default -> new Expression.Binary(pick(NUMBERS), number(depth - 1), open(number(depth - 1)));
    };
  }

  private Expression leaf() {
    return switch (random.nextInt(5)) {
      case 0 -> new Expression.Constant(random.nextLong() >> random.nextInt(64));
      case 1 -> new Expression.Cell(numbers.get(random.nextInt(3)));
      case 2 -> new Expression.Cell(random.nextInt(bitCount));
      default -> bits();
    };
  }

  /** A register, a part of it, or bits from anywhere. */
  private Expression bits() {
    return switch (random.nextInt(4)) {
      case 0 -> new Expression.Bits(List.of(0, 1, 2));
      case 1 -> new Expression.Bits(List.of(1, 2));
      case 2 -> new Expression.Bits(List.of(2, 0));
      default -> new Expression.Bits(List.of(4, 3, 9));
    };
  }

  /** Not a constant alone, which the reader would fold into its surroundings. */
  private Expression open(Expression expression) {
    return expression instanceof Expression.Constant
        ? new Expression.Cell(random.nextInt(bitCount))
        : expression;
  }

  private BinaryOperator pick(BinaryOperator... operators) {
    return operators[random.nextInt(operators.length)];
  }
}
