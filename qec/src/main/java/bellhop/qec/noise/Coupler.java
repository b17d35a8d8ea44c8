package bellhop.qec.noise;

/**
 * What joins two qubits, whichever is named first.
 *
 * @param low the qubit of the lower number
 */
public record Coupler(int low, int high) {
  public Coupler {
    if (low < 0 || low >= high) {
      throw new IllegalArgumentException(
          "a coupler joins " + low + " to a higher qubit, not " + high);
    }
  }

  public static Coupler of(int a, int b) {
    return new Coupler(Math.min(a, b), Math.max(a, b));
  }
}
