package bellhop.experiment.validation;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.experiment.validation.FabricTrial.Demand;
import bellhop.experiment.validation.FabricTrial.Outcome;
import bellhop.network.Scenario;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.Policies;
import bellhop.protocol.fabric.Policy;
import bellhop.protocol.fabric.Timetable;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The look-ahead policy against all others on loads of many kinds, by paired differences of mean
 * latencies over 30 seeds. Intervals are of 95 % (1.96 sigma of the mean). None of these seeds had
 * a part in choosing the policy.
 */
class FabricComparisonTest {
  private static final int SEEDS = 30;
  private static final int QNUS = 8;
  private static final int DEMANDS = 600;
  private static final int WARM = 100;

  /**
   * Of the best other policy: how much worse it may be at the upper end of the interval, where
   * turning takes no less than a burst. Elsewhere bursts that are asked back and drawn anew make
   * the intervals wide; there it must not be shown to be worse.
   */
  private static final double MARGIN = 0.05;

  /** Of 24 cases one in twenty would differ by two without any reason. */
  private static final double SIGMAS = 3;

  enum Load {
    UNIFORM,
    PERMUTATION,
    HOT_SPOT,
    PROGRAMS
  }

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Load load : Load.values()) {
      for (int channels : new int[] {8, 2}) {
        for (double turn : new double[] {0, 1, 10}) {
          cases.add(Arguments.of(load, channels, turn));
        }
      }
    }
    return cases;
  }

  /**
   * @param turn in mean bursts
   */
  @ParameterizedTest(name = "{0}, {1} channels, turning {2}")
  @MethodSource("cases")
  void lookAheadIsNowhereWorseThanTheBestOther(Load load, int channels, double turn) {
    FabricSettings settings = FabricLoads.hub(QNUS, channels, (long) (turn * FabricLoads.MEAN_PS));
    double[] weights = weights(load, settings);
    Map<String, Policy> policies = policies(settings, weights, turn);
    Map<String, double[]> latencies = new LinkedHashMap<>();
    policies.keySet().forEach(name -> latencies.put(name, new double[SEEDS]));
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomStream chance = new Seed(7).stream("loads", seed);
      List<Demand> demands = demands(load, weights, channels, turn, chance);
      for (Map.Entry<String, Policy> each : policies.entrySet()) {
        Outcome outcome = FabricTrial.play(settings, each.getValue(), demands);
        of(each.getKey(), latencies)[seed] = outcome.meanLatencyPs(WARM) / FabricLoads.MEAN_PS;
      }
    }
    double[] ours = Objects.requireNonNull(latencies.remove("LOOK_AHEAD"));
    String best = "";
    for (String name : latencies.keySet()) {
      if (best.isEmpty() || mean(of(name, latencies)) < mean(of(best, latencies))) {
        best = name;
      }
    }
    Sample beside = differences(ours, of(best, latencies));
    assertThat(beside.mean() - SIGMAS * beside.error()).as(best).isLessThanOrEqualTo(0);
    if (turn >= 1) {
      double worst = beside.mean() + 1.96 * beside.error();
      assertThat(worst).as(best).isLessThanOrEqualTo(MARGIN * mean(of(best, latencies)));
    }
    Sample timetable = differences(ours, of("TIMETABLE", latencies));
    if (load != Load.PERMUTATION || channels < QNUS / 2) {
      assertThat(timetable.mean() + 1.96 * timetable.error()).isNegative();
    }
  }

  private static double[] of(String name, Map<String, double[]> latencies) {
    return Objects.requireNonNull(latencies.get(name));
  }

  private static double[] weights(Load load, FabricSettings settings) {
    double[] weights = new double[settings.links().size()];
    switch (load) {
      case UNIFORM, PROGRAMS -> Arrays.fill(weights, 1);
      case PERMUTATION -> {
        for (int q = 0; q < QNUS; q += 2) {
          weights[FabricLoads.link(settings, q, q + 1)] = 1;
        }
      }
      case HOT_SPOT -> {
        Arrays.fill(weights, 1);
        for (int q = 1; q < QNUS; q++) {
          weights[FabricLoads.link(settings, 0, q)] = 3;
        }
      }
    }
    return weights;
  }

  private static Map<String, Policy> policies(
      FabricSettings settings, double[] weights, double turn) {
    Map<String, Policy> policies = new LinkedHashMap<>();
    for (Scenario.Policy name : Scenario.Policy.values()) {
      if (name != Scenario.Policy.TIMETABLE && name != Scenario.Policy.DEADLINE_TIMETABLE) {
        policies.put(name.name(), Policies.of(name, new Span(FabricLoads.MEAN_PS)));
      }
    }
    long periodPs = (long) (4 * weights.length * Math.max(1, turn) * FabricLoads.MEAN_PS);
    policies.put("TIMETABLE", Timetable.periodic(settings, weights, periodPs));
    return policies;
  }

  private static List<Demand> demands(
      Load load, double[] weights, int channels, double turn, RandomStream chance) {
    double share = turn == 0 ? 0.85 : turn <= 0.1 ? 0.8 : turn <= 1 ? 0.6 : 0.4;
    double atOnce = Math.min(channels, load == Load.HOT_SPOT ? 2 : QNUS / 2);
    if (load == Load.PROGRAMS) {
      double apart = 16 / (share * atOnce);
      return FabricLoads.batches(weights.length, DEMANDS / 16, 4, 4, apart, chance);
    }
    return FabricLoads.poisson(weights, share * atOnce, DEMANDS, chance);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static Sample differences(double[] ones, double[] others) {
    Sample differences = new Sample();
    for (int i = 0; i < ones.length; i++) {
      differences.add(ones[i] - others[i]);
    }
    return differences;
  }
}
