package bellhop.bench;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.protocol.path.CircuitPlanner;
import bellhop.protocol.path.NodeInput;
import bellhop.protocol.path.NodeSettings.Order;
import bellhop.protocol.path.Plan;
import bellhop.protocol.path.Wanted;
import bellhop.simulator.traffic.LaneLayout;
import bellhop.simulator.traffic.Offer;
import bellhop.simulator.traffic.TrafficOptions;
import bellhop.simulator.traffic.TrafficSimulation;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
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

/**
 * Entanglement traffic with the whole stack on: the chain of ten routers (examples/networks), links
 * of 20 km, detectors of 0.8, two memories a side and link, swaps as soon as both halves are there,
 * one request that never stops.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TrafficBenchmark {
  private static final long EVENTS = 100_000;
  private static final Span CUTOFF = Span.micros(4_000);

  private final Network chain =
      NetworkReader.read(Path.of("examples/networks/ten-router-chain.yaml"));

  private final TrafficSimulation free = stream(chain, 1, Span.ZERO);
  private final TrafficSimulation cut = stream(chain, 1, CUTOFF);
  private final TrafficSimulation hundred = stream(copies(chain, 100), 100, CUTOFF);
  private final TrafficSimulation link = stream(first(chain), 1, Span.ZERO);

  /** Counts what the benchmark cannot know beforehand. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    public long events;
    public long millis;
    public long pairs;

    @Setup(Level.Iteration)
    public void clear() {
      events = 0;
      millis = 0;
      pairs = 0;
    }
  }

  @Benchmark
  public boolean chain(Counters counters) {
    return run(free, counters);
  }

  @Benchmark
  public boolean chainWithCutoff(Counters counters) {
    return run(cut, counters);
  }

  @Benchmark
  public boolean hundredCircuits(Counters counters) {
    return run(hundred, counters);
  }

  @Benchmark
  public boolean link(Counters counters) {
    return run(link, counters);
  }

  private static boolean run(TrafficSimulation simulation, Counters counters) {
    long beforePs = simulation.now().picos();
    long before = simulation.generated();
    boolean more = simulation.run(EVENTS);
    counters.events += EVENTS;
    counters.millis += (simulation.now().picos() - beforePs) / 1_000_000_000;
    counters.pairs += simulation.generated() - before;
    return more;
  }

  /** From end to end of each chain in the network. */
  private static TrafficSimulation stream(Network network, int chains, Span cutoff) {
    int length = network.qpus().size() / chains;
    List<Wanted> wanted = new ArrayList<>();
    for (int c = 0; c < chains; c++) {
      wanted.add(new Wanted(c * length, (c + 1) * length - 1, 0));
    }
    Plan plan = CircuitPlanner.plan(network, wanted, Optional.of(cutoff), false);
    LaneLayout layout = new LaneLayout(network, plan.circuits(), plan.stored(), Order.FIRST_COME);
    Time end = Time.ZERO.plus(Span.seconds(1e6));
    List<Offer> offers = new ArrayList<>();
    for (int c = 0; c < chains; c++) {
      offers.add(new Offer(c, Time.ZERO, NodeInput.ENDLESS, 0, 0, end));
    }
    return new TrafficSimulation(
        plan.circuits(), layout, offers, new TrafficOptions(end, new Seed(1), List.of(), false));
  }

  /** Its first link alone. */
  private static Network first(Network chain) {
    return new Network(
        "link",
        chain.qpus().subList(0, 2),
        chain.qnus().subList(0, 2),
        List.of(),
        List.of(alone(chain.link(0), 0, 0)),
        List.of());
  }

  private static Network copies(Network chain, int count) {
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      int firstQpu = qpus.size();
      int firstQnu = qnus.size();
      int copy = c;
      chain.qpus().forEach(q -> qpus.add(new Qpu(q.name() + "/" + copy, 0, q.device())));
      chain
          .qnus()
          .forEach(q ->
              qnus.add(
                  new Qnu(
                      q.name() + "/" + copy,
                      firstQpu + q.qpu(),
                      q.communicationQubits(),
                      q.memoryQubits(),
                      q.memory(),
                      q.transfer(),
                      q.transferError())));
      chain.links().forEach(l -> links.add(alone(l, firstQnu, copy)));
    }
    return new Network("copies", qpus, qnus, List.of(), links, List.of());
  }

  private static Link alone(Link link, int firstQnu, int copy) {
    return new Link(
        link.name() + "/" + copy,
        firstQnu + link.qnuA(),
        firstQnu + link.qnuB(),
        link.kind(),
        OptionalInt.empty(),
        link.model(),
        link.cutoff(),
        link.latency(),
        link.phaseRms(),
        link.dephasingPerAttempt(),
        link.t1WhilePumping());
  }
}
