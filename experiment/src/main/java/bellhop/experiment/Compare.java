package bellhop.experiment;

import bellhop.network.Scenario;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
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
      watch.stage("compare", (long) chosen.size() * inputs.seeds());
      done.set(0);
      for (Scenario scenario : chosen) {
        entries.add(new Entry(scenario, all(inputs.seeds(), i -> outcome(scenario, i), pool)));
      }
    }
    return result(entries);
  }

  private Scenario withBestPeriod(Scenario scenario, ExecutorService pool) {
    boolean isOpen = scenario.policy() == Scenario.Policy.TIMETABLE && scenario.period().isEmpty();
    if (!isOpen) {
      return scenario;
    }
    List<Span> periods = Simulate.periods(scenario, inputs.seed(), watch);
    int seeds = Math.min(SEARCH_SEEDS, inputs.seeds());
    watch.stage("search the period of the timetable", (long) periods.size() * seeds);
    done.set(0);
    Scenario best = scenario.with(scenario.policy(), Optional.of(periods.getFirst()));
    double least = Double.POSITIVE_INFINITY;
    for (Span period : periods) {
      Scenario tried = scenario.with(scenario.policy(), Optional.of(period));
      double sum =
          all(seeds, i -> outcome(tried, i), pool).stream()
              .mapToDouble(its -> its.map(Outcome::timeS).orElse(0.0))
              .sum();
      if (sum < least) {
        least = sum;
        best = tried;
      }
    }
    return best;
  }

  private static <T> List<T> all(int count, IntFunction<T> work, ExecutorService pool) {
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      futures.add(pool.submit(() -> work.apply(index)));
    }
    return futures.stream().map(Compare::get).toList();
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Absent when the time was up before its end. */
  private Optional<Outcome> outcome(Scenario scenario, int run) {
    if (watch.isTimeUp()) {
      return Optional.empty();
    }
    SimulateDetails details =
        Simulate.inDetail(
            new SimulateInputs(scenario, inputs.seed() + run, false, false), new OnlyEnds(watch));
    watch.done(done.incrementAndGet());
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
    Arrays.setAll(differences, i -> 100 * (times[i] - first[i]) / mean);
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
