package bellhop.experiment;

import bellhop.simulator.traffic.FaultTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Runs many fault trials, on all cores, and adds up what they exercised and found. */
public final class Soak {
  /** So many trials are run before the caller is asked whether to go on. */
  private static final int BLOCK = 500;

  private static final int MOST_FAILURES = 20;

  private Soak() {}

  /**
   * What came of it.
   *
   * @param trials that were run
   * @param faults how many of each kind
   * @param checks how many of each invariant
   * @param failed how many trials
   * @param failures the first of them
   * @param deadlineHit whether it was stopped early
   */
  public record Result(
      long first,
      long trials,
      SortedMap<String, Long> faults,
      SortedMap<String, Long> checks,
      long failed,
      List<Failure> failures,
      boolean deadlineHit) {}

  /**
   * A trial that broke an invariant.
   *
   * @param replay the command that runs this one alone
   */
  public record Failure(long trial, List<String> words, String replay) {}

  /** Trials of these numbers; the same ones give the same result on any number of threads. */
  public static Result of(long first, long count, Watch watch) {
    watch.stage("fault trials", count);
    SortedMap<String, Long> faults = new TreeMap<>();
    SortedMap<String, Long> checks = new TreeMap<>();
    List<Failure> failures = new ArrayList<>();
    long failed = 0;
    long done = 0;
    while (done < count && !watch.isTimeUp()) {
      int size = (int) Math.min(BLOCK, count - done);
      for (Trial trial : block(first + done, size)) {
        trial.outcome().faults().forEach((name, n) -> faults.merge(name, n, Long::sum));
        trial.outcome().checks().forEach((name, n) -> checks.merge(name, n, Long::sum));
        if (!trial.outcome().failures().isEmpty()) {
          failed++;
          if (failures.size() < MOST_FAILURES) {
            failures.add(failure(trial));
          }
        }
      }
      done += size;
      watch.done(done);
    }
    return new Result(first, done, faults, checks, failed, failures, done < count);
  }

  private record Trial(long number, FaultTrial.Outcome outcome) {}

  private static List<Trial> block(long first, int size) {
    return IntStream.range(0, size)
        .parallel()
        .mapToObj(i -> new Trial(first + i, FaultTrial.run(first + i)))
        .toList();
  }

  private static Failure failure(Trial trial) {
    List<String> words = trial.outcome().failures().stream().distinct().toList();
    String replay = "bellhop soak --first " + trial.number() + " --trials 1";
    return new Failure(trial.number(), words, replay);
  }
}
