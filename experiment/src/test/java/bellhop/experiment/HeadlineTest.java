package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  private static final RunResult.ErrorBudget SMALL =
      new RunResult.ErrorBudget(0.02, 0.041, 0.03, 0.01);
  private static final RunResult.ErrorBudget LARGE = new RunResult.ErrorBudget(0.2, 3.9, 0.3, 0.1);

  @Test
  void saysHowOftenTheAnswerWasRightAndWhatTookTheRest() {
    assertThat(text(counts("101", 912, "100", 88), SMALL, Map.of("101", 1.0)))
        .isEqualTo(
            "Right answer 101 in 91 % of 1,000 shots; most was lost to the pairs (a fault in 4 % of"
                + " shots).");
  }

  @Test
  void listsAFewRightAnswers() {
    assertThat(text(counts("00", 440, "11", 430, "01", 130), SMALL, Map.of("00", 0.5, "11", 0.5)))
        .startsWith("Right answers 00 and 11 in 87 % of 1,000 shots; ");
  }

  @Test
  void comparesABroadAnswerAsADistribution() {
    Map<String, Double> ideal = Map.of("000", .2, "001", .2, "010", .2, "011", .2, "111", .2);
    assertThat(text(counts("000", 2, "001", 2, "010", 2, "011", 2, "111", 2), SMALL, ideal))
        .startsWith(
            "Counts of 10 shots agree with the noiseless answer to 1 (Hellinger fidelity; noiseless"
                + " shots: 0.9)");
  }

  /** That every outcome is right says nothing. */
  @Test
  void comparesADistributionWhereEveryOutcomeIsRight() {
    assertThat(text(counts("0", 499, "1", 501), SMALL, Map.of("0", .5, "1", .5)))
        .startsWith("Counts of 1,000 shots agree with the noiseless answer to 1 (Hellinger");
    Map<String, Double> all = Map.of("00", .25, "01", .25, "10", .25, "11", .25);
    assertThat(text(counts("00", 25, "01", 25, "10", 25, "11", 25), SMALL, all))
        .startsWith("Counts of 100 shots agree");
  }

  @Test
  void admitsThatTheAnswerDrownsAndSaysWhy() {
    assertThat(text(counts("101", 4, "100", 5, "011", 991), LARGE, Map.of("101", 1.0)))
        .isEqualTo(
            "The right answer 101 drowns: 0.4 % of 1,000 shots; the pairs alone cause a fault in"
                + " 98 % of shots.");
  }

  @Test
  void knowsNoNoiselessAnswerOfWhatIsTooLarge() {
    assertThat(
            new Headline(counts("10", 600, "11", 400), SMALL, true)
                .text(Optional.empty(), OptionalDouble.empty()))
        .startsWith("Most frequent is 10 in 60 % of 1,000 shots (too large");
  }

  @Test
  void saysThatNoiseIsOff() {
    RunResult.ErrorBudget none = new RunResult.ErrorBudget(0, 0, 0, 0);
    assertThat(
            new Headline(counts("1", 10), none, false)
                .text(Optional.of(Samples.ideal(Map.of("1", 1.0))), OptionalDouble.of(1)))
        .isEqualTo("Right answer 1 in 100 % of 10 shots; noise is off.");
  }

  @Test
  void cutsLongAnswersInTheMiddle() {
    assertThat(Headline.shortened("0".repeat(999) + "1"))
        .isEqualTo("0000000000…0000000001 (1,000 bits)");
  }

  private static String text(
      SortedMap<String, Long> counts, RunResult.ErrorBudget budget, Map<String, Double> ideal) {
    return new Headline(counts, budget, true)
        .text(Optional.of(Samples.ideal(ideal)), OptionalDouble.of(0.9));
  }

  private static SortedMap<String, Long> counts(Object... pairs) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      counts.put((String) pairs[i], ((Integer) pairs[i + 1]).longValue());
    }
    return counts;
  }
}
