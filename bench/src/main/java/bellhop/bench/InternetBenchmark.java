package bellhop.bench;

import bellhop.experiment.Simulate;
import bellhop.experiment.SimulateInputs;
import bellhop.experiment.SimulateResult;
import bellhop.experiment.Watch;
import bellhop.network.Scenario;
import bellhop.network.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Whole scenarios with the processor time of their simulation: internets of 1,000, 3,000 and 10,000
 * machines with requests in proportion, and a data centre of 64 QNUs whose requests never have
 * enough. Reading and planning are not counted. One run each, in a JVM that has run such a one
 * before.
 */
final class InternetBenchmark {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Requests of a run: each machine makes so many on average. */
  private static final double PER_MACHINE = 4;

  private InternetBenchmark() {}

  /** Processor time of the thread from the first event on. */
  private static final class Clock implements Watch {
    private long fromNanos;
    private long toNanos;

    double processorS() {
      return (toNanos - fromNanos) * 1e-9;
    }

    @Override
    public double wallSeconds() {
      return 0;
    }

    @Override
    public boolean isTimeUp() {
      return false;
    }

    @Override
    public void stage(String name, long total) {
      fromNanos = THREADS.getCurrentThreadCpuTime();
    }

    @Override
    public void done(long count) {
      toNanos = THREADS.getCurrentThreadCpuTime();
    }
  }

  /** A run and what it cost. */
  private record Cost(long events, double simulatedS, double processorS) {
    double microsPerEvent() {
      return 1e6 * processorS / events;
    }
  }

  /** How many times dearer an event is with 10,000 machines than with 1,000. */
  static double growth() {
    internet(15, 200); // until all is compiled
    double first = internet(10, 100).microsPerEvent();
    internet(15, 200);
    double last = internet(20, 500).microsPerEvent();
    return last / first;
  }

  private static Cost internet(int domains, int nodes) {
    int machines = domains * nodes;
    double rate = 0.3 * machines; // as the shipped one
    Cost cost =
        run(
            """
            format: bellhop-scenario/1
            network: {generate: domains, count: %d, nodes: %d}
            duration: %s s
            policy: earliest-deadline
            traffic: [{kind: poisson, rate: %s Hz, deadline: 50 ms}]
            """
                .formatted(domains, nodes, PER_MACHINE * machines / rate, rate));
    System.out.printf(
        Locale.ROOT,
        "  %,d machines: %,d events, %.3g us each%n",
        machines,
        cost.events(),
        cost.microsPerEvent());
    return cost;
  }

  /** Simulated seconds in a second of processor time. */
  static double dataCentre() {
    String text =
        """
        format: bellhop-scenario/1
        network: {generate: data-centre, qpus: 64}
        duration: %d s
        policy: first-come
        traffic: [{kind: stream, pattern: permutation}]
        """;
    run(text.formatted(2));
    Cost cost = run(text.formatted(10));
    System.out.printf(
        Locale.ROOT,
        "  %,.0f events a simulated second, %.3g us each%n",
        cost.events() / cost.simulatedS(),
        cost.microsPerEvent());
    return cost.simulatedS() / cost.processorS();
  }

  private static Cost run(String text) {
    Clock clock = new Clock();
    SimulateResult result =
        Simulate.inDetail(new SimulateInputs(read(text), 1, false, false), clock).result();
    return new Cost(result.events(), result.simulatedS(), clock.processorS());
  }

  private static Scenario read(String text) {
    try {
      Path file = Files.createTempFile("bench", ".yaml");
      Files.writeString(file, text);
      Scenario scenario = ScenarioReader.read(file);
      Files.delete(file);
      return scenario;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
