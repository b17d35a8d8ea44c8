package bellhop.bench;

import bellhop.circuit.ProgramBuilder;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Compiler;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.simulator.timeline.Timeline;
import bellhop.simulator.timeline.TimelineOptions;
import bellhop.units.Seed;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The time line of a shot, all of it booked to the elementary pairs that it made. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PairBenchmark {
  private static final int GATES = 100;

  private final Timeline timeline = timeline();
  private long shot;

  private static Timeline timeline() {
    Network network = NetworkReader.read(Path.of("examples/networks/two-ions.yaml"));
    ProgramBuilder program = new ProgramBuilder("nonlocal gates").qubits("q", 2);
    for (int i = 0; i < GATES; i++) {
      program.h(0).h(1).cx(0, 1);
    }
    var compiled = Compiler.compile(program.build(), network, CompileOptions.DEFAULT);
    return new Timeline(compiled.distributed(), network, TimelineOptions.DEFAULT);
  }

  /** Counts what the benchmark cannot know beforehand. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    public long pairs;

    @Setup(Level.Iteration)
    public void clear() {
      pairs = 0;
    }
  }

  @Benchmark
  public long shot(Counters counters) {
    var times = timeline.run(new Seed(1), shot++, null);
    counters.pairs += times.counts().generated();
    return times.makespanPs();
  }
}
