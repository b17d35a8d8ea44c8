package bellhop.experiment.validation;

import bellhop.experiment.validation.FabricTrial.Demand;
import bellhop.network.Scenario;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.Need;
import bellhop.protocol.fabric.Policies;
import bellhop.protocol.fabric.Policy;
import bellhop.protocol.fabric.Timetable;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Policies beside the exact optimum where there are few demands: what it costs not to know the
 * future.
 */
final class TinyFabrics {
  private static final int DEMANDS = 8;

  /** Mean bursts within which they come. */
  private static final double WITHIN = 4;

  private TinyFabrics() {}

  /**
   * A hub and how it is asked.
   *
   * @param turns how long turning takes, in mean bursts
   */
  record Case(int qnus, int channels, double turns) {
    FabricSettings settings() {
      return FabricLoads.hub(qnus, channels, (long) (turns * FabricLoads.MEAN_PS));
    }

    List<Demand> demands(RandomStream chance) {
      int links = settings().links().size();
      List<Demand> demands = new ArrayList<>();
      for (int d = 0; d < DEMANDS; d++) {
        long atPs = (long) (chance.nextDouble() * WITHIN * FabricLoads.MEAN_PS);
        demands.add(FabricLoads.demand(atPs, chance.nextInt(links), Need.NONE, chance));
      }
      demands.sort(Comparator.comparingLong(Demand::atPs));
      return demands;
    }
  }

  static final List<Case> CASES =
      List.of(
          new Case(4, 1, 0),
          new Case(4, 1, 1),
          new Case(4, 2, 1),
          new Case(6, 3, 0),
          new Case(6, 3, 0.1),
          new Case(6, 3, 1));

  /** Mean latency of each policy over that of the optimum, over so many draws of demands. */
  static Map<Scenario.Policy, Double> ratios(Case its, int draws, Seed seed) {
    FabricSettings settings = its.settings();
    Map<Scenario.Policy, Double> sums = new LinkedHashMap<>();
    double least = 0;
    for (int draw = 0; draw < draws; draw++) {
      List<Demand> demands = its.demands(seed.stream("demands", draw));
      least += Clairvoyant.meanLatencyPs(settings, demands);
      for (Scenario.Policy name : Scenario.Policy.values()) {
        Policy policy = policy(name, settings, demands);
        double latency = FabricTrial.play(settings, policy, demands).meanLatencyPs(0);
        sums.merge(name, latency, Double::sum);
      }
    }
    double whole = least;
    sums.replaceAll((_, sum) -> sum / whole);
    return sums;
  }

  /** Those that are static know all demands, but not how long bursts take. */
  private static Policy policy(
      Scenario.Policy name, FabricSettings settings, List<Demand> demands) {
    long meanPs = FabricLoads.MEAN_PS;
    return switch (name) {
      case TIMETABLE -> {
        double[] weights = new double[settings.links().size()];
        demands.forEach(d -> weights[d.link()]++);
        yield Timetable.periodic(settings, weights, 4L * DEMANDS * meanPs);
      }
      case DEADLINE_TIMETABLE ->
          Timetable.byDeadline(
              settings,
              demands.stream()
                  .map(d ->
                      new Timetable.Expected(d.link(), d.atPs(), d.atPs() + meanPs, 2 * meanPs))
                  .toList());
      case ONE_AT_A_TIME, FIRST_COME, EARLIEST_DEADLINE, LONGEST_QUEUE, HYSTERESIS, LOOK_AHEAD ->
          Policies.of(name, new Span(meanPs));
    };
  }

  /** A row for each case, a column for each policy. */
  static Table table(int draws, Seed seed) {
    List<String> columns =
        new ArrayList<>(List.of("QNUs", "channels", "turning, bursts", "drawn: draws"));
    for (Scenario.Policy name : Scenario.Policy.values()) {
      columns.add("drawn: " + name.word());
    }
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < CASES.size(); c++) {
      Case its = CASES.get(c);
      List<String> row =
          new ArrayList<>(
              List.of(
                  String.valueOf(its.qnus()),
                  String.valueOf(its.channels()),
                  String.valueOf(its.turns()),
                  String.valueOf(draws)));
      ratios(its, draws, seed.child("tiny", c))
          .values()
          .forEach(ratio -> row.add(Print.fixed(ratio, 2)));
      rows.add(row);
    }
    return new Table(columns, rows);
  }
}
