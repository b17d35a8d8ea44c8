package bellhop.bench;

import bellhop.units.EventQueue;
import bellhop.units.HeapQueue;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The hold model: take the next event, schedule another, 100,000 always pending. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EventQueueBenchmark {
  private static final int PENDING = 100_000;
  private static final int DELAYS = 1 << 16;

  private final EventQueue queue = new HeapQueue();
  private final long[] delays = new long[DELAYS];
  private int turn;

  /** Exponential delays, mean 1 µs, drawn before the clock runs. */
  public EventQueueBenchmark() {
    RandomStream stream = new Seed(1).stream("delays");
    for (int i = 0; i < DELAYS; i++) {
      delays[i] = (long) (-1e6 * StrictMath.log(stream.nextPositive()));
    }
    for (int i = 0; i < PENDING; i++) {
      queue.add(delays[i & (DELAYS - 1)], i);
    }
  }

  @Benchmark
  public long hold() {
    long now = queue.nextTimePs();
    long event = queue.next();
    queue.add(now + delays[turn++ & (DELAYS - 1)], event);
    return event;
  }
}
