package bellhop.qec.code;

/**
 * A code whose checks are products of X alone or of Z alone.
 *
 * @param hX a row for each X check, a column for each data qubit; likewise Z
 */
public record CssCode(BitMatrix hX, BitMatrix hZ) {
  /**
   * Logical operators in pairs: row i of one anticommutes with row i of the other and commutes with
   * all its other rows.
   */
  public record Logicals(BitMatrix x, BitMatrix z) {
    BitMatrix of(Basis basis) {
      return basis == Basis.X ? x : z;
    }
  }

  public CssCode {
    if (!hX.times(hZ.transposed()).isZero()) {
      throw new IllegalArgumentException("checks of X and Z that do not commute");
    }
  }

  /** Data qubits. */
  public int n() {
    return hX.columnCount();
  }

  /** Logical qubits. */
  public int k() {
    return n() - hX.rank() - hZ.rank();
  }

  /**
   * What commutes with all checks and is no product of checks, by elimination. Which ones of the
   * many that are the same up to checks is left open; they are not the shortest.
   */
  public Logicals logicals() {
    BitMatrix x = hZ.kernel().outside(hX);
    BitMatrix z = hX.kernel().outside(hZ);
    BitMatrix crossings = x.times(z.transposed());
    return new Logicals(crossings.inverse().times(x), z);
  }
}
