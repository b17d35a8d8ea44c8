package bellhop.qec.code;

/**
 * A shift x^i y^j of the torus.
 *
 * @param i steps along the first direction, which may be negative; likewise j
 */
public record Monomial(int i, int j) {
  static Monomial x(int i) {
    return new Monomial(i, 0);
  }

  static Monomial y(int j) {
    return new Monomial(0, j);
  }

  Monomial inverse() {
    return new Monomial(-i, -j);
  }
}
