package bellhop.compiler.output;

import bellhop.network.Analyser;
import bellhop.network.Network;
import java.util.Arrays;
import java.util.List;

/**
 * Channels of all stations in a sampled run: which are free, and to which fibres each is turned.
 * They are numbered over the stations, those of the first one first. It decides nothing.
 */
final class ChanceStations {
  private static final int NONE = -1;

  private final List<Analyser> stations;

  /** By station: its first channel, and at last how many there are; and how many are free. */
  private final int[] first;

  private final int[] freeAt;

  private final boolean[] isBusy;

  /** By channel: fibres that it was turned to last. By fibre: that channel. */
  private final int[][] tunedTo;

  private final int[] channelOf;

  ChanceStations(Network network, int fibres) {
    stations = network.analysers();
    freeAt = new int[stations.size()];
    first = new int[stations.size() + 1];
    for (int s = 0; s < stations.size(); s++) {
      first[s + 1] = first[s] + stations.get(s).channels();
    }
    isBusy = new boolean[first[stations.size()]];
    tunedTo = new int[isBusy.length][2];
    channelOf = new int[fibres];
  }

  void begin() {
    Arrays.setAll(freeAt, s -> first[s + 1] - first[s]);
    Arrays.fill(isBusy, false);
    for (int[] its : tunedTo) {
      Arrays.fill(its, NONE);
    }
    Arrays.fill(channelOf, NONE);
  }

  int count() {
    return isBusy.length;
  }

  boolean isAnyFree(int station) {
    return freeAt[station] > 0;
  }

  void setBusy(int channel, int station, boolean busy) {
    freeAt[station] += (isBusy[channel] ? 1 : 0) - (busy ? 1 : 0);
    isBusy[channel] = busy;
  }

  /**
   * The free channel that is turned to these fibres, else one that was never turned, else one that
   * is turned to nothing any more, else the first.
   */
  int pick(int station, int a, int b) {
    int best = NONE;
    int bestRank = Integer.MAX_VALUE;
    for (int c = first[station]; c < first[station + 1]; c++) {
      int rank = isTuned(c, a, b) ? 0 : isFresh(c) ? 1 : isLoose(c) ? 2 : 3;
      if (!isBusy[c] && rank < bestRank) {
        best = c;
        bestRank = rank;
      }
    }
    return best;
  }

  private boolean isTuned(int channel, int a, int b) {
    int[] its = tunedTo[channel];
    boolean holds = (its[0] == a && its[1] == b) || (its[0] == b && its[1] == a);
    return holds && channelOf[a] == channel && channelOf[b] == channel;
  }

  private boolean isFresh(int channel) {
    return tunedTo[channel][0] == NONE;
  }

  /** Whether both of its fibres have been turned to other channels since. */
  private boolean isLoose(int channel) {
    return channelOf[tunedTo[channel][0]] != channel && channelOf[tunedTo[channel][1]] != channel;
  }

  /** How long a channel is dark that is to have these fibres; the first time it stands, in ps. */
  long turnPs(int channel, int station, int a, int b) {
    boolean stands = isFresh(channel) || isTuned(channel, a, b);
    return stands ? 0 : stations.get(station).reconfiguration().picos();
  }

  void tune(int channel, int a, int b) {
    tunedTo[channel][0] = a;
    tunedTo[channel][1] = b;
    channelOf[a] = channel;
    channelOf[b] = channel;
  }
}
