package bellhop.compiler.output;

import bellhop.network.Analyser;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import java.util.Arrays;

/**
 * When pairs arrive on the mean. A request brings a communication qubit at each end, so a link
 * makes as many pairs at a time as qubits ask for one. Only a shared analyser is a bottleneck: each
 * of its channels serves one request at a time, first come, first served, and takes time to turn to
 * another link.
 */
final class LinkTimes {
  private static final double PICOS = 1e12;
  private static final int NO_LINK = -1;

  private final Network network;
  private final long[][] channelFreePs;
  private final int[][] channelLink;

  /** A link holds one channel at a time. */
  private final long[] linkFreePs;

  LinkTimes(Network network) {
    this.network = network;
    int analysers = network.analysers().size();
    channelFreePs = new long[analysers][];
    channelLink = new int[analysers][];
    linkFreePs = new long[network.links().size()];
    for (int i = 0; i < analysers; i++) {
      channelFreePs[i] = new long[network.analysers().get(i).channels()];
      channelLink[i] = new int[channelFreePs[i].length];
      Arrays.fill(channelLink[i], NO_LINK);
    }
  }

  /**
   * From the start of the first attempt until a pair is usable at both ends, on the mean, in ps.
   */
  static long meanPs(Link link) {
    LinkModel model = link.model();
    double failedSeconds = (1 / model.successProbability() - 1) * model.attemptPeriod().seconds();
    return StrictMath.round(failedSeconds * PICOS)
        + model.emission().picos()
        + link.usableDelay().picos();
  }

  /** From asking until a pair is usable, the mean and one standard deviation, in ps. */
  static long leadPs(Link link) {
    double p = link.model().successProbability();
    double deviation = StrictMath.sqrt(1 - p) / p * link.model().attemptPeriod().seconds();
    return link.latency().picos() + meanPs(link) + StrictMath.round(deviation * PICOS);
  }

  /** When a pair arrives that the link makes from now on. Calls must come in order of time. */
  long arrivalPs(int link, long nowPs) {
    Link description = network.link(link);
    return description.analyser().isPresent()
        ? throughAnalyser(link, description.analyser().getAsInt(), nowPs)
        : nowPs + meanPs(description);
  }

  private long throughAnalyser(int link, int index, long nowPs) {
    Analyser analyser = network.analysers().get(index);
    long firstFreePs = Arrays.stream(channelFreePs[index]).min().orElseThrow();
    long servedPs = Math.max(Math.max(nowPs, linkFreePs[link]), firstFreePs);
    int channel = channelAt(servedPs, index, link);
    int before = channelLink[index][channel];
    boolean turns = before != link && before != NO_LINK;
    long startPs = turns ? servedPs + analyser.reconfiguration().picos() : servedPs;
    linkFreePs[link] = startPs + meanPs(network.link(link));
    channelFreePs[index][channel] = linkFreePs[link];
    channelLink[index][channel] = link;
    return linkFreePs[link];
  }

  /** The free channel that is turned to the link, else the first that is free. */
  private int channelAt(long timePs, int index, int link) {
    int free = NO_LINK;
    for (int channel = channelFreePs[index].length - 1; channel >= 0; channel--) {
      if (channelFreePs[index][channel] <= timePs) {
        if (channelLink[index][channel] == link) {
          return channel;
        }
        free = channel;
      }
    }
    return free;
  }
}
