package bellhop.simulator.execution;

/** The losses of one shot by cause, and how good its pairs were when they were used. */
final class Ledger {
  /** An outright zero would make a sum of logarithms useless. */
  private static final double LEAST = 1e-12;

  double localGates;
  double pairs;
  double waiting;
  double measurement;
  long pairCount;
  double fidelitySum;
  double fidelityMin;

  void clear() {
    localGates = 0;
    pairs = 0;
    waiting = 0;
    measurement = 0;
    pairCount = 0;
    fidelitySum = 0;
    fidelityMin = 1;
  }

  /** A pair is used. */
  void use(double fidelity) {
    pairCount++;
    fidelitySum += fidelity;
    fidelityMin = Math.min(fidelityMin, fidelity);
  }

  ErrorBudget budget() {
    return new ErrorBudget(localGates, pairs, waiting, measurement);
  }

  /** −ln(1 − error). */
  static double loss(double error) {
    return -StrictMath.log1p(-Math.min(error, 1 - LEAST));
  }

  /** −ln F. */
  static double lossOfFidelity(double fidelity) {
    return -StrictMath.log(Math.max(fidelity, LEAST));
  }
}
