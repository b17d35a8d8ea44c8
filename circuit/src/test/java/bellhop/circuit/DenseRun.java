package bellhop.circuit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The exact distribution of a small program's answers: follows every outcome of every measurement.
 * Answers are printed as the results are: last register first, blanks between.
 */
public final class DenseRun {
  private static final double NOTHING = 1e-12;

  private final Program program;
  private final Map<String, Double> answers = new TreeMap<>();

  private DenseRun(Program program) {
    this.program = program;
  }

  public static Map<String, Double> of(Program program) {
    DenseRun run = new DenseRun(program);
    double[] state = new double[2 << program.qubitCount()];
    state[0] = 1;
    run.follow(program.operations(), state, new long[program.cellCount()]);
    return run.answers;
  }

  private void follow(List<Operation> operations, double[] state, long[] cells) {
    if (norm(state) < NOTHING) {
      return;
    }
    for (int i = 0; i < operations.size(); i++) {
      List<Operation> rest = operations.subList(i + 1, operations.size());
      switch (operations.get(i)) {
        case Operation.Apply(GateCall call) -> DenseState.apply(state, call);
        case Operation.Assign(int cell, var value) -> cells[cell] = value.evaluate(cells);
        case Operation.Barrier _ -> {}
        case Operation.Annotated(var _, var inner) -> {
          follow(before(inner, rest), state, cells);
          return;
        }
        case Operation.Branch(var condition, var then, var otherwise) -> {
          List<Operation> next = new ArrayList<>(condition.evaluate(cells) != 0 ? then : otherwise);
          next.addAll(rest);
          follow(next, state, cells);
          return;
        }
        case Operation.While(var condition, var body, int _) -> {
          if (condition.evaluate(cells) != 0) {
            List<Operation> next = new ArrayList<>(body);
            next.addAll(operations.subList(i, operations.size()));
            follow(next, state, cells);
            return;
          }
        }
        case Operation.Measure(int qubit, int cell) -> {
          for (int value = 0; value < 2; value++) {
            long[] seen = cells.clone();
            seen[cell] = value;
            follow(rest, projected(state, qubit, value), seen);
          }
          return;
        }
        case Operation.Reset(int qubit) -> {
          follow(rest, projected(state, qubit, 0), cells.clone());
          double[] other = projected(state, qubit, 1);
          DenseState.apply(other, GateCall.of(Gate.X, qubit));
          follow(rest, other, cells.clone());
          return;
        }
      }
    }
    answers.merge(answer(cells), norm(state), Double::sum);
  }

  private static double norm(double[] state) {
    double norm = 0;
    for (double amplitude : state) {
      norm += amplitude * amplitude;
    }
    return norm;
  }

  private static List<Operation> before(Operation first, List<Operation> rest) {
    List<Operation> result = new ArrayList<>();
    result.add(first);
    result.addAll(rest);
    return result;
  }

  private static double[] projected(double[] state, int qubit, int value) {
    double[] result = state.clone();
    for (int i = 0; i < result.length / 2; i++) {
      if ((i >> qubit & 1) != value) {
        result[2 * i] = 0;
        result[2 * i + 1] = 0;
      }
    }
    return result;
  }

  private String answer(long[] cells) {
    StringBuilder answer = new StringBuilder();
    for (Program.Variable variable : program.variables().reversed()) {
      if (!variable.output()) {
        continue;
      }
      answer.append(answer.isEmpty() ? "" : " ");
      for (int i = variable.cellCount() - 1; i >= 0; i--) {
        answer.append(cells[variable.firstCell() + i]);
      }
    }
    return answer.toString();
  }
}
