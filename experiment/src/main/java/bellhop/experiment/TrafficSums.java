package bellhop.experiment;

import bellhop.simulator.traffic.TrafficObserver;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Sums up by line of traffic what is delivered, and hands all that it sees on to a trace. */
final class TrafficSums implements TrafficObserver {
  private final IntUnaryOperator lineOf;
  private final long[] delivered;
  private final double[] fidelity;
  private final Optional<TrafficTrace> trace;

  /**
   * @param lineOf by request
   */
  TrafficSums(int lines, IntUnaryOperator lineOf, Optional<TrafficTrace> trace) {
    this.lineOf = lineOf;
    this.trace = trace;
    delivered = new long[lines];
    fidelity = new double[lines];
  }

  long delivered(int line) {
    return delivered[line];
  }

  /** Mean of a line's pairs; NaN if there are none. */
  double meanFidelity(int line) {
    return fidelity[line] / delivered[line];
  }

  @Override
  public void delivered(int circuit, int request, double itsFidelity, long nowPs) {
    if (request >= 0) {
      int line = lineOf.applyAsInt(request);
      delivered[line]++;
      fidelity[line] += itsFidelity;
    }
  }

  @Override
  public void began(int link, int lane, long nowPs) {
    trace.ifPresent(t -> t.began(link, lane, nowPs));
  }

  @Override
  public void made(int link, int lane, long nowPs) {
    trace.ifPresent(t -> t.made(link, lane, nowPs));
  }

  @Override
  public void left(int link, int lane, int end, Fate fate, long nowPs) {
    trace.ifPresent(t -> t.left(link, lane, end, fate, nowPs));
  }

  @Override
  public void swapped(int node, long fromPs, long toPs) {
    trace.ifPresent(t -> t.swapped(node, fromPs, toPs));
  }
}
