package bellhop.simulator.execution;

import bellhop.distributed.PairUse;
import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.pair.Memory;
import bellhop.units.RandomStream;

/**
 * How pairs come to be: their state at emission, and what their halves go through until they are
 * handed over. The history is told to a {@link Visitor}, since an exact pair and one sampled into a
 * state vector go through the same.
 */
final class Emission {
  /** Takes the events between emission and hand-over, in an order that causes allow. */
  interface Visitor {
    /** A half waits from one time to the next. */
    void wait(boolean atA, Memory memory, long fromPs, long toPs);

    /** A half moves between communication and memory qubit. */
    void transfer(boolean atA, double error);

    /** The X pulse on end B. */
    void pulse(double error);
  }

  private final Network network;
  private final double[] phases;

  Emission(Network network) {
    this.network = network;
    phases = new double[network.links().size()];
  }

  /** Draws the slow phase of each link, rad. */
  void start(RandomStream stream) {
    for (int i = 0; i < phases.length; i++) {
      double rms = network.link(i).phaseRms();
      phases[i] = rms == 0 ? 0 : rms * stream.nextGaussian();
    }
  }

  Link link(PairUse pair) {
    return network.link(pair.link());
  }

  double phase(PairUse pair) {
    return phases[pair.link()];
  }

  /**
   * The frame that is known and removed by bookkeeping. The herald may name the model's state with
   * a Z more; that Z is removed again with the Z of the frame, so the model's own Z is what is
   * left.
   */
  BellState turnedAway(PairUse pair) {
    return BellState.of(false, link(pair).model().heralded().z());
  }

  /** The Bell state, Z removed, that a pair is meant to be at its emission. */
  BellState wanted(PairUse pair) {
    return BellState.of(link(pair).model().heralded().x(), false);
  }

  void tell(PairUse pair, int id, Times times, Visitor visitor) {
    Link link = link(pair);
    tellHalf(End.A, pair, network.qnu(link.qnuA()), id, times, visitor);
    tellHalf(End.B, pair, network.qnu(link.qnuB()), id, times, visitor);
  }

  private void tellHalf(End end, PairUse pair, Qnu qnu, int id, Times times, Visitor visitor) {
    boolean atA = end == End.A;
    Device device = network.qpu(atA ? pair.qpuA() : pair.qpuB()).device();
    long from = times.emissionPs(id);
    if (times.intoMemoryPs(id) != Times.NEVER) {
      visitor.wait(atA, device.memory(), from, times.intoMemoryPs(id));
      visitor.transfer(atA, qnu.transferError());
      long stored = times.intoMemoryPs(id) + qnu.transfer().picos();
      visitor.wait(atA, qnu.memory(), stored, times.outOfMemoryPs(id));
      visitor.transfer(atA, qnu.transferError());
      from = times.outOfMemoryPs(id) + qnu.transfer().picos();
    }
    if (!atA && wanted(pair).x()) {
      visitor.wait(false, device.memory(), from, times.pulsePs(id));
      visitor.pulse(device.oneQubitError());
      from = times.pulsePs(id) + device.oneQubitGate().picos();
    }
    visitor.wait(atA, device.memory(), from, times.handOverPs(id, end));
  }
}
