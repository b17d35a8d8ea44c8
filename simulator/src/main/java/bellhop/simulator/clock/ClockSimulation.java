package bellhop.simulator.clock;

import bellhop.network.Clocks;
import bellhop.network.SyncTree;
import bellhop.network.physics.TimeTransfer;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.List;

/**
 * The clocks of a tree of nodes in steps of one exchange. In each step each node and its parent
 * exchange four time stamps over ways of unequal delay, and the node's servo takes a share of the
 * offset that they seem to show from its clock at once, and what all have taught it of its
 * frequency in the course of the interval that follows, in which every oscillator gains what its
 * own frequency makes of it. Offsets come from the stamps alone: nobody knows the true time. Cost:
 * a few draws per node and step.
 */
public final class ClockSimulation {
  /** Offsets below this for so many exchanges in a row are a lock. */
  private static final double LOCKED = 1e-9;

  private static final int IN_A_ROW = 5;

  /** Turn-around of the slave, in s. */
  private static final double TURN = 1e-5;

  private final Clocks clocks;
  private final SyncTree tree;
  private final RandomStream[] stamps;
  private final OscillatorNoise[] oscillators;
  private final double[] asymmetry;
  private final double[] offset;

  /** What the servo takes from each clock in a step, in s. */
  private final double[] integral;

  private final int[] good;
  private final double[] lockedAfter;
  private final boolean[] deaf;
  private final List<Integer> order;
  private long step;

  /**
   * @param startRms rms of the clocks' offsets before the first exchange, in s
   */
  public ClockSimulation(Clocks clocks, SyncTree tree, double startRms, Seed seed) {
    this.clocks = clocks;
    this.tree = tree;
    int nodes = tree.size();
    stamps = new RandomStream[nodes];
    oscillators = new OscillatorNoise[nodes];
    asymmetry = new double[nodes];
    offset = new double[nodes];
    integral = new double[nodes];
    good = new int[nodes];
    lockedAfter = new double[nodes];
    deaf = new boolean[nodes];
    order = tree.order();
    for (int node = 0; node < nodes; node++) {
      RandomStream setting = seed.stream("clock/setting", node);
      double sign = setting.nextBoolean(0.5) ? 1 : -1;
      asymmetry[node] = clocks.asymmetry() * (2 * setting.nextDouble() - 1);
      offset[node] = startRms * setting.nextGaussian();
      lockedAfter[node] = tree.isReference(node) ? 0 : Double.POSITIVE_INFINITY;
      stamps[node] = seed.stream("clock/stamps", node);
      oscillators[node] =
          new OscillatorNoise(
              clocks,
              sign * clocks.frequencyError(),
              clocks.interval(),
              seed.stream("clock/oscillator", node));
    }
  }

  /**
   * An exchange of all that can, and the interval until the next: its end is where offsets are
   * largest.
   */
  public void step() {
    for (int node : order) {
      if (!tree.isReference(node) && !deaf[node]) {
        steer(node);
      }
    }
    drift();
  }

  /** One interval without any exchange: the servos go on with what they have learnt. */
  public void holdOver() {
    drift();
  }

  /** A node's clock jumps by so many seconds, as by a slip of a counter. */
  public void jump(int node, double seconds) {
    offset[node] += seconds;
  }

  /** From now on a node hears nothing of its parent and holds over. */
  public void loseExchange(int node) {
    deaf[node] = true;
  }

  /** It hears its parent again. */
  public void resumeExchange(int node) {
    deaf[node] = false;
  }

  private void drift() {
    step++;
    for (int node = 0; node < tree.size(); node++) {
      offset[node] += oscillators[node].gain() - integral[node];
    }
  }

  private void steer(int node) {
    double measured = exchange(node);
    integral[node] += clocks.integral() * measured;
    offset[node] -= clocks.proportional() * measured;
    good[node] = StrictMath.abs(measured) < LOCKED ? good[node] + 1 : 0;
    if (good[node] == IN_A_ROW && lockedAfter[node] == Double.POSITIVE_INFINITY) {
      lockedAfter[node] = step * clocks.interval();
    }
  }

  private double exchange(int node) {
    double master = offset[tree.parent().get(node)];
    double there = tree.delay().get(node) + asymmetry[node] / 2;
    double back = tree.delay().get(node) - asymmetry[node] / 2;
    double t1 = master;
    double t2 = offset[node] + there;
    double t3 = offset[node] + there + TURN;
    double t4 = master + there + TURN + back;
    return TimeTransfer.exchange(stamp(node, t1), stamp(node, t2), stamp(node, t3), stamp(node, t4))
        .offset();
  }

  private double stamp(int node, double time) {
    return time + clocks.stampRms() * stamps[node].nextGaussian();
  }

  /** Of two nodes' clocks now, the second less the first, in s. */
  public double offset(int node, int other) {
    return offset[other] - offset[node];
  }

  /** Simulated time in s since the start. */
  public double seconds() {
    return step * clocks.interval();
  }

  /** Whether a node has locked at all; a reference always has. */
  public boolean hasLocked(int node) {
    return lockedAfter[node] < Double.POSITIVE_INFINITY;
  }

  /** When a node had first locked, in s from the start; infinite if it has not. */
  public double lockedAfter(int node) {
    return lockedAfter[node];
  }

  /** By how much the delay to a node exceeds the one back, in s. */
  public double asymmetry(int node) {
    return asymmetry[node];
  }
}
