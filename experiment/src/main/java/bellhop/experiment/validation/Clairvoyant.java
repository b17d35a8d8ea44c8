package bellhop.experiment.validation;

import bellhop.experiment.validation.FabricTrial.Demand;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.FabricSettings.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The least mean latency that a few demands on a hub can have, by somebody who knows all that will
 * be asked and how long each burst takes, turns beforehand, and ends each burst that it begins.
 *
 * <p>All orders in which demands can take what they need are tried, each with all channels that
 * differ: whatever the starting times, demands have an order on each fibre and each channel, and
 * starting as soon as it allows is never worse. What cannot beat the best so far is left out
 * (branch and bound); eight demands take milliseconds. Its time grows with the factorial of them.
 */
final class Clairvoyant {
  private static final int NONE = -1;

  private final List<Line> links;
  private final List<Demand> demands;
  private final long turnPs;

  /** By QNU, whose fibre it is: when it is free, and the channel that it is turned to, or NONE. */
  private final long[] fibreFreePs;

  private final int[] turnedTo;

  /** By channel: when it is free, and the link that it was turned to last, or NONE. */
  private final long[] channelFreePs;

  private final int[] lastLink;
  private final boolean[] isDone;
  private long best = Long.MAX_VALUE;

  private Clairvoyant(FabricSettings settings, List<Demand> demands) {
    links = settings.links();
    this.demands = demands;
    turnPs = settings.stations().getFirst().turnPs();
    fibreFreePs = new long[settings.qnus().size()];
    turnedTo = new int[fibreFreePs.length];
    Arrays.fill(turnedTo, NONE);
    channelFreePs = new long[settings.stations().getFirst().channels()];
    lastLink = new int[channelFreePs.length];
    Arrays.fill(lastLink, NONE);
    isDone = new boolean[demands.size()];
  }

  /**
   * From a demand to the end of its burst, in ps.
   *
   * @param settings a hub as {@link FabricLoads#hub} makes it
   */
  static double meanLatencyPs(FabricSettings settings, List<Demand> demands) {
    Clairvoyant search = new Clairvoyant(settings, demands);
    search.place(0, 0);
    return (double) search.best / demands.size();
  }

  private void place(int placed, long sumPs) {
    if (placed == demands.size()) {
      best = Math.min(best, sumPs);
      return;
    }
    if (sumPs + leastOfRest() >= best) {
      return;
    }
    for (int d = 0; d < demands.size(); d++) {
      if (!isDone[d] && !hasEarlierTwin(d)) {
        for (int channel : differentChannels(demands.get(d).link())) {
          take(d, channel, placed, sumPs);
        }
      }
    }
  }

  /** Latencies if all that is left begins as soon as its fibres are free. */
  private long leastOfRest() {
    long sum = 0;
    for (int d = 0; d < isDone.length; d++) {
      if (!isDone[d]) {
        Demand its = demands.get(d);
        Line link = links.get(its.link());
        long freePs = Math.max(fibreFreePs[link.qnuA()], fibreFreePs[link.qnuB()]);
        sum += Math.max(0, freePs - its.atPs()) + its.burstPs();
      }
    }
    return sum;
  }

  /** Of demands that are alike in everything the first goes first. */
  private boolean hasEarlierTwin(int demand) {
    Demand its = demands.get(demand);
    for (int d = 0; d < demand; d++) {
      Demand other = demands.get(d);
      boolean isTwin =
          other.link() == its.link()
              && other.atPs() == its.atPs()
              && other.burstPs() == its.burstPs();
      if (isTwin && !isDone[d]) {
        return true;
      }
    }
    return false;
  }

  /** All channels but those that are like another one before them. */
  private List<Integer> differentChannels(int link) {
    List<Integer> different = new ArrayList<>();
    for (int c = 0; c < channelFreePs.length; c++) {
      boolean isLike = false;
      for (int before : different) {
        isLike |= isLike(c, before, link);
      }
      if (!isLike) {
        different.add(c);
      }
    }
    return different;
  }

  /** Equally free, and turned to nothing that any demand could still find standing. */
  private boolean isLike(int channel, int other, int link) {
    return channelFreePs[channel] == channelFreePs[other]
        && isFresh(channel) == isFresh(other)
        && !isTurned(channel, link)
        && !isTurned(other, link)
        && !stands(channel)
        && !stands(other);
  }

  private boolean isFresh(int channel) {
    return lastLink[channel] == NONE;
  }

  private boolean stands(int channel) {
    return !isFresh(channel) && isTurned(channel, lastLink[channel]);
  }

  private boolean isTurned(int channel, int link) {
    Line its = links.get(link);
    return turnedTo[its.qnuA()] == channel && turnedTo[its.qnuB()] == channel;
  }

  private void take(int demand, int channel, int placed, long sumPs) {
    Demand its = demands.get(demand);
    Line link = links.get(its.link());
    int[] fibres = {link.qnuA(), link.qnuB()};
    int[] turnedBefore = turnedTo.clone();
    long[] freeBefore = {fibreFreePs[fibres[0]], fibreFreePs[fibres[1]], channelFreePs[channel]};
    int lastBefore = lastLink[channel];
    boolean mustTurn = !isFresh(channel) && !isTurned(channel, its.link());
    long freePs = Math.max(freeBefore[2], Math.max(freeBefore[0], freeBefore[1]));
    long endPs = Math.max(its.atPs(), freePs + (mustTurn ? turnPs : 0)) + its.burstPs();
    for (int qnu = 0; qnu < turnedTo.length; qnu++) {
      turnedTo[qnu] = turnedTo[qnu] == channel ? NONE : turnedTo[qnu];
    }
    for (int fibre : fibres) {
      turnedTo[fibre] = channel;
      fibreFreePs[fibre] = endPs;
    }
    channelFreePs[channel] = endPs;
    lastLink[channel] = its.link();
    isDone[demand] = true;
    place(placed + 1, sumPs + endPs - its.atPs());
    isDone[demand] = false;
    lastLink[channel] = lastBefore;
    channelFreePs[channel] = freeBefore[2];
    fibreFreePs[fibres[0]] = freeBefore[0];
    fibreFreePs[fibres[1]] = freeBefore[1];
    System.arraycopy(turnedBefore, 0, turnedTo, 0, turnedTo.length);
  }
}
