package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.experiment.page.DistilPage;
import bellhop.experiment.screen.DistilScreen;
import bellhop.experiment.screen.Ink;
import bellhop.pair.BellWeights;
import bellhop.pair.XState;
import bellhop.qec.distil.LocalNoise;
import bellhop.qec.distil.RawPair;
import bellhop.qec.distil.Scheme;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistilTest {
  private static DistilResult of(double fidelity, double target, String... schemes) {
    List<Scheme> named = Stream.of(schemes).map(name -> Scheme.find(name).orElseThrow()).toList();
    return Distil.of(
        new DistilInputs(
            RawPair.of(BellWeights.werner(fidelity)),
            target,
            5,
            LocalNoise.NONE,
            named.isEmpty() ? Scheme.usual() : named,
            OptionalDouble.of(1000),
            OptionalDouble.of(1e-3)));
  }

  /** From the table of DEJMPS: 3 rounds leave 9.3e-4 for 10.76 pairs. */
  @Test
  void theFewestRoundsThatMeetTheTargetAreTheAnswer() {
    DistilResult result = of(0.9, 1e-3, "dejmps");
    DistilResult.Round answer = result.schemes().getFirst().findAnswer().orElseThrow();
    assertThat(answer.rounds()).isEqualTo(3);
    assertThat(answer.infidelity()).isCloseTo(9.30e-4, within(1e-6));
    assertThat(answer.pairsPerPair()).isCloseTo(10.76, within(0.005));
    assertThat(answer.outputRatePerS().orElseThrow()).isCloseTo(1000 / 10.76, within(0.05));
    assertThat(answer.messagesS().orElseThrow()).isCloseTo(3e-3, within(1e-12));
    assertThat(answer.gatheringS().orElseThrow()).isCloseTo(10.76e-3, within(1e-5));
  }

  @Test
  void theBestHasTheFewestPairsAndTheQuickestTheFewestWaits() {
    DistilResult result = of(0.95, 1e-6);
    double least =
        result.schemes().stream()
            .flatMap(its -> its.findAnswer().stream())
            .mapToDouble(DistilResult.Round::pairsPerPair)
            .min()
            .orElseThrow();
    assertThat(result.schemes())
        .filteredOn(its -> its.scheme().equals(result.best().orElseThrow()))
        .allMatch(its -> its.findAnswer().orElseThrow().pairsPerPair() == least);
    assertThat(result.quickest())
        .hasValueSatisfying(name -> assertThat(name).startsWith("correct"));
  }

  @Test
  void goodRawPairsAreNotDistilled() {
    DistilResult result = of(0.9999, 1e-3);
    assertThat(result.best()).contains(DistilResult.NONE);
    assertThat(result.headline()).endsWith("do not distil.");
  }

  @Test
  void outOfReachIsAValue() {
    for (double fidelity : new double[] {0.25, 0.5, 0.6}) {
      DistilResult result = of(fidelity, 1e-12, "dejmps", "correct-5-1-3");
      assertThat(result.reached()).isFalse();
      assertThat(result.best()).isEmpty();
      assertThat(result.headline()).startsWith("No scheme leads from pairs");
      assertThat(DistilScreen.print(result, Ink.PLAIN))
          .containsAnyOf("not reached", "no better than raw pairs");
      assertThat(DistilPage.print(result)).contains("No scheme leads");
    }
  }

  /** Both ways to the crossover: the worst pairs for so many rounds, and rounds by raw pairs. */
  @Test
  void costsAgreeWithTheWorstPairs() {
    DistilResult result = of(0.9, 1e-3, "dejmps");
    List<Double> worst = result.schemes().getFirst().worstRawInfidelity();
    for (DistilResult.Cost cost : result.byRawInfidelity()) {
      int rounds = 0;
      while (rounds < worst.size() && cost.rawInfidelity() > worst.get(rounds)) {
        rounds++;
      }
      if (rounds < worst.size()) {
        assertThat(cost.rounds()).hasValue(rounds);
      }
    }
    assertThat(result.byRawInfidelity().getLast().best()).contains(DistilResult.NONE);
  }

  @Test
  void thePageDrawsEveryScheme() {
    DistilResult result = of(0.95, 1e-6);
    String page = DistilPage.print(result);
    result
        .schemes()
        .forEach(its -> assertThat(page).contains("<title>" + its.scheme() + "</title>"));
    assertThat(page).doesNotContain("NaN").doesNotContain("Infinity");
  }

  /** The dearest answer of the example, 28,000 pairs, is no more cut off than its winner. */
  @Test
  void thePageHasRoomForTheDearestAnswer() {
    DistilResult result = of(0.95, 1e-6, "detect-5-1-3");
    double most =
        result.byRawInfidelity().stream()
            .flatMap(cost -> cost.least().stream().boxed())
            .max(Double::compare)
            .orElseThrow();
    assertThat(most).isBetween(20_000.0, 100_000.0);
    assertThat(DistilPage.print(result)).contains(">10,000</text>");
  }

  @Test
  void anInfidelityOfZeroIsDrawnAtTheBottom() {
    DistilResult result =
        Distil.of(
            new DistilInputs(
                RawPair.heralded(new XState(0, 0.45, 0.45, 0.1, 0.45, 0, 0, 0)),
                0.01,
                5,
                LocalNoise.NONE,
                List.of(Scheme.find("epl").orElseThrow()),
                OptionalDouble.empty(),
                OptionalDouble.empty()));
    assertThat(DistilPage.print(result))
        .contains("<title>epl, 1 round: infidelity 0 for 4.94 pairs</title>")
        .contains("class=\"small end\">0</text>")
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
  }

  @Test
  void thePageTellsRatesAndTimesWhereTheyAreAskedFor() {
    assertThat(DistilPage.print(of(0.9, 1e-3, "dejmps")))
        .contains("Raw pairs come at 1 kHz. A message takes 1 ms.")
        .contains("<td>93 Hz</td><td>10.8 ms</td><td>3 ms</td><td>fewest pairs</td>");
  }

  @Test
  void thePageHasTheWorstRawPairsOfTheScreen() {
    DistilResult result = of(0.9, 1e-3, "dejmps");
    for (double worst : result.schemes().getFirst().worstRawInfidelity()) {
      assertThat(DistilPage.print(result)).contains("<td>" + Numbers.rate(worst) + "</td>");
    }
  }

  @Test
  void schemesThatAreNotToldApartAreNotDrawnButTheBestIs() {
    String[] many = Collections.nCopies(20, "dejmps").toArray(String[]::new);
    many[19] = "detect-4-2-2";
    assertThat(DistilPage.print(of(0.9, 1e-3, many)))
        .contains("and 2 more, not drawn")
        .contains("class=\"homes home0 dash0 thick\"><title>detect-4-2-2</title>")
        .doesNotContain("dash3");
  }

  @Test
  void aRoundThatKeepsNothingIsNoAnswer() {
    DistilResult result =
        Distil.of(
            new DistilInputs(
                RawPair.heralded(new XState(1, 0, 0, 0, 0, 0, 0, 0)),
                0.8,
                2,
                LocalNoise.NONE,
                List.of(Scheme.find("epl").orElseThrow()),
                OptionalDouble.of(1),
                OptionalDouble.of(1)));
    assertThat(result.reached()).isFalse();
    assertThat(result.headline()).endsWith("the best is 1, without any.");
    assertThat(DistilPage.print(result)).contains("No scheme leads");
  }

  private static DistilResult noisy(int rounds, LocalNoise noise, String... schemes) {
    return Distil.of(
        new DistilInputs(
            RawPair.of(BellWeights.werner(0.95)),
            1e-6,
            rounds,
            noise,
            Stream.of(schemes).map(name -> Scheme.find(name).orElseThrow()).toList(),
            OptionalDouble.empty(),
            OptionalDouble.empty()));
  }

  /** What perfect operations would take is what they take. */
  @Test
  void noiseThatIsInTheWayIsNamed() {
    DistilResult result = noisy(6, new LocalNoise(1e-3, 0), "dejmps", "detect-4-2-2");
    assertThat(result.headline())
        .endsWith(
            ": gate errors are in the way. The best is 0.00134 by dejmps in 5 rounds, and more rounds"
                + " do not help; with perfect operations dejmps would get there in 5 rounds.");
    DistilResult perfect = noisy(6, LocalNoise.NONE, "dejmps", "detect-4-2-2");
    for (int s = 0; s < 2; s++) {
      DistilResult.SchemeForecast its = result.schemes().get(s);
      assertThat(its.roundsNeeded()).isEmpty();
      assertThat(its.roundsNeededIfPerfect()).isEqualTo(perfect.schemes().get(s).roundsNeeded());
      double least = its.cleanest().infidelity();
      assertThat(its.settled().infidelity()).isLessThanOrEqualTo(1.01 * least);
      assertThat(its.rounds().get(its.settled().rounds() - 1).infidelity())
          .isGreaterThan(1.01 * least);
    }
  }

  @Test
  void noiseThatIsNotInTheWayIsNotBlamed() {
    assertThat(noisy(1, new LocalNoise(1e-3, 1e-3), "dejmps").headline())
        .endsWith(": the best is 0.036 by dejmps in 1 round.");
    assertThat(noisy(6, new LocalNoise(0.3, 0.1), "dejmps").headline())
        .endsWith(
            ": gate and readout errors are in the way. The best is 0.05, without any; with perfect"
                + " operations dejmps would get there in 5 rounds.");
  }

  @Test
  void schemesThatMakePairsWorseAreNotRowsOfATable() {
    LocalNoise noise = new LocalNoise(0, 0.01);
    String text = DistilScreen.print(noisy(6, noise, "detect-4-2-2", "correct-7-1-3"), Ink.PLAIN);
    assertThat(text)
        .contains("no better than raw pairs in any round: correct-7-1-3")
        .doesNotContain("correct-7-1-3            0");
    String idle = DistilScreen.print(noisy(6, noise, "correct-7-1-3"), Ink.PLAIN);
    assertThat(idle)
        .contains("Schemes      no better than raw pairs in any round: correct-7-1-3")
        .doesNotContain("not reached");
  }

  @Test
  void whereRawPairsWillDoNoSchemeIsListed() {
    assertThat(DistilScreen.print(of(0.9999, 1e-3), Ink.PLAIN))
        .doesNotContain("Schemes  ")
        .doesNotContain("Times  ")
        .contains("Worst raw  ");
  }
}
