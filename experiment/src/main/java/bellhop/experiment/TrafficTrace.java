package bellhop.experiment;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.protocol.Trace;
import bellhop.simulator.traffic.TrafficObserver;
import java.util.Arrays;
import java.util.Locale;

/**
 * Writes the beginning of simulated traffic down as a trace: by lane of each link the bursts that
 * made pairs and the lives of these, by QPU its swaps. It stops when the trace is long enough to
 * look at; messages are left out.
 */
final class TrafficTrace implements TrafficObserver {
  private static final int MOST_SLICES = 20_000;
  private static final long NOT = -1;

  private final Network network;
  private final Trace trace = new Trace();

  /** By link and lane; 0 where nothing happened yet. */
  private final int[][] bursts;

  private final int[][] pairs;
  private final long[][] beganPs;
  private final long[][] madePs;

  /** By link and by QPU, NOT before their first slice. */
  private final int[] ofLink;

  private final int[] ofQpu;

  /**
   * @param lanes by link
   */
  TrafficTrace(Network network, int[] lanes) {
    this.network = network;
    int links = lanes.length;
    bursts = new int[links][];
    pairs = new int[links][];
    beganPs = new long[links][];
    madePs = new long[links][];
    for (int l = 0; l < links; l++) {
      bursts[l] = new int[lanes[l]];
      pairs[l] = new int[lanes[l]];
      beganPs[l] = new long[lanes[l]];
      madePs[l] = new long[lanes[l]];
      Arrays.fill(beganPs[l], NOT);
      Arrays.fill(madePs[l], NOT);
    }
    ofLink = new int[links];
    ofQpu = new int[network.qpus().size()];
    Arrays.fill(ofLink, (int) NOT);
    Arrays.fill(ofQpu, (int) NOT);
  }

  Trace trace() {
    return trace;
  }

  private boolean isFull() {
    return trace.slices().size() >= MOST_SLICES;
  }

  @Override
  public void began(int link, int lane, long nowPs) {
    beganPs[link][lane] = nowPs;
  }

  @Override
  public void made(int link, int lane, long nowPs) {
    if (!isFull() && beganPs[link][lane] != NOT) {
      open(link, lane);
      int track = bursts[link][lane];
      trace.slice(
          track, beganPs[link][lane], nowPs, Trace.Work.ATTEMPTS, "attempts", Trace.NO_PAIR);
    }
    madePs[link][lane] = nowPs;
  }

  private void open(int link, int lane) {
    if (ofLink[link] == NOT) {
      ofLink[link] = trace.track(network.link(link).name(), Trace.Kind.LINK, Trace.NO_PARENT);
    }
    if (bursts[link][lane] == 0) {
      String name = "lane " + lane + " ";
      bursts[link][lane] = trace.track(name + "bursts", Trace.Kind.BURSTS, ofLink[link]);
      pairs[link][lane] = trace.track(name + "pairs", Trace.Kind.PAIRS, ofLink[link]);
    }
  }

  /** The first half that goes ends the elementary pair. */
  @Override
  public void left(int link, int lane, int end, Fate fate, long nowPs) {
    if (!isFull() && madePs[link][lane] != NOT && pairs[link][lane] != 0) {
      String name = fate.name().toLowerCase(Locale.ROOT) + " at " + place(link, end);
      trace.slice(
          pairs[link][lane], madePs[link][lane], nowPs, Trace.Work.PAIR, name, Trace.NO_PAIR);
    }
    madePs[link][lane] = NOT;
  }

  private String place(int link, int end) {
    Link its = network.link(link);
    return network.qnu(end == 0 ? its.qnuA() : its.qnuB()).name();
  }

  @Override
  public void swapped(int node, long fromPs, long toPs) {
    if (isFull()) {
      return;
    }
    if (ofQpu[node] == NOT) {
      int group = trace.track(network.qpu(node).name(), Trace.Kind.QPU, Trace.NO_PARENT);
      ofQpu[node] = trace.track("swaps", Trace.Kind.COMMUNICATION_QUBIT, group);
    }
    trace.slice(ofQpu[node], fromPs, toPs, Trace.Work.GATE, "swap", Trace.NO_PAIR);
  }

  @Override
  public void delivered(int circuit, int request, double fidelity, long nowPs) {}
}
