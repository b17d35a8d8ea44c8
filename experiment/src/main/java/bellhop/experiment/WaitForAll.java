package bellhop.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mean time until every one of several independent links has made a pair, all starting
 * together: the integral over time of 1 − Π Fᵢ, where Fᵢ is the chance that link i has one.
 *
 * <p>A link has its first pair after k of its own attempt periods with chance p (1 − p)^(k − 1), so
 * Fᵢ is a staircase; that is summed step by step while the steps are few. Links that succeed too
 * rarely for that become smooth, 1 − (1 − p)^(t/T − 1/2), which is wrong by p² of the mean at most.
 * Nothing is subtracted that could cancel, so no chance is too small.
 */
final class WaitForAll {
  private static final int MOST_STEPS = 20_000;

  /** Beside smooth links, each of which costs in every step. */
  private static final int FEW_STEPS = 500;

  private static final int MOST_WORK = 2_000_000;

  /** What a link still misses when its tail is cut, as a power of e. */
  private static final double TAIL = 42;

  private static final double LEFT = 1e-18;

  /** Growth of the pieces over which smooth links are integrated. */
  private static final double GROWTH = 1.0 / 8;

  /** Gauss and Legendre, five points on −1 … 1. */
  private static final double[] NODES = {
    -0.9061798459386640, -0.5384693101056831, 0, 0.5384693101056831, 0.9061798459386640
  };

  private static final double[] WEIGHTS = {
    0.2369268850561891,
    0.4786286704993665,
    0.5688888888888889,
    0.4786286704993665,
    0.2369268850561891
  };

  /**
   * One link.
   *
   * @param period from attempt to attempt, in s
   * @param success of an attempt, above 0
   */
  record Source(double period, double success) {
    private double meanSeconds() {
      return period / success;
    }
  }

  /** Links that are alike. */
  private record Group(Source source, int count) {
    /** Of one link, to the power of all. */
    double logReady(double attempts) {
      double x = attempts * logFailure();
      return attempts <= 0
          ? Double.NEGATIVE_INFINITY
          : count
              * (x > -0.7
                  ? StrictMath.log(-StrictMath.expm1(x))
                  : StrictMath.log1p(-StrictMath.exp(x)));
    }

    boolean isCertain() {
      return source.success() >= 1;
    }

    double logReadyAt(double time) {
      return logReady(time / source.period() - 0.5);
    }

    double logFailure() {
      return StrictMath.log1p(-source.success());
    }

    double tailAttempts() {
      return 1 + (TAIL + StrictMath.log(count)) / -logFailure();
    }
  }

  private final List<Group> stepped = new ArrayList<>();
  private final List<Group> smooth = new ArrayList<>();
  private double certainAt;

  private WaitForAll(List<Source> sources) {
    Map<Source, Integer> counts =
        new TreeMap<>(
            Comparator.comparingDouble(Source::success)
                .reversed()
                .thenComparingDouble(Source::period));
    sources.forEach(source -> counts.merge(source, 1, Integer::sum));
    double most = Math.min(MOST_STEPS, MOST_WORK / counts.size());
    boolean allFit =
        counts.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .mapToDouble(group -> group.isCertain() ? 0 : group.tailAttempts())
                .sum()
            <= most;
    double steps = 0;
    for (Map.Entry<Source, Integer> entry : counts.entrySet()) {
      Group group = new Group(entry.getKey(), entry.getValue());
      steps += group.isCertain() ? 0 : group.tailAttempts();
      if (group.isCertain()) {
        certainAt = Math.max(certainAt, group.source().period());
      } else if (allFit || steps <= FEW_STEPS) {
        stepped.add(group);
      } else {
        smooth.add(group);
      }
    }
  }

  /** In s. */
  static double meanSeconds(List<Source> sources) {
    return new WaitForAll(sources).mean();
  }

  /** Before the longest certain link nothing can be ready. */
  private double mean() {
    double[] ends = ends();
    double[] logReady = new double[stepped.size()];
    long[] attempts = new long[stepped.size()];
    double mean = certainAt;
    double from = certainAt;
    for (double end : ends) {
      double all = 0;
      for (int i = 0; i < logReady.length; i++) {
        Group group = stepped.get(i);
        long done = attemptsBy(from, group.source().period());
        if (done != attempts[i] || done == 0) {
          attempts[i] = done;
          logReady[i] = group.logReady((double) done);
        }
        all += logReady[i];
      }
      mean += missing(all, from, end);
      from = end;
      if (smooth.isEmpty() && all > -LEFT) {
        return mean;
      }
    }
    return mean;
  }

  private static long attemptsBy(double time, double period) {
    return (long) StrictMath.floor(time / period * (1 + 1e-12));
  }

  /** Places between which the staircases stay level and smooth links change little. */
  private double[] ends() {
    List<Double> ends = new ArrayList<>();
    for (Group group : stepped) {
      double period = group.source().period();
      double last = group.tailAttempts();
      for (long k = attemptsBy(certainAt, period) + 1; k <= last; k++) {
        ends.add(k * period);
      }
    }
    double fastest = smooth.stream().mapToDouble(g -> g.source().meanSeconds()).min().orElse(0);
    double last =
        smooth.stream().mapToDouble(g -> g.tailAttempts() * g.source().period()).max().orElse(0);
    double step = fastest * GROWTH;
    for (double at = certainAt; at < last; at += Math.max(step, (at - certainAt) * GROWTH)) {
      ends.add(at);
    }
    if (last > certainAt) {
      ends.add(last);
    }
    smooth.forEach(group -> ends.add(Math.max(certainAt, group.source().period() / 2)));
    return ends.stream()
        .mapToDouble(Double::doubleValue)
        .filter(end -> end > certainAt)
        .sorted()
        .distinct()
        .toArray();
  }

  private double missing(double logStepped, double from, double end) {
    if (smooth.isEmpty()) {
      return (end - from) * -StrictMath.expm1(logStepped);
    }
    double sum = 0;
    for (int i = 0; i < NODES.length; i++) {
      double time = from + (end - from) * (1 + NODES[i]) / 2;
      double all = logStepped;
      for (Group group : smooth) {
        all += group.logReadyAt(time);
      }
      sum += WEIGHTS[i] / 2 * -StrictMath.expm1(all);
    }
    return (end - from) * sum;
  }
}
