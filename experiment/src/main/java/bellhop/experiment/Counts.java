package bellhop.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** What is read off the counts of a run. */
public final class Counts {
  private Counts() {}

  /** One outcome with the shots that gave it. */
  public record Outcome(String bits, long shots) {}

  /** The most frequent first; equals in order of their bits. */
  public static List<Outcome> ranked(SortedMap<String, Long> counts) {
    return counts.entrySet().stream()
        .map(entry -> new Outcome(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong((Outcome outcome) -> -outcome.shots()))
        .toList();
  }

  public static long total(SortedMap<String, Long> counts) {
    long sum = 0;
    for (long shots : counts.values()) {
      sum += shots;
    }
    return sum;
  }
}
