package bellhop.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a shot can be lost to: one entry for each field of the error budget. */
public enum Cause {
  PAIRS("pairs", "the pairs", RunResult.ErrorBudget::pairs),
  LOCAL_GATES("local_gates", "local gates", RunResult.ErrorBudget::localGates),
  WAITING("waiting", "waiting", RunResult.ErrorBudget::waiting),
  MEASUREMENT("measurement", "measurement", RunResult.ErrorBudget::measurement);

  private final String field;
  private final String words;
  private final ToDoubleFunction<RunResult.ErrorBudget> part;

  Cause(String field, String words, ToDoubleFunction<RunResult.ErrorBudget> part) {
    this.field = field;
    this.words = words;
    this.part = part;
  }

  /** As the JSON names it. */
  public String field() {
    return field;
  }

  /** As a sentence names it. */
  public String words() {
    return words;
  }

  /** Its part of the budget, L = −Σ ln(1−e). */
  public double budget(RunResult.ErrorBudget budget) {
    return part.applyAsDouble(budget);
  }

  /** Chance of at least one fault of this cause in a shot, 1 − exp(−L). */
  public double lost(RunResult.ErrorBudget budget) {
    return -StrictMath.expm1(-budget(budget));
  }

  /** The largest first. */
  public static List<Cause> ranked(RunResult.ErrorBudget budget) {
    return List.of(values()).stream()
        .sorted(Comparator.comparingDouble((Cause cause) -> -cause.budget(budget)))
        .toList();
  }
}
