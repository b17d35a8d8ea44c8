package bellhop.circuit;

import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.sin;

import java.util.Arrays;
import java.util.List;

/**
 * Small complex matrices, row-major, interleaved. Written for clarity: the kernels are elsewhere.
 */
public final class Matrices {
  /** Size of an entry that counts as zero: rounding of some hundred products stays below. */
  public static final double TOLERANCE = 1e-9;

  private Matrices() {}

  static double[] of(double... entries) {
    return entries;
  }

  static double[] hadamard() {
    double r = StrictMath.sqrt(0.5);
    return of(r, 0, r, 0, r, 0, -r, 0);
  }

  /** diag(1, e^{iφ}). */
  static double[] phase(double phi) {
    return of(1, 0, 0, 0, 0, 0, cos(phi), sin(phi));
  }

  /** diag(e^{−iφ/2}, e^{iφ/2}). */
  static double[] turnZ(double phi) {
    return of(cos(phi / 2), -sin(phi / 2), 0, 0, 0, 0, cos(phi / 2), sin(phi / 2));
  }

  /** The gate u(θ, φ, λ): [[cos θ/2, −e^{iλ} sin θ/2], [e^{iφ} sin θ/2, e^{i(φ+λ)} cos θ/2]]. */
  static double[] rotation(double theta, double phi, double lambda) {
    double c = cos(theta / 2);
    double s = sin(theta / 2);
    return of(
        c,
        0,
        -s * cos(lambda),
        -s * sin(lambda),
        s * cos(phi),
        s * sin(phi),
        c * cos(phi + lambda),
        c * sin(phi + lambda));
  }

  /** (V₀⊗V₁)†·D·(V₀⊗V₁), 4×4. */
  static double[] interaction(Axis first, Axis second, Form.Diagonal d) {
    double[] turn = identity(2);
    for (GateCall call : first.toZ()) {
      turn = multiply(embed(2, call), turn);
    }
    for (GateCall call : second.toZ()) {
      turn = multiply(embed(2, call.on(1)), turn);
    }
    double[] phases = {d.p00(), d.p10(), d.p01(), d.p11()};
    double[] diagonal = new double[32];
    for (int i = 0; i < 4; i++) {
      diagonal[10 * i] = cos(phases[i]);
      diagonal[10 * i + 1] = sin(phases[i]);
    }
    return multiply(adjoint(turn), multiply(diagonal, turn));
  }

  /** The unitary of calls on qubits 0 … n − 1, first to last. */
  public static double[] product(int qubitCount, List<GateCall> calls) {
    double[] result = identity(qubitCount);
    for (GateCall call : calls) {
      apply(result, 1 << qubitCount, call);
    }
    return result;
  }

  /** A call after what the matrix does, in place: its rows are mixed in groups of 2ᵏ. */
  private static void apply(double[] matrix, int size, GateCall call) {
    int k = call.qubitCount();
    int[] places = new int[1 << k];
    for (int i = 0; i < places.length; i++) {
      for (int operand = 0; operand < k; operand++) {
        places[i] |= (i >> operand & 1) << call.qubit(operand);
      }
    }
    double[] small = call.matrix();
    double[] rows = new double[places.length * 2 * size];
    for (int rest = 0; rest < size; rest++) {
      if ((rest & places[places.length - 1]) == 0) {
        mix(matrix, size, small, places, rest, rows);
      }
    }
  }

  private static void mix(
      double[] matrix, int size, double[] small, int[] places, int rest, double[] rows) {
    int length = 2 * size;
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(matrix, (rest | places[i]) * length, rows, i * length, length);
    }
    for (int row = 0; row < places.length; row++) {
      int to = (rest | places[row]) * length;
      Arrays.fill(matrix, to, to + length, 0);
      for (int i = 0; i < places.length; i++) {
        double re = small[2 * (row * places.length + i)];
        double im = small[2 * (row * places.length + i) + 1];
        if (re != 0 || im != 0) {
          add(matrix, to, re, im, rows, i * length, length);
        }
      }
    }
  }

  private static void add(
      double[] matrix, int to, double re, double im, double[] rows, int from, int length) {
    for (int column = 0; column < length; column += 2) {
      matrix[to + column] += re * rows[from + column] - im * rows[from + column + 1];
      matrix[to + column + 1] += re * rows[from + column + 1] + im * rows[from + column];
    }
  }

  /** 2ⁿ×2ⁿ. */
  public static double[] identity(int qubitCount) {
    int n = 1 << qubitCount;
    double[] result = new double[2 * n * n];
    for (int i = 0; i < n; i++) {
      result[2 * (i * n + i)] = 1;
    }
    return result;
  }

  /** a·b for square matrices of one size. */
  public static double[] multiply(double[] a, double[] b) {
    int n = size(a);
    double[] result = new double[a.length];
    for (int row = 0; row < n; row++) {
      for (int k = 0; k < n; k++) {
        double re = a[2 * (row * n + k)];
        double im = a[2 * (row * n + k) + 1];
        if (re == 0 && im == 0) {
          continue;
        }
        for (int column = 0; column < n; column++) {
          int to = 2 * (row * n + column);
          int from = 2 * (k * n + column);
          result[to] += re * b[from] - im * b[from + 1];
          result[to + 1] += re * b[from + 1] + im * b[from];
        }
      }
    }
    return result;
  }

  /** The conjugate transpose. */
  public static double[] adjoint(double[] a) {
    int n = size(a);
    double[] result = new double[a.length];
    for (int row = 0; row < n; row++) {
      for (int column = 0; column < n; column++) {
        result[2 * (column * n + row)] = a[2 * (row * n + column)];
        result[2 * (column * n + row) + 1] = -a[2 * (row * n + column) + 1];
      }
    }
    return result;
  }

  /** A call's matrix acting on its qubits among n. */
  public static double[] embed(int qubitCount, GateCall call) {
    double[] small = call.matrix();
    int k = call.qubitCount();
    int n = 1 << qubitCount;
    double[] result = new double[2 * n * n];
    for (int column = 0; column < n; column++) {
      int smallColumn = 0;
      int rest = column;
      for (int i = 0; i < k; i++) {
        smallColumn |= (column >> call.qubit(i) & 1) << i;
        rest &= ~(1 << call.qubit(i));
      }
      for (int smallRow = 0; smallRow < 1 << k; smallRow++) {
        int row = rest;
        for (int i = 0; i < k; i++) {
          row |= (smallRow >> i & 1) << call.qubit(i);
        }
        int from = 2 * ((smallRow << k) + smallColumn);
        result[2 * (row * n + column)] = small[from];
        result[2 * (row * n + column) + 1] = small[from + 1];
      }
    }
    return result;
  }

  /** Whether a 2×2 matrix is diagonal, up to {@link #TOLERANCE}. */
  public static boolean isDiagonal(double[] m) {
    return isZero(m, 1) && isZero(m, 2);
  }

  /** Whether a 2×2 matrix has nothing on its diagonal, up to {@link #TOLERANCE}. */
  public static boolean isAntidiagonal(double[] m) {
    return isZero(m, 0) && isZero(m, 3);
  }

  private static boolean isZero(double[] m, int entry) {
    return StrictMath.hypot(m[2 * entry], m[2 * entry + 1]) < TOLERANCE;
  }

  private static int size(double[] matrix) {
    return (int) StrictMath.round(StrictMath.sqrt(matrix.length / 2.0));
  }
}
