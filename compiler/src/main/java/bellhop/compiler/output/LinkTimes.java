package bellhop.compiler.output;

import bellhop.distributed.Distributed;
import bellhop.network.FabricWays;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Point;
import bellhop.network.SharedLinks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * When pairs arrive on the mean, first come, first served. A link of its own makes one pair at a
 * time on each of its channels, and begins a period after its last attempt at the earliest.
 *
 * <p>Links that share a station, or go through switches, need a channel of the station and a fibre
 * at either end for each pair, from its first attempt until it is usable, and wait for what turns
 * to another link. Which fibres are free between switches it does not ask: there may be more
 * waiting than it says.
 */
final class LinkTimes {
  private static final double PICOS = 1e12;
  private static final int NO_LINK = -1;

  private final Network network;
  private final FabricWays ways;
  private final SharedLinks shared;

  /** By link: when each of its own channels is free. */
  private final long[][] linkFreePs;

  /** By station: its channels. */
  private final Line[] channels;

  /** Fibres of a QNU by which its light goes to a station. */
  private final Map<List<Integer>, Line> fibres = new HashMap<>();

  /** What is held by one pair at a time: since which link it is turned to, and when it is free. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Line(long[] freePs, int[] turnedTo) {
    static Line of(int count) {
      Line line = new Line(new long[count], new int[count]);
      Arrays.fill(line.turnedTo, NO_LINK);
      return line;
    }

    long firstFreePs() {
      return LongStream.of(freePs).min().orElseThrow();
    }

    /** The one that is free then and turned to the link, else the first that is free. */
    int at(long timePs, int link) {
      int free = NO_LINK;
      for (int i = freePs.length - 1; i >= 0; i--) {
        if (freePs[i] <= timePs) {
          if (turnedTo[i] == link) {
            return i;
          }
          free = i;
        }
      }
      return free;
    }

    void take(int its, int link, long untilPs) {
      freePs[its] = untilPs;
      turnedTo[its] = link;
    }
  }

  LinkTimes(Distributed distributed, Network network) {
    this.network = network;
    ways = new FabricWays(network.fabric());
    boolean[] isUsed = new boolean[network.links().size()];
    distributed.pairs().forEach(pair -> isUsed[pair.link()] = true);
    shared = new SharedLinks(network, isUsed);
    linkFreePs = new long[network.links().size()][];
    Arrays.setAll(linkFreePs, l -> new long[network.link(l).model().channels()]);
    channels = new Line[network.analysers().size()];
    Arrays.setAll(channels, s -> Line.of(network.analysers().get(s).channels()));
  }

  boolean isShared(int link) {
    return shared.isShared(link);
  }

  /** How many fibres lead from a QNU to a station. */
  int fibres(int qnu, int station) {
    return shared.fibres(qnu, station);
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
  long leadPs(int index) {
    Link link = network.link(index);
    double p = link.model().successProbability();
    double deviation = StrictMath.sqrt(1 - p) / p * link.model().attemptPeriod().seconds();
    long turnPs = shared.longestTurn(index).picos();
    return link.latency().picos() + turnPs + meanPs(link) + StrictMath.round(deviation * PICOS);
  }

  /** When a pair arrives that the link makes from now on. Calls must come in order of time. */
  long arrivalPs(int link, long nowPs) {
    return shared.isShared(link)
        ? throughFabric(link, nowPs)
        : overChannel(linkFreePs[link], network.link(link), nowPs);
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

  private long throughFabric(int index, long nowPs) {
    Link link = network.link(index);
    int station = link.analyser().orElseThrow();
    Line ofA = fibresOf(link.qnuA(), station);
    Line ofB = fibresOf(link.qnuB(), station);
    Line at = channels[station];
    long fibrePs = Math.max(ofA.firstFreePs(), ofB.firstFreePs());
    long servedPs = Math.max(nowPs, Math.max(at.firstFreePs(), fibrePs));
    int a = ofA.at(servedPs, index);
    int b = ofB.at(servedPs, index);
    int channel = at.at(servedPs, index);
    boolean stands =
        ofA.turnedTo()[a] == index && ofB.turnedTo()[b] == index && at.turnedTo()[channel] == index;
    boolean isFresh = at.turnedTo()[channel] == NO_LINK && network.fabric().switches().isEmpty();
    long turnPs = stands || isFresh ? 0 : ways.turn(network, index).picos();
    long startPs = servedPs + turnPs;
    if (stands) {
      startPs = Math.max(startPs, linkFreePs[index][0]); // attempts keep their period
    }
    long arrivalPs = startPs + meanPs(link);
    linkFreePs[index][0] = startPs + spacingPs(link);
    ofA.take(a, index, arrivalPs);
    ofB.take(b, index, arrivalPs);
    at.take(channel, index, arrivalPs);
    return arrivalPs;
  }

  private Line fibresOf(int qnu, int station) {
    List<Integer> along = ways.onward(new Point.AtQnu(qnu), station);
    List<Integer> key = along.isEmpty() ? List.of(-1 - qnu, station) : along;
    return fibres.computeIfAbsent(key, _ -> Line.of(Math.max(1, along.size())));
  }
}
