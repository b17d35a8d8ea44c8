package bellhop.experiment;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * The answer in one sentence: how often it was right, and what took the rest. Every number in it is
 * measured in the run or follows from its error budget.
 */
final class Headline {
  /** Longer answers are cut in the middle. */
  private static final int LONG = 40;

  private final SortedMap<String, Long> counts;
  private final long shots;
  private final RunResult.ErrorBudget budget;
  private final boolean noise;

  Headline(SortedMap<String, Long> counts, RunResult.ErrorBudget budget, boolean noise) {
    this.counts = counts;
    this.shots = Counts.total(counts);
    this.budget = budget;
    this.noise = noise;
  }

  /**
   * @param ideal distribution without noise, where it can be had
   * @param noiseless Hellinger fidelity of as many shots without noise, where it can be had
   */
  String text(Optional<Noiseless> ideal, OptionalDouble noiseless) {
    return answer(ideal, noiseless) + "; " + loss() + ".";
  }

  private String answer(Optional<Noiseless> ideal, OptionalDouble noiseless) {
    if (ideal.isEmpty()) {
      return unknown();
    }
    NavigableSet<String> right = ideal.get().rightAnswers(counts);
    return right.isEmpty() ? distribution(ideal.get(), noiseless) : fewAnswers(right);
  }

  private String unknown() {
    Counts.Outcome top = Counts.ranked(counts).getFirst();
    return "Most frequent is "
        + shortened(top.bits())
        + " in "
        + ofShots(top.shots())
        + " (too large, or with loops, to know the noiseless answer)";
  }

  private String fewAnswers(NavigableSet<String> right) {
    long hits = 0;
    for (String answer : right) {
      hits += counts.getOrDefault(answer, 0L);
    }
    String answers = (right.size() == 1 ? "answer " : "answers ") + listed(right);
    return drowns(right, hits)
        ? "The right " + answers + (right.size() == 1 ? " drowns: " : " drown: ") + ofShots(hits)
        : "Right " + answers + " in " + ofShots(hits);
  }

  /** A wrong outcome came as often as the least frequent right one. */
  private boolean drowns(NavigableSet<String> right, long hits) {
    long wrong =
        counts.entrySet().stream()
            .filter(entry -> !right.contains(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .max()
            .orElse(0);
    return hits <= wrong * right.size();
  }

  private String distribution(Noiseless ideal, OptionalDouble noiseless) {
    return "Counts of "
        + Numbers.count(shots)
        + " shots agree with the noiseless answer to "
        + Numbers.fraction(ideal.hellingerFidelity(counts))
        + " (Hellinger fidelity"
        + (noiseless.isPresent()
            ? "; noiseless shots: " + Numbers.fraction(noiseless.getAsDouble()) + ")"
            : ")");
  }

  private String loss() {
    Cause worst = Cause.ranked(budget).getFirst();
    if (!noise || budget.sum() == 0) {
      return noise ? "nothing can go wrong" : "noise is off";
    }
    double lost = worst.lost(budget);
    return lost > 0.5
        ? worst.words() + " alone " + verb(worst) + " a fault in " + ofShots(lost)
        : "most was lost to " + worst.words() + " (a fault in " + ofShots(lost) + ")";
  }

  private static String verb(Cause cause) {
    return cause == Cause.PAIRS || cause == Cause.LOCAL_GATES ? "cause" : "causes";
  }

  private static String percent(double share) {
    return Numbers.roughPercent(share);
  }

  private static String ofShots(double share) {
    return share > 0.9995 ? "nearly every shot" : percent(share) + " of shots";
  }

  private String ofShots(long hits) {
    return percent((double) hits / shots) + " of " + Numbers.count(shots, "shot");
  }

  private static String listed(NavigableSet<String> answers) {
    List<String> words = answers.stream().map(Headline::shortened).toList();
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** {@code 0000000000…0000000000 (1,000 bits)}. */
  static String shortened(String bits) {
    return bits.length() <= LONG
        ? bits
        : bits.substring(0, 10)
            + "…"
            + bits.substring(bits.length() - 10)
            + " ("
            + Numbers.count(bits.chars().filter(c -> c != ' ').count())
            + " bits)";
  }
}
