package bellhop.experiment.validation;

import bellhop.experiment.Compare;
import bellhop.experiment.CompareInputs;
import bellhop.experiment.CompareResult;
import bellhop.experiment.Interval;
import bellhop.experiment.Numbers;
import bellhop.experiment.Watch;
import bellhop.network.Scenario;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All policies on scenarios, run by run with the same chance. It shows how they compare and judges
 * none.
 *
 * @param scenarios whose own policies do not matter
 * @param runs of each, at least 1
 */
public record NamedWorkloads(List<Scenario> scenarios, int runs) {
  /** Files of the scenarios that the page of validation shows, without their endings. */
  public static final List<String> NAMES =
      List.of(
          "star-qft-12",
          "star-qaoa-12",
          "star-adder-10",
          "hall-programs",
          "hall-poisson",
          "hall-permutation",
          "hall-hot-spot");

  private static final int THREADS = 2;

  public NamedWorkloads {
    scenarios = List.copyOf(scenarios);
    if (runs < 1) {
      throw new IllegalArgumentException("no runs");
    }
  }

  /** By scenario. */
  List<CompareResult> results(Seed seed) {
    List<CompareResult> results = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      List<Scenario> all =
          policies().stream().map(its -> scenario.with(its, Optional.empty())).toList();
      results.add(Compare.of(new CompareInputs(all, runs, seed.value(), THREADS), Watch.NONE));
    }
    return results;
  }

  /** The look-ahead policy first, so that all others are compared with it. */
  private static List<Scenario.Policy> policies() {
    List<Scenario.Policy> policies = new ArrayList<>(Arrays.asList(Scenario.Policy.values()));
    policies.remove(Scenario.Policy.LOOK_AHEAD);
    policies.addFirst(Scenario.Policy.LOOK_AHEAD);
    return policies;
  }

  /** The look-ahead policy beside the best other one and beside the timetable, a row each. */
  static Table differences(List<CompareResult> results) {
    List<List<String>> rows = new ArrayList<>();
    for (CompareResult result : results) {
      CompareResult.Row ours = result.rows().getFirst();
      CompareResult.Row best =
          result.rows().stream()
              .skip(1)
              .min(Comparator.comparingDouble(its -> its.timeS().mean()))
              .orElseThrow();
      rows.add(
          List.of(
              ours.scenario(),
              String.valueOf(result.seeds()),
              Numbers.duration(ours.timeS().mean()),
              best.policy() + ", " + Numbers.duration(best.timeS().mean()),
              beside(ours, best),
              beside(ours, row(result, Scenario.Policy.TIMETABLE))));
    }
    return new Table(
        List.of(
            "workload",
            "drawn: runs",
            "drawn: look-ahead",
            "drawn: best other",
            "drawn: look-ahead beside it",
            "drawn: beside the timetable"),
        rows);
  }

  private static CompareResult.Row row(CompareResult result, Scenario.Policy policy) {
    return result.rows().stream()
        .filter(its -> its.policy().equals(policy.word()))
        .findFirst()
        .orElseThrow();
  }

  /** The first of the rows beside another, in per cent of the other, with its interval. */
  private static String beside(CompareResult.Row first, CompareResult.Row other) {
    double scale = -first.timeS().mean() / other.timeS().mean();
    Interval its = other.differencePercent();
    return "%s [%s, %s %%]"
        .formatted(
            signed(scale * its.mean()), signed(scale * its.high()), signed(scale * its.low()));
  }

  private static String signed(double percent) {
    String words = Print.fixed(StrictMath.abs(percent), 1);
    return words.equals("0.0") ? words : (percent < 0 ? "−" : "+") + words;
  }

  /** Mean times with their intervals; a row for each scenario, a column for each policy. */
  static Table times(List<CompareResult> results) {
    List<String> columns = new ArrayList<>(List.of("workload"));
    for (Scenario.Policy its : Scenario.Policy.values()) {
      columns.add("drawn: " + its.word());
    }
    List<List<String>> rows = new ArrayList<>();
    for (CompareResult result : results) {
      List<String> row = new ArrayList<>(List.of(result.rows().getFirst().scenario()));
      for (Scenario.Policy its : Scenario.Policy.values()) {
        Interval time = row(result, its).timeS();
        row.add(
            Numbers.duration(time.mean())
                + " ± "
                + Numbers.duration((time.high() - time.low()) / 2));
      }
      rows.add(row);
    }
    return new Table(columns, rows);
  }
}
