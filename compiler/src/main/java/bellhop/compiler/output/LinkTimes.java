package bellhop.compiler.output;

import bellhop.network.Analyser;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import java.util.Arrays;

/**
 * When pairs arrive on the mean. Each channel of a link makes one pair at a time, first come, first
 * served, and begins a period after its last attempt at the earliest. So does each channel of a
 * shared analyser, which also takes time to turn to another link.
 */
final class LinkTimes {
  private static final double PICOS = 1e12;
  private static final int NO_LINK = -1;

  private final Network network;
  private final long[][] channelFreePs;
  private final int[][] channelLink;

  /** By link and channel. */
  private final long[][] linkFreePs;

  LinkTimes(Network network) {
    this.network = network;
    int analysers = network.analysers().size();
    channelFreePs = new long[analysers][];
    channelLink = new int[analysers][];
    linkFreePs = new long[network.links().size()][];
    Arrays.setAll(linkFreePs, l -> new long[network.link(l).model().channels()]);
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

  /** From the first attempt for a pair until a channel can begin with the next, on the mean. */
  static long spacingPs(Link link) {
    double periods = 1 / link.model().successProbability();
    return StrictMath.round(periods * link.model().attemptPeriod().seconds() * PICOS);
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
        : overChannel(linkFreePs[link], description, nowPs);
  }

  private static long overChannel(long[] freePs, Link link, long nowPs) {
    int first = firstFree(freePs);
    long startPs = Math.max(nowPs, freePs[first]);
    freePs[first] = startPs + spacingPs(link);
    return startPs + meanPs(link);
  }

  private static int firstFree(long[] freePs) {
    int first = 0;
    for (int channel = 1; channel < freePs.length; channel++) {
      first = freePs[channel] < freePs[first] ? channel : first;
    }
    return first;
  }

  /**
   * The analyser's channel that the link holds while another of its own channels makes a pair, if a
   * further one is free to join it; a link of one channel has none to join.
   */
  private int findJoinable(int link, int index, long nowPs) {
    long[] own = linkFreePs[link];
    if (own.length == 1) {
      return NO_LINK;
    }
    long startPs = Math.max(nowPs, own[firstFree(own)]);
    for (int channel = 0; channel < channelFreePs[index].length; channel++) {
      if (channelLink[index][channel] == link && channelFreePs[index][channel] > startPs) {
        return channel;
      }
    }
    return NO_LINK;
  }

  private long throughAnalyser(int link, int index, long nowPs) {
    int holding = findJoinable(link, index, nowPs);
    if (holding != NO_LINK) {
      long arrivalPs = overChannel(linkFreePs[link], network.link(link), nowPs);
      channelFreePs[index][holding] = Math.max(channelFreePs[index][holding], arrivalPs);
      return arrivalPs;
    }
    Analyser analyser = network.analysers().get(index);
    long firstFreePs = Arrays.stream(channelFreePs[index]).min().orElseThrow();
    int own = firstFree(linkFreePs[link]);
    long servedPs = Math.max(Math.max(nowPs, linkFreePs[link][own]), firstFreePs);
    int channel = channelAt(servedPs, index, link);
    int before = channelLink[index][channel];
    boolean turns = before != link && before != NO_LINK;
    long startPs = turns ? servedPs + analyser.reconfiguration().picos() : servedPs;
    long arrivalPs = startPs + meanPs(network.link(link));
    linkFreePs[link][own] = startPs + spacingPs(network.link(link));
    channelFreePs[index][channel] = arrivalPs;
    channelLink[index][channel] = link;
    return arrivalPs;
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
