package bellhop.simulator.traffic;

import bellhop.network.Holdover;
import bellhop.network.Link;
import bellhop.network.LinkTiming;
import bellhop.network.Network;
import bellhop.pair.XState;
import bellhop.simulator.clock.SyncTree;
import bellhop.simulator.clock.SyncTrees;

/**
 * What the clocks of a network do to its links: what they cost each pair, and how long heralding
 * goes on when a node has lost its exchange. By closed forms of settled servos; clocks are not
 * simulated here.
 */
final class Timekeeping {
  private static final double PICOS = 1e12;

  /** Rms of a number that lies anywhere within ±1. */
  private static final double UNIFORM = 1 / StrictMath.sqrt(3);

  private final Network network;
  private final SyncTree tree;

  Timekeeping(Network network) {
    this.network = network;
    tree = SyncTrees.of(network);
  }

  private Holdover holdover(int link) {
    int exchanges = tree.exchanges(network.qpuA(link), network.qpuB(link));
    return new Holdover(network.clocks(), Math.max(1, exchanges));
  }

  /**
   * A pair of the link at its emission, with the price of settled clocks in it, and of the optical
   * phase on average.
   */
  XState born(int link) {
    Link its = network.link(link);
    LinkTiming timing = its.timing();
    Holdover holdover = holdover(link);
    double spread = holdover.rms(network.clocks().interval());
    double mean =
        network.clocks().asymmetry() / 2 * UNIFORM * StrictMath.sqrt(holdover.exchanges());
    double optical = StrictMath.exp(-its.phaseRms() * its.phaseRms() / 2);
    return timing
        .gated(its.model().state(), mean, spread)
        .phaseNoise(timing.loPhase(spread) * optical);
  }

  /**
   * From the last exchange until the 5 sigma bound of the offset passes half the window within
   * which both ends must act, in ps; the greatest number if that is beyond all runs.
   */
  long heraldingStopsAfterPs(int link) {
    double seconds = holdover(link).stopsAfter(network.link(link).timing().halfWindow());
    return seconds * PICOS < Long.MAX_VALUE / 8.0 ? (long) (seconds * PICOS) : Long.MAX_VALUE;
  }
}
