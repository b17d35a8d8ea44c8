package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.ComparePage;
import bellhop.experiment.screen.CompareScreen;
import bellhop.experiment.screen.Ink;
import bellhop.network.Scenario;
import bellhop.network.Scenario.Policy;
import bellhop.network.ScenarioReader;
import bellhop.units.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompareTest {
  private static final Scenario SCENARIO =
      ScenarioReader.read(Path.of("../examples/scenarios/two-programs.yaml"))
          .lasting(Span.seconds(0.25));

  private static CompareResult compare(int runs, int threads, Policy... policies) {
    List<Scenario> scenarios = new ArrayList<>();
    for (Policy policy : policies) {
      scenarios.add(SCENARIO.with(policy, SCENARIO.period()));
    }
    return Compare.of(new CompareInputs(scenarios, runs, 1, threads), Watch.NONE);
  }

  @Test
  void oneMeanIsThatOfTheRunsAndTheFirstDiffersFromItselfByNothing() {
    CompareResult result = compare(3, 1, Policy.FIRST_COME);
    double[] times = new double[3];
    Arrays.setAll(
        times,
        i ->
            Simulate.inDetail(
                    new SimulateInputs(
                        SCENARIO.with(Policy.FIRST_COME, SCENARIO.period()), 1 + i, false, false),
                    Watch.NONE)
                .timeS());
    CompareResult.Row row = result.rows().getFirst();
    assertThat(row.timeS()).isEqualTo(Interval.of(times));
    assertThat(row.differencePercent()).isEqualTo(new Interval(0, 0, 0));
  }

  /** Of the two programs all is needed by some time, of the stream nothing. */
  @Test
  void lookAheadServesWhatIsNeededBeforeAStream() {
    CompareResult result = compare(6, 2, Policy.EARLIEST_DEADLINE, Policy.LOOK_AHEAD);
    assertThat(result.rows().getLast().differencePercent().high()).isLessThan(0);
  }

  @Test
  void saysThatNobodyAskedWhereNobodyDid() {
    Scenario moment =
        ScenarioReader.read(Path.of("../examples/scenarios/anybody.yaml")).lasting(Span.picos(1));
    CompareInputs inputs = new CompareInputs(List.of(moment, moment), 2, 1, 1);
    CompareResult result = Compare.of(inputs, Watch.NONE);
    assertThat(result.headline()).isEqualTo("Nobody asked for a pair within the time.");
    assertThat(CompareScreen.print(result, Ink.PLAIN)).contains("Nobody asked");
    assertThat(ComparePage.print(result)).contains("Nobody asked");
  }

  /** A stream that never has enough competes with two programs for one analyser. */
  @Test
  void aPolicyThatKnowsDeadlinesBeatsOneThatDoesNot() {
    CompareResult result =
        compare(6, 2, Policy.FIRST_COME, Policy.EARLIEST_DEADLINE, Policy.LOOK_AHEAD);
    assertThat(result.rows().get(1).differencePercent().high()).isLessThan(0);
    assertThat(result.rows().get(2).differencePercent().high()).isLessThan(0);
    assertThat(result.headline()).contains("is fastest").contains("less than first-come");
  }

  @Test
  void threadsChangeNothing() {
    Policy[] policies = {Policy.LOOK_AHEAD, Policy.LONGEST_QUEUE};
    assertThat(RecordWriter.print(compare(4, 3, policies)))
        .isEqualTo(RecordWriter.print(compare(4, 1, policies)));
  }

  @Test
  void aTimetableGetsTheBestOfSeveralPeriods() {
    CompareResult result = compare(2, 2, Policy.TIMETABLE);
    double best = result.rows().getFirst().periodS().orElseThrow();
    for (double factor : new double[] {0.5, 2}) {
      Scenario other = SCENARIO.with(Policy.TIMETABLE, Optional.of(Span.seconds(best * factor)));
      CompareResult worse = Compare.of(new CompareInputs(List.of(other), 2, 1, 2), Watch.NONE);
      assertThat(worse.rows().getFirst().timeS().mean())
          .isGreaterThanOrEqualTo(result.rows().getFirst().timeS().mean());
    }
  }

  @Test
  void printsItselfWithoutGaps() {
    CompareResult result = compare(2, 2, Policy.FIRST_COME, Policy.LOOK_AHEAD);
    assertThat(CompareScreen.print(result, Ink.PLAIN).lines())
        .allMatch(line -> line.length() <= 100)
        .anyMatch(line -> line.contains("look-ahead"));
    assertThat(ComparePage.print(result))
        .contains("<svg", "look-ahead", "</html>")
        .doesNotContain("NaN", "http://", "https://", "src=");
  }

  /** Published: 12.706, 2.776, 2.447, 2.045 and 1.984 for 1, 4, 6, 29 and 99 degrees of freedom. */
  @Test
  void intervalsUseStudentsT() {
    assertThat(Interval.t(1)).isCloseTo(12.706, within(1e-3));
    assertThat(Interval.t(4)).isCloseTo(2.776, within(1e-3));
    assertThat(Interval.t(6)).isCloseTo(2.447, within(2e-3));
    assertThat(Interval.t(29)).isCloseTo(2.045, within(1e-3));
    assertThat(Interval.t(99)).isCloseTo(1.984, within(1e-3));
    Interval interval = Interval.of(new double[] {1, 2, 3, 4, 5});
    assertThat(interval.mean()).isEqualTo(3);
    assertThat(interval.high() - interval.mean())
        .isCloseTo(2.77645 * StrictMath.sqrt(0.5), within(1e-12));
  }
}
