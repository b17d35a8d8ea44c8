package bellhop.network;

import bellhop.pair.XState;

/**
 * What the clocks of a network do to its links: what they cost each pair, and how long heralding
 * goes on when a node has lost its exchange. By closed forms of settled servos; clocks are not
 * simulated here.
 */
public final class Timekeeping {
  private static final double PICOS = 1e12;

  /** Rms of a number that lies anywhere within ±1. */
  private static final double UNIFORM = 1 / StrictMath.sqrt(3);

  private final Network network;
  private final SyncTree tree;

  /** For the clocks of this network, synchronised along its links. */
  public Timekeeping(Network network) {
    this.network = network;
    tree = SyncTrees.of(network);
  }

  private Holdover holdover(int link) {
    int exchanges = tree.exchanges(network.qpuA(link), network.qpuB(link));
    return new Holdover(network.clocks(), Math.max(1, exchanges));
  }

  /**
   * A pair of the link at its emission, with the price of settled clocks in it.
   *
   * @param keepsPhase whether the slow optical phase ({@code phase-rms}) reaches the pair; its mean
   *     effect is counted then. EPL distillation cancels a phase that is common to both its pairs
   */
  public XState born(int link, boolean keepsPhase) {
    Link its = network.link(link);
    LinkTiming timing = its.timing();
    Holdover holdover = holdover(link);
    double spread = holdover.rms(network.clocks().interval());
    double mean =
        network.clocks().asymmetry() / 2 * UNIFORM * StrictMath.sqrt(holdover.exchanges());
    double optical = keepsPhase ? StrictMath.exp(-its.phaseRms() * its.phaseRms() / 2) : 1;
    return timing
        .gated(its.model().state(), mean, spread)
        .phaseNoise(timing.loPhase(spread) * optical);
  }

  /**
   * From the last exchange until the 5 sigma bound of the offset passes half the window within
   * which both ends must act, in ps; the greatest number if that is beyond all runs.
   */
  public long heraldingStopsAfterPs(int link) {
    double seconds = holdover(link).stopsAfter(network.link(link).timing().halfWindow());
    return seconds * PICOS < Long.MAX_VALUE / 8.0 ? (long) (seconds * PICOS) : Long.MAX_VALUE;
  }
}
