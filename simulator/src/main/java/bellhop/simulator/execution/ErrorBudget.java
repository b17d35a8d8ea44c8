package bellhop.simulator.execution;

/**
 * What each cause may have spoilt: the mean per shot of L = −Σ ln(1−e) over the places where a
 * fault can happen, e being 1 − the process fidelity of that place's channel to the identity. The
 * causes add up; what switching one off is worth is another question.
 *
 * @param localGates gates, transfers, resets
 * @param pairs −ln F of the pairs at their emission
 * @param waiting decay of data qubits, copies and pairs
 * @param measurement wrongly reported bits
 */
public record ErrorBudget(double localGates, double pairs, double waiting, double measurement) {
  public static final ErrorBudget ZERO = new ErrorBudget(0, 0, 0, 0);

  public ErrorBudget plus(ErrorBudget other) {
    return new ErrorBudget(
        localGates + other.localGates,
        pairs + other.pairs,
        waiting + other.waiting,
        measurement + other.measurement);
  }

  public ErrorBudget times(double factor) {
    return new ErrorBudget(
        localGates * factor, pairs * factor, waiting * factor, measurement * factor);
  }

  public double total() {
    return localGates + pairs + waiting + measurement;
  }

  /**
   * The chance of no fault, exp(−total): exact for Pauli noise, in general a lower bound on the
   * fidelity.
   */
  public double predictedSuccess() {
    return StrictMath.exp(-total());
  }
}
