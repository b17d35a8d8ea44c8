package bellhop.bench;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one JMH benchmark in a fresh JVM. */
final class Kernel {
  private static final TimeValue TURN = new TimeValue(1, TimeUnit.SECONDS);

  private Kernel() {}

  static double score(Class<?> benchmark, String method) {
    return run(benchmark, method).getPrimaryResult().getScore();
  }

  /** A rate that the benchmark counts itself. */
  static double rate(Class<?> benchmark, String method, String counter) {
    var counters = run(benchmark, method).getSecondaryResults();
    return Objects.requireNonNull(counters.get(counter)).getScore();
  }

  private static RunResult run(Class<?> benchmark, String method) {
    var options =
        new OptionsBuilder()
            .include("^" + benchmark.getName() + "." + method + "$")
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TURN)
            .measurementIterations(5)
            .measurementTime(TURN)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .jvmArgsAppend("-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
            .build();
    try {
      Collection<RunResult> results = new Runner(options).run();
      return results.iterator().next();
    } catch (RunnerException failure) {
      throw new IllegalStateException(benchmark + "." + method, failure);
    }
  }
}
