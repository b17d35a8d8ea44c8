package bellhop.compiler.output;

import bellhop.network.Analyser;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import java.util.Arrays;

/**
 * When pairs arrive on the mean: each link makes one pair at a time, first asked, first served, and
 * so does each channel of a shared analyser, which also takes time to turn to another link.
 */
final class LinkTimes {
  private static final double PICOS = 1e12;
  private static final int NO_LINK = -1;

  private final Network network;
  private final long[] freePs;
  private final long[][] channelFreePs;
  private final int[][] channelLink;

  LinkTimes(Network network) {
    this.network = network;
    freePs = new long[network.links().size()];
    int analysers = network.analysers().size();
    channelFreePs = new long[analysers][];
    channelLink = new int[analysers][];
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
    long knownPs = Math.max(model.knownA().picos(), model.knownB().picos());
    return StrictMath.round(failedSeconds * PICOS) + model.emission().picos() + knownPs;
  }

  /** The mean and one standard deviation of the geometric law, in ps. */
  static long leadPs(Link link) {
    double p = link.model().successProbability();
    double deviation = StrictMath.sqrt(1 - p) / p * link.model().attemptPeriod().seconds();
    return meanPs(link) + StrictMath.round(deviation * PICOS);
  }

  /** When a pair arrives that both ends ask for now. Calls must come in order of time. */
  long arrivalPs(int link, long nowPs) {
    Link description = network.link(link);
    long startPs = Math.max(nowPs, freePs[link]);
    if (description.analyser().isPresent()) {
      return throughAnalyser(link, description.analyser().getAsInt(), startPs);
    }
    freePs[link] = startPs + meanPs(description);
    return freePs[link];
  }

  private long throughAnalyser(int link, int index, long earliestPs) {
    Analyser analyser = network.analysers().get(index);
    int best = 0;
    for (int channel = 1; channel < channelFreePs[index].length; channel++) {
      if (channelFreePs[index][channel] < channelFreePs[index][best]) {
        best = channel;
      }
    }
    boolean turned = channelLink[index][best] != link && channelLink[index][best] != NO_LINK;
    long turnPs = turned ? analyser.reconfiguration().picos() : 0;
    long startPs = Math.max(earliestPs, channelFreePs[index][best] + turnPs);
    freePs[link] = startPs + meanPs(network.link(link));
    channelFreePs[index][best] = freePs[link];
    channelLink[index][best] = link;
    return freePs[link];
  }
}
