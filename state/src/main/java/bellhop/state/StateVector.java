package bellhop.state;

import bellhop.circuit.GateCall;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Arrays;
import java.util.Locale;

/**
 * The pure state of up to 26 qubits. Its norm need not be 1: probabilities are relative to it, so a
 * no-jump operator such as diag(1, √s) needs no renormalisation. It draws no chance, the caller
 * brings it, and knows no noise. Not thread-safe.
 *
 * <p>Bit k of an amplitude's number is qubit k. One-qubit matrices wait in {@link Pending} until a
 * gate does not commute with them: turns about Z and damping pass through controls and phases, and
 * a pending exchange of 0 and 1 only renames the amplitudes that such a gate touches. So noise
 * costs almost nothing where it does nothing. Gates on more qubits follow a {@link Recipe} found
 * from their matrix.
 */
public final class StateVector {
  /** An array numbers 2³⁰ amplitudes, but 2²⁶ of them already take a gibibyte. */
  public static final int MAX_QUBITS = 26;

  /** Norm-changing matrices after which the norm is brought back towards 1. */
  private static final int SKEWS_BETWEEN_CHECKS = 32;

  /** Squared norms within 2^±200 are left alone. */
  private static final int TOLERATED_EXPONENT = 200;

  private static final double[][] PAULIS = {
    {1, 0, 0, 0, 0, 0, 1, 0},
    {0, 0, 1, 0, 1, 0, 0, 0},
    {1, 0, 0, 0, 0, 0, -1, 0},
    {0, 0, 0, -1, 0, 1, 0, 0},
  };

  private final int qubits;
  private final double[] re;
  private final double[] im;
  private final Pending pending;
  private final GateCache<Recipe> recipes;
  private int skews;

  private StateVector(int qubits, GateCache<Recipe> recipes) {
    if (qubits < 0 || qubits > MAX_QUBITS) {
      throw new IllegalArgumentException(
          "a state vector has 0 to " + MAX_QUBITS + " qubits, not " + qubits);
    }
    this.qubits = qubits;
    int length = StrictMath.max(Runs.STEP, 1 << qubits);
    re = new double[length];
    im = new double[length];
    pending = new Pending(qubits);
    this.recipes = recipes;
  }

  /** |0…0⟩. */
  public static StateVector zero(int qubits) {
    return zero(qubits, new GateCache<>(Recipe::of));
  }

  /** |0…0⟩ in another size. Both share what they found out about gates, and so one thread. */
  public StateVector sibling(int otherQubits) {
    return zero(otherQubits, recipes);
  }

  private static StateVector zero(int qubits, GateCache<Recipe> recipes) {
    StateVector state = new StateVector(qubits, recipes);
    state.re[0] = 1;
    return state;
  }

  /** Memory for one state in bytes; {@link Long#MAX_VALUE} where it does not fit a long. */
  public static long bytes(int qubits) {
    return qubits > 58 ? Long.MAX_VALUE : 16L << qubits;
  }

  /**
   * Refuses, as a user error, more qubits than {@link #MAX_QUBITS} or than the heap has room for.
   *
   * @param copies states that are alive at a time, such as one for each thread
   * @param where what asked for so many
   */
  public static void check(int qubits, int copies, Location where) {
    check(qubits, copies, Runtime.getRuntime().maxMemory(), where);
  }

  /** A tenth of the heap is left to everything else. */
  static void check(int qubits, int copies, long heapBytes, Location where) {
    if (qubits > MAX_QUBITS) {
      throw new InputException(
          where,
          qubits + " qubits are too many for a state vector",
          "it holds at most " + MAX_QUBITS,
          "use --backend stabilizer, if all gates are Clifford gates");
    }
    double needed = (double) copies * bytes(qubits);
    if (needed > 0.9 * heapBytes) {
      throw new InputException(
          where,
          String.format(Locale.ROOT, "%d qubits need %.0f MiB", qubits, needed / (1 << 20)),
          String.format(Locale.ROOT, "the heap has %.0f MiB", heapBytes / (double) (1 << 20)),
          "use fewer threads, give Java more memory, or use --backend stabilizer");
    }
  }

  public int qubits() {
    return qubits;
  }

  /** A gate of the table. */
  public void apply(GateCall call) {
    switch (recipes.get(call)) {
      case Recipe.Turn(var matrix) -> pending.fold(call.qubit(0), matrix, false);
      case Recipe.Split(var blocks) -> split(blocks, call.qubits());
      case Recipe.Dense(var matrix) -> dense(matrix, call.qubits());
    }
  }

  /** A 2×2 matrix, row-major, interleaved; need not be unitary. */
  public void apply1(int qubit, double[] matrix) {
    pending.fold(qubit, matrix, !isUnitary(matrix));
  }

  /** diag(zero, one) with real factors, such as the no-jump operator diag(1, √s). */
  public void diagonal(int qubit, double zero, double one) {
    pending.foldDiagonal(qubit, zero, one);
  }

  /**
   * @param pauli 2z + x: 0 none, 1 X, 2 Z, 3 Y
   */
  public void pauli(int qubit, int pauli) {
    if (pauli != 0) {
      pending.fold(qubit, PAULIS[pauli], false);
    }
  }

  /** Relative to the norm. */
  public double probabilityOfOne(int qubit) {
    flushSkewed();
    flush(qubit);
    double zero = mass(qubit, 0);
    double one = mass(qubit, 1);
    return one / (zero + one);
  }

  /** The squared norm. */
  public double norm2() {
    flushSkewed();
    return Mass.of(re, im, 0, 0);
  }

  /**
   * Keeps the part where the qubit has that value, with norm 1.
   *
   * @throws IllegalStateException if there is no such part
   */
  public void project(int qubit, int value) {
    flushSkewed();
    flush(qubit);
    keep(qubit, value, mass(qubit, value));
  }

  /**
   * Measures: 1 if u is below the probability of 1. Leaves norm 1.
   *
   * @param u uniform in [0, 1)
   */
  public int measure(int qubit, double u) {
    flushSkewed();
    flush(qubit);
    double zero = mass(qubit, 0);
    double one = mass(qubit, 1);
    int value = u * (zero + one) < one ? 1 : 0;
    keep(qubit, value, value == 1 ? one : zero);
    return value;
  }

  /**
   * Measures like {@link #measure} and leaves the other qubits in a smaller vector, those above the
   * measured one numbered one lower. This one means nothing until its next reset. Reading out all
   * qubits so costs a few passes together, not a few each.
   *
   * @param rest of one qubit fewer
   */
  public int measureOut(int qubit, double u, StateVector rest) {
    if (rest.qubits != qubits - 1) {
      throw new IllegalArgumentException(rest.qubits + " qubits do not remain of " + qubits);
    }
    flushSkewed();
    flush(qubit);
    double zero = mass(qubit, 0);
    double one = mass(qubit, 1);
    int value = u * (zero + one) < one ? 1 : 0;
    double factor = 1 / StrictMath.sqrt(value == 1 ? one : zero);
    Kernels.gather(re, qubit, value, factor, rest.re, 1 << rest.qubits);
    Kernels.gather(im, qubit, value, factor, rest.im, 1 << rest.qubits);
    rest.pending.copyWithout(pending, qubit);
    rest.skews = skews;
    return value;
  }

  /** Puts one qubit into |0⟩: measures it and turns a 1. */
  public void reset(int qubit, double u) {
    pauli(qubit, measure(qubit, u));
  }

  /** Back to |0…0⟩ without new memory. */
  public void reset() {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    re[0] = 1;
    pending.clear();
    skews = 0;
  }

  /** Becomes equal to another state of as many qubits without new memory. */
  public void copyFrom(StateVector other) {
    System.arraycopy(other.re, 0, re, 0, re.length);
    System.arraycopy(other.im, 0, im, 0, im.length);
    pending.copyFrom(other.pending);
    skews = other.skews;
  }

  /**
   * The state of two parts that share no amplitudes, the second's qubits numbered after the
   * first's.
   *
   * @param into as many qubits as both; whatever it held is lost
   */
  public static void product(StateVector first, StateVector second, StateVector into) {
    if (first.qubits + second.qubits != into.qubits) {
      throw new IllegalArgumentException(
          into.qubits + " qubits do not hold " + first.qubits + " and " + second.qubits);
    }
    first.flushAll();
    second.flushAll();
    for (int block = 0; block < 1 << second.qubits; block++) {
      Kernels.copyTimes(
          first.re,
          first.im,
          1 << first.qubits,
          second.re[block],
          second.im[block],
          into.re,
          into.im,
          block << first.qubits);
    }
    into.pending.clear();
    into.skews = 0;
  }

  public StateVector copy() {
    StateVector copy = zero(qubits);
    copy.copyFrom(this);
    return copy;
  }

  /** Multiplies the whole state. */
  public void scale(double factor) {
    Kernels.multiply(re, im, 0, 0, factor, 0);
  }

  /** The real part of an amplitude. */
  public double re(long index) {
    flushAll();
    return re[(int) index];
  }

  /** The imaginary part of an amplitude. */
  public double im(long index) {
    flushAll();
    return im[(int) index];
  }

  /** |amplitude|² over the squared norm, 2ⁿ numbers. */
  public double[] probabilities() {
    double norm = norm2();
    flushAll();
    double[] result = new double[1 << qubits];
    for (int i = 0; i < result.length; i++) {
      result[i] = (re[i] * re[i] + im[i] * im[i]) / norm;
    }
    return result;
  }

  private void split(Blocks blocks, int[] operands) {
    int flipped = 0;
    for (int k = 0; k < operands.length; k++) {
      boolean passes = blocks.isDiagonalIn(k) && pending.kind(operands[k]) != Pending.GENERAL;
      if (!passes) {
        flush(operands[k]);
      } else if (pending.kind(operands[k]) == Pending.ANTIDIAGONAL) {
        flipped |= 1 << k;
      }
    }
    blocks.apply(re, im, operands, flipped);
  }

  private void dense(double[] matrix, int[] operands) {
    int[] patterns = new int[1 << operands.length];
    for (int row = 0; row < patterns.length; row++) {
      patterns[row] = Blocks.spread(row, operands);
    }
    for (int qubit : operands) {
      flush(qubit);
    }
    Kernels.dense(re, im, patterns[patterns.length - 1], patterns, matrix);
  }

  private double mass(int qubit, int value) {
    return Mass.of(re, im, 1 << qubit, value << qubit);
  }

  private void keep(int qubit, int value, double mass) {
    if (!(mass > 0)) {
      throw new IllegalStateException("qubit " + qubit + " is never " + value);
    }
    double factor = 1 / StrictMath.sqrt(mass);
    Kernels.multiply(re, im, 1 << qubit, value << qubit, factor, 0);
    Kernels.multiply(re, im, 1 << qubit, (1 - value) << qubit, 0, 0);
  }

  private void flushAll() {
    for (int qubit = 0; qubit < qubits; qubit++) {
      flush(qubit);
    }
  }

  /** What changes the norm must be in the amplitudes before a sum over them means something. */
  private void flushSkewed() {
    for (int qubit = 0; qubit < qubits; qubit++) {
      if (pending.isSkewed(qubit)) {
        flush(qubit);
      }
    }
  }

  private void flush(int qubit) {
    byte kind = pending.kind(qubit);
    if (kind == Pending.NONE) {
      pending.clear(qubit);
      return;
    }
    int bit = 1 << qubit;
    if (kind == Pending.DIAGONAL) {
      multiply(bit, 0, pending.re(qubit, 0), pending.im(qubit, 0));
      multiply(bit, bit, pending.re(qubit, 3), pending.im(qubit, 3));
    } else {
      Kernels.turn(re, im, bit, 0, bit, pending.matrix(qubit));
    }
    if (pending.isSkewed(qubit)) {
      countSkew();
    }
    pending.clear(qubit);
  }

  private void multiply(int mask, int pattern, double a, double b) {
    if (a != 1 || b != 0) {
      Kernels.multiply(re, im, mask, pattern, a, b);
    }
  }

  /** A long run without jumps would shrink the norm to nothing. Powers of two round nothing. */
  private void countSkew() {
    if (++skews % SKEWS_BETWEEN_CHECKS != 0) {
      return;
    }
    int exponent = StrictMath.getExponent(Mass.of(re, im, 0, 0));
    if (StrictMath.abs(exponent) > TOLERATED_EXPONENT) {
      scale(StrictMath.scalb(1.0, -exponent / 2));
    }
  }

  /** Whether columns are orthogonal and of one length, so that it cannot bend probabilities. */
  private static boolean isUnitary(double[] m) {
    double first = m[0] * m[0] + m[1] * m[1] + m[4] * m[4] + m[5] * m[5];
    double second = m[2] * m[2] + m[3] * m[3] + m[6] * m[6] + m[7] * m[7];
    double overlapRe = m[0] * m[2] + m[1] * m[3] + m[4] * m[6] + m[5] * m[7];
    double overlapIm = m[0] * m[3] - m[1] * m[2] + m[4] * m[7] - m[5] * m[6];
    double tolerance = 1e-14 * (first + second);
    return StrictMath.abs(first - 1) <= 1e-14
        && StrictMath.abs(second - 1) <= 1e-14
        && StrictMath.abs(overlapRe) <= tolerance
        && StrictMath.abs(overlapIm) <= tolerance;
  }
}
