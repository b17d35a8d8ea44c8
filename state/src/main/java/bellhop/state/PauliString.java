package bellhop.state;

import java.util.Arrays;

/**
 * A product of Pauli operators on numbered qubits with a sign, ±P₀⊗P₁⊗…, each P one of I, X, Y, Z.
 * One bit X and one bit Z for each qubit, 64 qubits a word; both bits mean Y. Mutable.
 */
public final class PauliString {
  private static final String LETTERS = "_XZY";

  private final int qubits;
  private final long[] x;
  private final long[] z;
  private boolean negative;

  /** The identity. */
  public PauliString(int qubits) {
    this.qubits = qubits;
    x = new long[(qubits + 63) >> 6];
    z = new long[(qubits + 63) >> 6];
  }

  /** Reads "+XZ_Y": first letter qubit 0, "_" or "I" for none; the sign may be missing. */
  public static PauliString parse(String text) {
    boolean signed = text.startsWith("+") || text.startsWith("-");
    String letters = (signed ? text.substring(1) : text).replace('I', '_');
    PauliString result = new PauliString(letters.length());
    for (int qubit = 0; qubit < letters.length(); qubit++) {
      int pauli = LETTERS.indexOf(letters.charAt(qubit));
      if (pauli < 0) {
        throw new IllegalArgumentException("not a Pauli string: " + text);
      }
      result.set(qubit, pauli);
    }
    result.negative = text.startsWith("-");
    return result;
  }

  public int qubits() {
    return qubits;
  }

  /** 2z + x: 0 none, 1 X, 2 Z, 3 Y. */
  public int pauli(int qubit) {
    return (hasX(qubit) ? 1 : 0) + (hasZ(qubit) ? 2 : 0);
  }

  /** Puts a Pauli (2z + x) in the place of what is there. */
  public void set(int qubit, int pauli) {
    long bit = 1L << qubit;
    int word = qubit >> 6;
    x[word] = (pauli & 1) == 0 ? x[word] & ~bit : x[word] | bit;
    z[word] = (pauli & 2) == 0 ? z[word] & ~bit : z[word] | bit;
  }

  public boolean negative() {
    return negative;
  }

  public void setNegative(boolean negative) {
    this.negative = negative;
  }

  boolean hasX(int qubit) {
    return (x[qubit >> 6] >>> qubit & 1) == 1;
  }

  boolean hasZ(int qubit) {
    return (z[qubit >> 6] >>> qubit & 1) == 1;
  }

  /** The lowest qubit with X or Y, or −1. */
  int firstX() {
    for (int word = 0; word < x.length; word++) {
      if (x[word] != 0) {
        return 64 * word + Long.numberOfTrailingZeros(x[word]);
      }
    }
    return -1;
  }

  /** The X bits, 64 qubits a word. */
  long[] xBits() {
    return x.clone();
  }

  void clear() {
    Arrays.fill(x, 0);
    Arrays.fill(z, 0);
    negative = false;
  }

  void copyFrom(PauliString other) {
    System.arraycopy(other.x, 0, x, 0, x.length);
    System.arraycopy(other.z, 0, z, 0, z.length);
    negative = other.negative;
  }

  public PauliString copy() {
    PauliString copy = new PauliString(qubits);
    copy.copyFrom(this);
    return copy;
  }

  /**
   * Becomes this·other without its sign.
   *
   * <p>XY, YZ and ZX give a factor i, the same pairs turned about −i. With p the number of the
   * former and a the number of all anticommuting places the factor is i^(2p − a).
   *
   * @return e, where this·other = iᵉ · (what this has become, with a plus)
   */
  int multiply(PauliString other) {
    int exponent = (negative ? 2 : 0) + (other.negative ? 2 : 0);
    for (int w = 0; w < x.length; w++) {
      long a = x[w];
      long b = z[w];
      long c = other.x[w];
      long d = other.z[w];
      long forward = (a & ~b & c & d) | (a & b & ~c & d) | (~a & b & c & ~d);
      long turning = (a & d) ^ (b & c);
      exponent += 2 * Long.bitCount(forward) - Long.bitCount(turning);
      x[w] = a ^ c;
      z[w] = b ^ d;
    }
    negative = false;
    return exponent & 3;
  }

  /**
   * Becomes C†·this·C, where C is a cx from the pivot to every qubit of a mask. With m the number
   * of targets that carry Z and s = 1 if the pivot carries Z, m(m−1)/2 + (s + 1)·m + (number of
   * targets with Y) signs arise: each cx gives one where x_pivot·z_target·(x_target ⊕ z_pivot ⊕ 1)
   * is 1, and each Z on a target turns the pivot's Z for the next.
   */
  void fanOut(int pivot, long[] targets) {
    int carrying = 0;
    int ys = 0;
    for (int w = 0; w < x.length; w++) {
      carrying += Long.bitCount(z[w] & targets[w]);
      ys += Long.bitCount(x[w] & z[w] & targets[w]);
    }
    if (hasX(pivot)) {
      int s = hasZ(pivot) ? 1 : 0;
      int signs = carrying * (carrying - 1) / 2 + (s + 1) * carrying + ys;
      negative ^= (signs & 1) == 1;
      for (int w = 0; w < x.length; w++) {
        x[w] ^= targets[w];
      }
    }
    z[pivot >> 6] ^= (carrying & 1L) << pivot;
  }

  /** Becomes S†·this·S on one qubit: X to −Y, Y to X. */
  void unturn(int qubit) {
    if (hasX(qubit)) {
      negative ^= !hasZ(qubit);
      z[qubit >> 6] ^= 1L << qubit;
    }
  }

  /** Becomes H·this·H on one qubit. */
  void hadamard(int qubit) {
    int pauli = pauli(qubit);
    negative ^= pauli == 3;
    set(qubit, (pauli & 1) << 1 | pauli >> 1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PauliString that
        && qubits == that.qubits
        && negative == that.negative
        && Arrays.equals(x, that.x)
        && Arrays.equals(z, that.z);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(x) + Arrays.hashCode(z)) + (negative ? 1 : 0);
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(negative ? "-" : "+");
    for (int qubit = 0; qubit < qubits; qubit++) {
      text.append(LETTERS.charAt(pauli(qubit)));
    }
    return text.toString();
  }
}
