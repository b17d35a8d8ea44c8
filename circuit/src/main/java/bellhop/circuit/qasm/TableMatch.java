package bellhop.circuit.qasm;

import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the table's gate behind a definition that bears its name, by comparing matrices. So a
 * program that brings its own library is read like one that includes it.
 */
final class TableMatch {
  private static final double SAME = 1e-9;
  private static final long COMPARED_SIZE = 200;

  /** Generic angles: a body that agrees with the table on both agrees everywhere. */
  private static final double[][] SAMPLES = {{0.731, -1.187, 2.413, 0.392}, {-2.09, 0.853, 1.7, 3}};

  private final Source source;
  private final Version version;
  private final Budget budget;
  private final Evaluator evaluator;

  TableMatch(Source source, Version version, Budget budget, Evaluator evaluator) {
    this.source = source;
    this.version = version;
    this.budget = budget;
    this.evaluator = evaluator;
  }

  /** The table's own gate where the definition says the same about a gate that it has. */
  Callee callee(Name name, Definition definition) {
    Callee own = new Callee.Defined(definition);
    return name.gate() instanceof Callee.Table table
            && table.parameterCount() == definition.parameterCount()
            && table.qubitCount() == definition.qubitCount()
            && definition.size() <= COMPARED_SIZE
            && isSame(table, own)
        ? table
        : own;
  }

  private boolean isSame(Callee.Table table, Callee own) {
    for (double[] sample : SAMPLES) {
      double[] angles = Arrays.copyOf(sample, table.parameterCount());
      double[] expected = table.gate().matrix(angles);
      double phase = table.convention().phase(angles);
      double[] found = matrix(own, angles);
      if (!isSame(found, expected, phase)) {
        return false;
      }
      if (angles.length == 0) {
        return true;
      }
    }
    return true;
  }

  /**
   * The whole matrix with its phase, as a control would see it: a control in front, and the block
   * where it is 1.
   */
  private double[] matrix(Callee own, double... angles) {
    int count = own.qubitCount();
    List<GateCall> calls = new ArrayList<>();
    GateExpander expander = new GateExpander(source, evaluator, budget, calls::add);
    int[] qubits = IntStream.range(0, count).toArray();
    expander.expand(own, angles, new double[0], new int[] {count}, qubits);
    double[] whole = Matrices.product(count + 1, calls);
    int size = 1 << count;
    double[] result = new double[2 * size * size];
    for (int row = 0; row < size; row++) {
      System.arraycopy(
          whole, 2 * ((row + size) * 2 * size + size), result, 2 * row * size, 2 * size);
    }
    return result;
  }

  /** OpenQASM 2 has no controls, so there a phase over the whole gate does not count. */
  private boolean isSame(double[] found, double[] expected, double phase) {
    double re = StrictMath.cos(phase);
    double im = StrictMath.sin(phase);
    if (version == Version.TWO) {
      double[] overlap = overlap(expected, found);
      double length = StrictMath.hypot(overlap[0], overlap[1]);
      re = length == 0 ? 1 : overlap[0] / length;
      im = length == 0 ? 0 : overlap[1] / length;
    }
    for (int i = 0; i < found.length; i += 2) {
      double wantedRe = re * expected[i] - im * expected[i + 1];
      double wantedIm = re * expected[i + 1] + im * expected[i];
      if (StrictMath.hypot(found[i] - wantedRe, found[i + 1] - wantedIm) > SAME) {
        return false;
      }
    }
    return true;
  }

  /** Σ conj(a)·b. */
  private static double[] overlap(double[] a, double[] b) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < a.length; i += 2) {
      re += a[i] * b[i] + a[i + 1] * b[i + 1];
      im += a[i] * b[i + 1] - a[i + 1] * b[i];
    }
    return new double[] {re, im};
  }
}
