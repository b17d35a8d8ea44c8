package bellhop.simulator.execution;

import bellhop.circuit.GateCall;
import bellhop.pair.Memory;
import bellhop.pair.XState;

/**
 * A density matrix, not normalised, of a few qubits; bit k of an index is qubit k. Slow and plain.
 */
final class Rho {
  final int qubits;
  final int dim;
  final double[] m;

  Rho(int qubits) {
    this(qubits, new double[2 << (2 * qubits)]);
    m[0] = 1;
  }

  private Rho(int qubits, double[] m) {
    this.qubits = qubits;
    dim = 1 << qubits;
    this.m = m;
  }

  /** K ρ K†, K 2×2 or 4×4 with the first operand least significant. */
  Rho apply(double[] k, int... on) {
    return new Rho(qubits, right(left(m, k, on), k, on));
  }

  Rho apply(GateCall call, int... on) {
    return apply(call.matrix(), on);
  }

  private double[] left(double[] from, double[] k, int... on) {
    double[] to = new double[from.length];
    int side = 1 << on.length;
    for (int row = 0; row < dim; row++) {
      for (int c = 0; c < side; c++) {
        double re = k[2 * (local(row, on) * side + c)];
        double im = k[2 * (local(row, on) * side + c) + 1];
        int source = with(row, c, on);
        for (int column = 0; column < dim; column++) {
          add(to, row * dim + column, re, im, from, source * dim + column);
        }
      }
    }
    return to;
  }

  private double[] right(double[] from, double[] k, int... on) {
    double[] to = new double[from.length];
    int side = 1 << on.length;
    for (int column = 0; column < dim; column++) {
      for (int c = 0; c < side; c++) {
        double re = k[2 * (local(column, on) * side + c)];
        double im = -k[2 * (local(column, on) * side + c) + 1];
        int source = with(column, c, on);
        for (int row = 0; row < dim; row++) {
          add(to, row * dim + column, re, im, from, row * dim + source);
        }
      }
    }
    return to;
  }

  private static void add(double[] to, int at, double re, double im, double[] from, int source) {
    to[2 * at] += re * from[2 * source] - im * from[2 * source + 1];
    to[2 * at + 1] += re * from[2 * source + 1] + im * from[2 * source];
  }

  private static int local(int index, int... on) {
    int value = 0;
    for (int k = 0; k < on.length; k++) {
      value |= ((index >> on[k]) & 1) << k;
    }
    return value;
  }

  private static int with(int index, int value, int... on) {
    int result = index;
    for (int k = 0; k < on.length; k++) {
      result = (result & ~(1 << on[k])) | (((value >> k) & 1) << on[k]);
    }
    return result;
  }

  Rho plus(Rho other, double weight) {
    double[] sum = m.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * other.m[i];
    }
    return new Rho(qubits, sum);
  }

  Rho times(double factor) {
    return new Rho(qubits, new double[m.length]).plus(this, factor);
  }

  /** P ρ P†, entry by entry: rows and columns change places, and signs come from Z. */
  Rho pauli(int qubit, int pauli) {
    double[] to = new double[m.length];
    int flip = Paulis.flips(pauli) ? 1 << qubit : 0;
    int turn = Paulis.turns(pauli) ? 1 << qubit : 0;
    for (int i = 0; i < dim; i++) {
      for (int j = 0; j < dim; j++) {
        double sign = ((i ^ j) & turn) == 0 ? 1 : -1;
        int at = 2 * ((i ^ flip) * dim + (j ^ flip));
        to[at] = sign * m[2 * (i * dim + j)];
        to[at + 1] = sign * m[2 * (i * dim + j) + 1];
      }
    }
    return new Rho(qubits, to);
  }

  /** Amplitude damping towards the residual excitation, then dephasing. */
  Rho wait(int qubit, Memory memory, double seconds) {
    double s = StrictMath.exp(-seconds / memory.t1());
    double q = StrictMath.exp(-seconds / memory.t2());
    double e = memory.residualExcitation();
    Rho down = damp(qubit, s, false);
    Rho damped = e == 0 ? down : down.times(1 - e).plus(damp(qubit, s, true), e);
    double flip = (1 - q / StrictMath.sqrt(s)) / 2;
    return damped.times(1 - flip).plus(damped.pauli(qubit, Paulis.Z), flip);
  }

  private Rho damp(int qubit, double s, boolean up) {
    double keep = StrictMath.sqrt(s);
    double jump = StrictMath.sqrt(1 - s);
    double[] k0 = {up ? keep : 1, 0, 0, 0, 0, 0, up ? 1 : keep, 0};
    double[] k1 = {0, 0, up ? 0 : jump, 0, up ? jump : 0, 0, 0, 0};
    return apply(k0, qubit).plus(apply(k1, qubit), 1);
  }

  Rho depolarise(double error, int... on) {
    int count = (1 << (2 * on.length)) - 1;
    Rho sum = times(1 - error);
    for (int fault = 1; error > 0 && fault <= count; fault++) {
      Rho struck = this;
      for (int k = 0; k < on.length; k++) {
        struck = struck.pauli(on[k], (fault >> (2 * k)) & 3);
      }
      sum = sum.plus(struck, error / count);
    }
    return sum;
  }

  Rho project(int qubit, int value) {
    return apply(
        value == 0 ? new double[] {1, 0, 0, 0, 0, 0, 0, 0} : new double[] {0, 0, 0, 0, 0, 0, 1, 0},
        qubit);
  }

  Rho reset(int qubit) {
    return project(qubit, 0).plus(project(qubit, 1).pauli(qubit, Paulis.X), 1);
  }

  /** Puts a pair into two qubits in |00⟩. */
  Rho pair(XState s, int a, int b) {
    Rho sum = new Rho(qubits, new double[m.length]);
    double[] p = {s.r00(), s.r01(), s.r10(), s.r11()};
    // Σ ρ_xy |x⟩⟨00| ρ |00⟩⟨y|, entry by entry
    for (int x = 0; x < 4; x++) {
      for (int y = 0; y < 4; y++) {
        double re = x == y ? p[x] : x + y != 3 ? 0 : x == 0 || y == 0 ? s.dRe() : s.cRe();
        double im =
            x == y || x + y != 3
                ? 0
                : x == 0 ? s.dIm() : y == 0 ? -s.dIm() : x == 1 ? s.cIm() : -s.cIm();
        if (re != 0 || im != 0) {
          move(sum, re, im, place(x, a, b), place(y, a, b));
        }
      }
    }
    return sum;
  }

  /** First index of a pair's state is end A, written left. */
  private static int place(int x, int a, int b) {
    return ((x >> 1) << a) | ((x & 1) << b);
  }

  private void move(Rho to, double re, double im, int rowBits, int columnBits) {
    for (int i = 0; i < dim; i++) {
      for (int j = 0; j < dim; j++) {
        if ((i | rowBits) != i + rowBits || (j | columnBits) != j + columnBits) {
          continue;
        }
        add(to.m, (i + rowBits) * dim + j + columnBits, re, im, m, i * dim + j);
      }
    }
  }

  double trace() {
    double sum = 0;
    for (int i = 0; i < dim; i++) {
      sum += m[2 * (i * dim + i)];
    }
    return sum;
  }

  /** ⟨ψ|ρ|ψ⟩ with ψ of some qubits, the others summed over. */
  double overlap(double[] psi, int... on) {
    double sum = 0;
    for (int rest = 0; rest < dim; rest++) {
      if (local(rest, on) != 0) {
        continue;
      }
      for (int i = 0; i < 1 << on.length; i++) {
        for (int j = 0; j < 1 << on.length; j++) {
          int at = 2 * (with(rest, i, on) * dim + with(rest, j, on));
          // Re(ψ_i* ρ_ij ψ_j)
          double re = psi[2 * i] * psi[2 * j] + psi[2 * i + 1] * psi[2 * j + 1];
          double im = psi[2 * i] * psi[2 * j + 1] - psi[2 * i + 1] * psi[2 * j];
          sum += re * m[at] - im * m[at + 1];
        }
      }
    }
    return sum;
  }
}
