package bellhop.experiment;

import bellhop.network.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Runs scenarios side by side with the same seeds, so that differences are taken run by run: what
 * one policy, or one network, brings over another. A timetable without a period gets the best of
 * several, found with the first of the seeds.
 */
public final class Compare {
  private static final int SEARCH_SEEDS = 5;

  private final CompareInputs inputs;
  private final Watch watch;
  private final AtomicLong done = new AtomicLong();

  private Compare(CompareInputs inputs, Watch watch) {
    this.inputs = inputs;
    this.watch = watch;
  }

  /** Runs all, on as many threads as are allowed. */
  public static CompareResult of(CompareInputs inputs, Watch watch) {
    return new Compare(inputs, watch).run();
  }

  /** Of one run. */
  private record Outcome(
      double timeS, long offered, long fulfilled, double rate, OptionalDouble fidelity) {}

  private record Entry(Scenario scenario, List<Optional<Outcome>> runs) {}

  private CompareResult run() {
    List<Entry> entries = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(inputs.threads())) {
      List<Scenario> chosen = new ArrayList<>();
      for (Scenario scenario : inputs.scenarios()) {
        chosen.add(withBestPeriod(scenario, pool));
      }
      List<List<Optional<Outcome>>> runs = runs(chosen, inputs.seeds(), "compare", pool);
      for (int i = 0; i < chosen.size(); i++) {
        int index = i;
        entries.add(new Entry(chosen.get(i), runs.stream().map(r -> r.get(index)).toList()));
      }
    }
    return result(entries);
  }

  private Scenario withBestPeriod(Scenario scenario, ExecutorService pool) {
    boolean isOpen = scenario.policy() == Scenario.Policy.TIMETABLE && scenario.period().isEmpty();
    if (!isOpen) {
      return scenario;
    }
    Simulate.Prepared prepared = Simulate.Prepared.of(scenario, inputs.seed(), watch);
    List<Scenario> tried =
        Simulate.periods(scenario, prepared).stream()
            .map(period -> scenario.with(scenario.policy(), Optional.of(period)))
            .toList();
    int seeds = Math.min(SEARCH_SEEDS, inputs.seeds());
    List<List<Optional<Outcome>>> runs =
        runs(tried, seeds, "search the period of the timetable", pool);
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < tried.size(); i++) {
      int index = i;
      double sum =
          runs.stream().mapToDouble(r -> r.get(index).map(Outcome::timeS).orElse(0.0)).sum();
      if (sum < least) {
        least = sum;
        best = i;
      }
    }
    return tried.get(best);
  }

  /** By run, then by scenario. */
  private List<List<Optional<Outcome>>> runs(
      List<Scenario> scenarios, int seeds, String stage, ExecutorService pool) {
    watch.stage(stage, (long) scenarios.size() * seeds);
    done.set(0);
    return AtOnce.all(seeds, i -> outcomes(scenarios, inputs.seed() + i), pool);
  }

  /** Of one run; what does not depend on the policy is prepared once. */
  private List<Optional<Outcome>> outcomes(List<Scenario> scenarios, long seed) {
    Map<Scenario, Simulate.Prepared> prepared = new HashMap<>();
    List<Optional<Outcome>> outcomes = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      if (watch.isTimeUp()) {
        outcomes.add(Optional.empty());
        continue;
      }
      Scenario plain = scenario.with(Scenario.Policy.FIRST_COME, Optional.empty());
      Simulate.Prepared its =
          prepared.computeIfAbsent(
              plain, _ -> Simulate.Prepared.of(plain, seed, new OnlyEnds(watch)));
      outcomes.add(outcome(scenario, seed, its));
      watch.done(done.incrementAndGet());
    }
    return outcomes;
  }

  /** Absent when the time was up before its end. */
  private Optional<Outcome> outcome(Scenario scenario, long seed, Simulate.Prepared prepared) {
    SimulateDetails details =
        Simulate.run(
            new SimulateInputs(scenario, seed, false, false), prepared, new OnlyEnds(watch));
    SimulateResult result = details.result();
    if (result.deadlineHit()) {
      return Optional.empty();
    }
    return Optional.of(
        new Outcome(
            details.timeS(),
            result.requests().offered(),
            result.requests().fulfilled(),
            result.deliveredRatePerS(),
            result.fidelity().mean()));
  }

  private CompareResult result(List<Entry> entries) {
    List<Integer> whole =
        IntStream.range(0, inputs.seeds())
            .filter(i -> entries.stream().allMatch(e -> e.runs().get(i).isPresent()))
            .boxed()
            .toList();
    double[] first = times(entries.getFirst(), whole);
    double mean = Arrays.stream(first).average().orElse(Double.NaN);
    List<CompareResult.Row> rows = new ArrayList<>();
    for (Entry entry : entries) {
      rows.add(row(entry, whole, first, mean));
    }
    Scenario scenario = inputs.scenarios().getFirst();
    return new CompareResult(
        CompareHeadline.of(rows, whole.size()),
        TrafficTimes.words(scenario),
        inputs.seed(),
        whole.size(),
        rows,
        RunResult.Assumed.of(scenario.network()),
        whole.size() < inputs.seeds());
  }

  private static double[] times(Entry entry, List<Integer> runs) {
    return runs.stream().mapToDouble(i -> entry.runs().get(i).orElseThrow().timeS()).toArray();
  }

  private static CompareResult.Row row(
      Entry entry, List<Integer> runs, double[] first, double mean) {
    double[] times = times(entry, runs);
    double[] differences = new double[times.length];
    Arrays.setAll(differences, i -> mean == 0 ? 0 : 100 * (times[i] - first[i]) / mean);
    List<Outcome> outcomes = runs.stream().map(i -> entry.runs().get(i).orElseThrow()).toList();
    double offered = outcomes.stream().mapToDouble(Outcome::offered).sum();
    Scenario scenario = entry.scenario();
    return new CompareResult.Row(
        scenario.name(),
        scenario.network().name(),
        scenario.policy().word(),
        scenario.period().map(p -> OptionalDouble.of(p.seconds())).orElse(OptionalDouble.empty()),
        Interval.of(times),
        Interval.of(differences),
        outcomes.stream().mapToDouble(Outcome::fulfilled).sum() / offered,
        outcomes.stream().mapToDouble(Outcome::rate).average().orElse(0),
        outcomes.stream().flatMapToDouble(o -> o.fidelity().stream()).average());
  }

  /** Ends a run when its owner says so, but keeps its progress to itself. */
  private record OnlyEnds(Watch watch) implements Watch {
    @Override
    public double wallSeconds() {
      return watch.wallSeconds();
    }

    @Override
    public boolean isTimeUp() {
      return watch.isTimeUp();
    }

    @Override
    public void stage(String name, long total) {}

    @Override
    public void done(long count) {}
  }
}
