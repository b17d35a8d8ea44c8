package bellhop.compiler.proof;

import bellhop.circuit.Axis;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import java.util.List;

/**
 * One-qubit algebra: 2×2 matrices as {@link Matrices} lays them out, and directions n of the Bloch
 * sphere for the operators n·σ. Angles in rad.
 */
final class Spin {
  /** Rounding may add up over a long program; a wrong gate is far off. */
  static final double TOLERANCE = 1e-8;

  static final double[] X = {1, 0, 0};
  static final double[] Z = {0, 0, 1};

  private static final double[] IDENTITY = Matrices.identity(1);
  private static final double[] PAULI_X = {0, 0, 1, 0, 1, 0, 0, 0};
  private static final double[] PAULI_Z = {1, 0, 0, 0, 0, 0, -1, 0};

  private Spin() {}

  static double[] identity() {
    return IDENTITY.clone();
  }

  static double[] pauliX() {
    return PAULI_X.clone();
  }

  static double[] pauliZ() {
    return PAULI_Z.clone();
  }

  static double[] times(double[] a, double[] b) {
    return Matrices.multiply(a, b);
  }

  /** f†·a·f. */
  static double[] inFrame(double[] a, double[] f) {
    return times(Matrices.adjoint(f), times(a, f));
  }

  /** The matrix n·σ. */
  static double[] matrix(double[] n) {
    return new double[] {n[2], 0, n[0], -n[1], n[0], n[1], -n[2], 0};
  }

  /** The direction of a matrix n·σ, made exactly one long so that rounding cannot grow. */
  static double[] direction(double[] matrix) {
    double x = matrix[4];
    double y = matrix[5];
    double z = matrix[0];
    double length = StrictMath.sqrt(x * x + y * y + z * z);
    return new double[] {x / length, y / length, z / length};
  }

  /** The direction in which f† (n·σ) f points. */
  static double[] turned(double[] n, double[] f) {
    return direction(inFrame(matrix(n), f));
  }

  /** The direction that an axis of the gate table stands for. */
  static double[] direction(Axis axis) {
    List<GateCall> toZ = axis.toZ();
    return toZ.isEmpty() ? Z.clone() : turned(Z, Matrices.product(1, toZ));
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  static boolean isSame(double[] a, double[] b) {
    return distance(a, b, 1) < TOLERANCE;
  }

  static boolean isParallel(double[] a, double[] b) {
    return isSame(a, b) || distance(a, b, -1) < TOLERANCE;
  }

  /** |a − sign·b|. */
  private static double distance(double[] a, double[] b, int sign) {
    double x = a[0] - sign * b[0];
    double y = a[1] - sign * b[1];
    double z = a[2] - sign * b[2];
    return StrictMath.sqrt(x * x + y * y + z * z);
  }

  /** exp(i·angle·n·σ). */
  static double[] rotation(double[] n, double angle) {
    double[] m = matrix(n);
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    double[] result = new double[8];
    for (int i = 0; i < 8; i += 2) {
      result[i] = -s * m[i + 1];
      result[i + 1] = s * m[i];
    }
    result[0] += c;
    result[6] += c;
    return result;
  }

  /** diag(1, r). */
  static double[] phase(double re, double im) {
    return new double[] {1, 0, 0, 0, 0, 0, re, im};
  }

  /** Unitary matrices that differ by a phase alone. */
  static boolean isSameUpToPhase(double[] a, double[] b) {
    double[] product = times(Matrices.adjoint(a), b);
    return isDiagonal(product)
        && StrictMath.hypot(product[0] - product[6], product[1] - product[7]) < TOLERANCE;
  }

  static boolean isTrivial(double[] unitary) {
    return isSameUpToPhase(unitary, IDENTITY);
  }

  /** As generous as all comparisons here, which are of long products of frames. */
  static boolean isDiagonal(double[] unitary) {
    return StrictMath.hypot(unitary[2], unitary[3]) < TOLERANCE;
  }

  /**
   * The angle φ and the direction n of a unitary e^{iα}·exp(iφ n·σ): four numbers, φ first. Of a
   * trivial one the direction is Z.
   */
  static double[] decompose(double[] u) {
    double[] special = toUnitDeterminant(u);
    double cos = (special[0] + special[6]) / 2;
    // exp(iφ n·σ) = cos φ + i sin φ n·σ
    double z = (special[1] - special[7]) / 2;
    double x = (special[3] + special[5]) / 2;
    double y = (special[2] - special[4]) / 2;
    double sin = StrictMath.sqrt(x * x + y * y + z * z);
    return sin < TOLERANCE
        ? new double[] {0, 0, 0, 1}
        : new double[] {StrictMath.atan2(sin, cos), x / sin, y / sin, z / sin};
  }

  private static double[] toUnitDeterminant(double[] u) {
    double re = u[0] * u[6] - u[1] * u[7] - u[2] * u[4] + u[3] * u[5];
    double im = u[0] * u[7] + u[1] * u[6] - u[2] * u[5] - u[3] * u[4];
    double half = -StrictMath.atan2(im, re) / 2;
    double c = StrictMath.cos(half);
    double s = StrictMath.sin(half);
    double[] result = new double[8];
    for (int i = 0; i < 8; i += 2) {
      result[i] = c * u[i] - s * u[i + 1];
      result[i + 1] = c * u[i + 1] + s * u[i];
    }
    return result;
  }

  /** A unitary whose columns are the eigenvectors of n·σ, +1 first. */
  static double[] eigenbasis(double[] n) {
    if (n[2] > -0.5) {
      double norm = StrictMath.sqrt(2 * (1 + n[2]));
      double a = (1 + n[2]) / norm;
      double re = n[0] / norm;
      double im = n[1] / norm;
      return new double[] {a, 0, -re, im, re, im, a, 0};
    }
    double norm = StrictMath.sqrt(2 * (1 - n[2]));
    double a = (1 - n[2]) / norm;
    double re = n[0] / norm;
    double im = n[1] / norm;
    return new double[] {re, -im, a, 0, a, 0, -re, -im};
  }
}
