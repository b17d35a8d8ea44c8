package bellhop.simulator.execution;

import java.util.ArrayList;
import java.util.List;

/** What some shots gave, in shot order; sums are taken in that order. */
public final class Batch {
  private final List<String> outcomes = new ArrayList<>();
  private ErrorBudget budget = ErrorBudget.ZERO;
  private long pairCount;
  private double fidelitySum;
  private double fidelityMin = 1;

  /** Of no shots yet. */
  public Batch() {}

  void add(Ledger ledger) {
    budget = budget.plus(ledger.budget());
    pairCount += ledger.pairCount;
    fidelitySum += ledger.fidelitySum;
    fidelityMin = Math.min(fidelityMin, ledger.fidelityMin);
  }

  void add(String outcome) {
    outcomes.add(outcome);
  }

  public List<String> outcomes() {
    return List.copyOf(outcomes);
  }

  /** Summed over the shots. */
  public ErrorBudget budget() {
    return budget;
  }

  public long pairCount() {
    return pairCount;
  }

  public double fidelitySum() {
    return fidelitySum;
  }

  /** 1 if no pair was used. */
  public double fidelityMin() {
    return fidelityMin;
  }
}
