package bellhop.pair;

/**
 * The referee: a density matrix of a few qubits, slow and plain. Qubit 0 is the leftmost bit.
 * Complex matrices are row-major with real and imaginary parts side by side.
 */
final class Dense {
  static final double[] X = real(0, 1, 1, 0);
  static final double[] Z = real(1, 0, 0, -1);
  static final double[] Y = {0, 0, 0, -1, 0, 1, 0, 0};
  static final double[] H = real(Math.sqrt(0.5), Math.sqrt(0.5), Math.sqrt(0.5), -Math.sqrt(0.5));
  static final double[] I = real(1, 0, 0, 1);
  static final double[] CX = real(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0);
  static final double[][] PAULIS = {I, X, Z, Y};

  final int qubits;
  final double[] entries;

  Dense(int qubits, double[] entries) {
    this.qubits = qubits;
    this.entries = entries;
  }

  static double[] real(double... values) {
    double[] matrix = new double[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      matrix[2 * i] = values[i];
    }
    return matrix;
  }

  static Dense of(XState s) {
    Dense d = new Dense(2, new double[32]);
    d.set(0, 0, s.r00(), 0);
    d.set(1, 1, s.r01(), 0);
    d.set(2, 2, s.r10(), 0);
    d.set(3, 3, s.r11(), 0);
    d.set(1, 2, s.cRe(), s.cIm());
    d.set(2, 1, s.cRe(), -s.cIm());
    d.set(0, 3, s.dRe(), s.dIm());
    d.set(3, 0, s.dRe(), -s.dIm());
    return d;
  }

  /** A pure state of real amplitudes. */
  static Dense pure(double... amplitudes) {
    int dim = amplitudes.length;
    Dense d = new Dense(Integer.numberOfTrailingZeros(dim), new double[2 * dim * dim]);
    for (int i = 0; i < dim; i++) {
      for (int j = 0; j < dim; j++) {
        d.set(i, j, amplitudes[i] * amplitudes[j], 0);
      }
    }
    return d;
  }

  int dim() {
    return 1 << qubits;
  }

  double re(int i, int j) {
    return entries[2 * (i * dim() + j)];
  }

  double im(int i, int j) {
    return entries[2 * (i * dim() + j) + 1];
  }

  void set(int i, int j, double re, double im) {
    entries[2 * (i * dim() + j)] = re;
    entries[2 * (i * dim() + j) + 1] = im;
  }

  Dense tensor(Dense o) {
    Dense d = new Dense(qubits + o.qubits, new double[2 * dim() * dim() * o.dim() * o.dim()]);
    for (int i = 0; i < d.dim(); i++) {
      for (int j = 0; j < d.dim(); j++) {
        double a = re(i / o.dim(), j / o.dim());
        double b = im(i / o.dim(), j / o.dim());
        double c = o.re(i % o.dim(), j % o.dim());
        double e = o.im(i % o.dim(), j % o.dim());
        d.set(i, j, a * c - b * e, a * e + b * c);
      }
    }
    return d;
  }

  Dense times(double factor) {
    double[] e = entries.clone();
    for (int i = 0; i < e.length; i++) {
      e[i] *= factor;
    }
    return new Dense(qubits, e);
  }

  Dense plus(Dense o) {
    double[] e = entries.clone();
    for (int i = 0; i < e.length; i++) {
      e[i] += o.entries[i];
    }
    return new Dense(qubits, e);
  }

  /** K ρ K†, K on the named qubits in that order, not normalised. */
  Dense apply(double[] k, int... on) {
    return left(k, on).dagger().left(k, on).dagger();
  }

  private Dense left(double[] k, int... on) {
    int side = 1 << on.length;
    Dense d = new Dense(qubits, new double[entries.length]);
    for (int i = 0; i < dim(); i++) {
      int row = local(i, on);
      for (int col = 0; col < side; col++) {
        double kr = k[2 * (row * side + col)];
        double ki = k[2 * (row * side + col) + 1];
        int from = withLocal(i, col, on);
        for (int j = 0; (kr != 0 || ki != 0) && j < dim(); j++) {
          double a = re(from, j);
          double b = im(from, j);
          d.set(i, j, d.re(i, j) + kr * a - ki * b, d.im(i, j) + kr * b + ki * a);
        }
      }
    }
    return d;
  }

  private Dense dagger() {
    Dense d = new Dense(qubits, new double[entries.length]);
    for (int i = 0; i < dim(); i++) {
      for (int j = 0; j < dim(); j++) {
        d.set(i, j, re(j, i), -im(j, i));
      }
    }
    return d;
  }

  private int local(int index, int[] on) {
    int value = 0;
    for (int q : on) {
      value = (value << 1) | ((index >> (qubits - 1 - q)) & 1);
    }
    return value;
  }

  private int withLocal(int index, int value, int[] on) {
    int result = index;
    for (int b = 0; b < on.length; b++) {
      int place = qubits - 1 - on[b];
      int bit = (value >> (on.length - 1 - b)) & 1;
      result = (result & ~(1 << place)) | (bit << place);
    }
    return result;
  }

  /** Amplitude damping with residual excitation, then dephasing, so that s and q come out. */
  Dense wait(int qubit, Memory m, double seconds) {
    double s = Math.exp(-seconds / m.t1());
    double q = Math.exp(-seconds / m.t2());
    double e = m.residualExcitation();
    double[] k0 = real(Math.sqrt(1 - e), 0, 0, Math.sqrt((1 - e) * s));
    double[] k1 = real(0, Math.sqrt((1 - e) * (1 - s)), 0, 0);
    double[] k2 = real(Math.sqrt(e * s), 0, 0, Math.sqrt(e));
    double[] k3 = real(0, 0, Math.sqrt(e * (1 - s)), 0);
    Dense damped =
        apply(k0, qubit).plus(apply(k1, qubit)).plus(apply(k2, qubit)).plus(apply(k3, qubit));
    double flip = s == 0 ? 0.5 : (1 - q / Math.sqrt(s)) / 2;
    return damped.times(1 - flip).plus(damped.apply(Z, qubit).times(flip));
  }

  Dense depolarise(double p, int a) {
    Dense sum = times(1 - p);
    for (int i = 1; i < 4; i++) {
      sum = sum.plus(apply(PAULIS[i], a).times(p / 3));
    }
    return sum;
  }

  Dense depolarise2(double p, int a, int b) {
    Dense sum = times(1 - p);
    for (int i = 1; i < 16; i++) {
      sum = sum.plus(apply(PAULIS[i >> 2], a).apply(PAULIS[i & 3], b).times(p / 15));
    }
    return sum;
  }

  Dense project(int qubit, int value) {
    return apply(value == 0 ? real(1, 0, 0, 0) : real(0, 0, 0, 1), qubit);
  }

  /** Sums over the named qubit, the others move up. */
  Dense trace(int qubit) {
    Dense d = new Dense(qubits - 1, new double[entries.length / 4]);
    int low = qubits - 1 - qubit;
    for (int i = 0; i < d.dim(); i++) {
      for (int j = 0; j < d.dim(); j++) {
        for (int v = 0; v < 2; v++) {
          int from = insert(i, low, v);
          int to = insert(j, low, v);
          d.set(i, j, d.re(i, j) + re(from, to), d.im(i, j) + im(from, to));
        }
      }
    }
    return d;
  }

  private static int insert(int index, int place, int value) {
    return ((((index >> place) << 1) | value) << place) | (index & ((1 << place) - 1));
  }

  double trace() {
    double sum = 0;
    for (int i = 0; i < dim(); i++) {
      sum += re(i, i);
    }
    return sum;
  }

  /** ⟨ψ|ρ|ψ⟩ for real amplitudes. */
  double overlap(double... psi) {
    double sum = 0;
    for (int i = 0; i < dim(); i++) {
      for (int j = 0; j < dim(); j++) {
        sum += psi[i] * psi[j] * re(i, j);
      }
    }
    return sum;
  }

  double distance(Dense o) {
    double worst = 0;
    for (int i = 0; i < entries.length; i++) {
      worst = Math.max(worst, Math.abs(entries[i] - o.entries[i]));
    }
    return worst;
  }
}
