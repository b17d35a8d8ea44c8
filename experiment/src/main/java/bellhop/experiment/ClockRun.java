package bellhop.experiment;

import bellhop.network.Clocks;
import bellhop.network.Holdover;
import bellhop.network.Link;
import bellhop.network.LinkTiming;
import bellhop.network.Network;
import bellhop.network.SyncTree;
import bellhop.network.SyncTrees;
import bellhop.network.TimingPrice;
import bellhop.simulator.clock.ClockSimulation;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * The clocks of a network for a while, and what their errors cost its links: network in, times and
 * prices out. It makes no pairs.
 */
public final class ClockRun {
  /** Rms in s of the clocks before the first exchange: what a network without stamps can give. */
  private static final double START = 1e-6;

  /** Offsets below this, in s, are rounding of stamps that hold some 1e-5 s. */
  private static final double ROUNDING = 1e-18;

  private static final int MOST_POINTS = 600;

  private final Network network;
  private final long seed;
  private final long steps;
  private final SyncTree tree;
  private final List<Integer> references;
  private final ClockSimulation simulation;
  private final List<Offsets> nodes = new ArrayList<>();
  private final List<Offsets> links = new ArrayList<>();
  private final List<Double> seconds = new ArrayList<>();
  private final List<List<Double>> series = new ArrayList<>();

  private ClockRun(Network network, Span duration, long seed) {
    this.network = network;
    this.seed = seed;
    steps = steps(network, duration);
    tree = SyncTrees.of(network);
    references = tree.references();
    boolean isPerfect = network.clocks().equals(Clocks.NONE);
    simulation = new ClockSimulation(network.clocks(), tree, isPerfect ? 0 : START, new Seed(seed));
    network.qpus().forEach(_ -> nodes.add(new Offsets()));
    network.qpus().forEach(_ -> series.add(new ArrayList<>()));
    network.links().forEach(_ -> links.add(new Offsets()));
  }

  /** How many exchanges fit into a time. */
  public static long steps(Network network, Span duration) {
    return (long) StrictMath.floor(duration.seconds() / network.clocks().interval() + 1e-9);
  }

  public static ClockResult of(Network network, Span duration, long seed) {
    return inDetail(network, duration, seed).result();
  }

  public static ClockDetails inDetail(Network network, Span duration, long seed) {
    ClockRun run = new ClockRun(network, duration, seed);
    run.simulate();
    return new ClockDetails(run.result(), run.seconds, run.series);
  }

  private void simulate() {
    long stride = Math.max(1, Math.ceilDiv(steps, (long) MOST_POINTS));
    for (long step = 1; step <= steps; step++) {
      simulation.step();
      observe();
      if (step % stride == 0) {
        keep();
      }
    }
  }

  private void observe() {
    for (int node = 0; node < nodes.size(); node++) {
      if (simulation.hasLocked(node)) {
        nodes.get(node).add(offset(node));
      }
    }
    for (int link = 0; link < links.size(); link++) {
      int a = network.qpuA(link);
      int b = network.qpuB(link);
      if (simulation.hasLocked(a) && simulation.hasLocked(b)) {
        links.get(link).add(offset(a, b));
      }
    }
  }

  private void keep() {
    seconds.add(simulation.seconds());
    for (int node = 0; node < nodes.size(); node++) {
      series.get(node).add(offset(node));
    }
  }

  private double offset(int node) {
    return offset(references.get(node), node);
  }

  private double offset(int node, int other) {
    double offset = simulation.offset(node, other);
    return StrictMath.abs(offset) < ROUNDING ? 0 : offset;
  }

  private ClockResult result() {
    List<ClockResult.LinkTime> linkTimes = new ArrayList<>();
    List<List<ClockResult.LinkTime>> timedAt = new ArrayList<>();
    nodes.forEach(_ -> timedAt.add(new ArrayList<>()));
    for (int link = 0; link < links.size(); link++) {
      ClockResult.LinkTime time = linkTime(link);
      linkTimes.add(time);
      if (time.fidelity().isPresent()) {
        timedAt.get(network.qpuA(link)).add(time);
        timedAt.get(network.qpuB(link)).add(time);
      }
    }
    List<ClockResult.NodeTime> nodeTimes = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      nodeTimes.add(nodeTime(node, timedAt.get(node)));
    }
    return new ClockResult(
        network.name(),
        new ClockHeadline(network, nodeTimes, linkTimes, steps).text(),
        seed,
        simulation.seconds(),
        clocks(),
        network.clocks().interval(),
        List.copyOf(nodeTimes),
        List.copyOf(linkTimes),
        assumed());
  }

  private String clocks() {
    boolean isNamed = !network.clocks().preset().equals(ClockResult.NONE);
    return isNamed || network.clocks().equals(Clocks.NONE) ? network.clocks().preset() : "own";
  }

  private List<RunResult.Assumed> assumed() {
    List<RunResult.Assumed> inputs = new ArrayList<>(RunResult.Assumed.of(network));
    if (!network.clocks().equals(Clocks.NONE)) {
      inputs.add(new RunResult.Assumed("clocks/start", "1 us rms", "assumed", "of Bellhop"));
    }
    return List.copyOf(inputs);
  }

  private ClockResult.LinkTime linkTime(int index) {
    Link link = network.link(index);
    Offsets offsets = links.get(index);
    TimingPrice price = TimingPrice.of(link, offsets.mean(), offsets.spread());
    boolean isTimed = !offsets.isEmpty();
    double half = link.timing().halfWindow();
    return new ClockResult.LinkTime(
        link.name(),
        link.kind(),
        network.qpu(network.qpuA(index)).name(),
        network.qpu(network.qpuB(index)).name(),
        given(isTimed, offsets.mean()),
        given(isTimed, offsets.rms()),
        given(isTimed, offsets.most()),
        finite(half),
        isTimed ? finite(holdover(index).stopsAfter(half)) : OptionalDouble.empty(),
        isTimed ? Optional.of(gating(link, price)) : Optional.empty(),
        isTimed ? Optional.of(loPhase(price)) : Optional.empty(),
        new ClockResult.Phase(
            price.opticalPhaseRms(), price.opticalCoherence(), price.opticalFidelity()),
        given(isTimed, price.fidelity()),
        price.opticalFidelity());
  }

  private Holdover holdover(int link) {
    int exchanges = tree.exchanges(network.qpuA(link), network.qpuB(link));
    return new Holdover(network.clocks(), exchanges);
  }

  private static ClockResult.Gating gating(Link link, TimingPrice price) {
    OptionalDouble factor = OptionalDouble.of(price.gating());
    OptionalDouble none = OptionalDouble.empty();
    return switch (link.timing()) {
      case LinkTiming.Measured _ -> new ClockResult.Gating(none, none, price.gatingFidelity());
      case LinkTiming.Interference _ ->
          new ClockResult.Gating(factor, none, price.gatingFidelity());
      case LinkTiming.Catch _ -> new ClockResult.Gating(none, factor, price.gatingFidelity());
    };
  }

  private static ClockResult.Phase loPhase(TimingPrice price) {
    return new ClockResult.Phase(price.loPhaseRms(), price.loCoherence(), price.loFidelity());
  }

  private ClockResult.NodeTime nodeTime(int node, List<ClockResult.LinkTime> own) {
    Offsets offsets = nodes.get(node);
    boolean isPerfect = network.clocks().equals(Clocks.NONE);
    boolean hasLocked = isPerfect || simulation.hasLocked(node);
    return new ClockResult.NodeTime(
        network.qpu(node).name(),
        network.qpu(references.get(node)).name(),
        given(hasLocked, isPerfect ? 0 : simulation.lockedAfter(node)),
        given(!offsets.isEmpty(), offsets.rms()),
        given(!offsets.isEmpty(), offsets.most()),
        each(own, link -> link.loPhase().orElseThrow().phaseRmsRad()).max(),
        each(own, link -> link.gating().orElseThrow().factor()).min(),
        each(own, link -> link.fidelity().orElseThrow() / link.fidelityPerfectClocks()).min());
  }

  private static DoubleStream each(
      List<ClockResult.LinkTime> links, ToDoubleFunction<ClockResult.LinkTime> figure) {
    return links.stream().mapToDouble(figure);
  }

  private static OptionalDouble given(boolean is, double value) {
    return is ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static OptionalDouble finite(double value) {
    return given(Double.isFinite(value), value);
  }
}
