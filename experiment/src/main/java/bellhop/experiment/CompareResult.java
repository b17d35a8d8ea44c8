package bellhop.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Policies, or networks, side by side under the same requests; printed field by field it is the
 * JSON of {@code bellhop compare}.
 *
 * @param headline the answer in one sentence
 * @param measure what is compared, in words
 * @param seed of the first run
 * @param seeds runs of each that were finished
 * @param rows the first is what the others are compared with
 * @param assumed inputs that no experiment has shown
 * @param deadlineHit the time limit came before all runs were done
 */
public record CompareResult(
    String headline,
    String measure,
    long seed,
    int seeds,
    List<Row> rows,
    List<RunResult.Assumed> assumed,
    boolean deadlineHit) {

  /**
   * One scenario on one network under one policy.
   *
   * @param periodS of a timetable, the best of those that were tried
   * @param timeS the measure, in s: over the runs, the mean of each
   * @param differencePercent to the first row, run by run, in percent of that row's mean
   * @param fulfilled share of the requests that came, streams aside
   * @param deliveredRatePerS pairs from end to end
   * @param fidelity mean over delivered pairs
   */
  public record Row(
      String scenario,
      String network,
      String policy,
      OptionalDouble periodS,
      Interval timeS,
      Interval differencePercent,
      double fulfilled,
      double deliveredRatePerS,
      OptionalDouble fidelity) {

    /** What tells this row from the others; a number where nothing else does. */
    public String name(List<Row> rows) {
      String name = label(rows);
      int number = 0;
      int count = 0;
      for (Row row : rows) {
        count += row.label(rows).equals(name) ? 1 : 0;
        number = number == 0 && row.equals(this) ? count : number;
      }
      return count > 1 ? name + " (" + number + ")" : name;
    }

    private String label(List<Row> rows) {
      boolean onePolicy = rows.stream().allMatch(its -> its.policy().equals(policy));
      boolean oneNetwork = rows.stream().allMatch(its -> its.network().equals(network));
      boolean oneScenario = rows.stream().allMatch(its -> its.scenario().equals(scenario));
      List<String> parts = new ArrayList<>();
      if (!onePolicy || (oneNetwork && oneScenario)) {
        parts.add(policy);
      }
      if (!oneNetwork) {
        parts.add(network);
      }
      if (!oneScenario) {
        parts.add(scenario);
      }
      return String.join(", ", parts);
    }
  }
}
