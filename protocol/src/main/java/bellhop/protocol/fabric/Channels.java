package bellhop.protocol.fabric;

import bellhop.protocol.Snapshots;
import bellhop.protocol.fabric.FabricSettings.Station;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The channels of all stations: which are busy, and to which fibres each is turned. It decides
 * nothing. Channels are numbered, those of station 0 first.
 */
final class Channels {
  private static final int NONE = -1;

  /** Turned to nothing that anybody knows; a channel that was never turned is NONE. */
  private static final int UNKNOWN = -2;

  private final Station[] stations;

  /** By station: its first channel, and how many are free. */
  private final int[] first;

  private final int[] freeCount;
  private final boolean[] isDead;

  /** By channel and arm: the fibre that it is turned to. By fibre: that channel and arm. */
  private final int[] arms;

  private final int[] armOf;

  /** By channel: its station. */
  private final int[] stationOf;

  private final boolean[] isBusy;

  /** Channels that are free: never turned yet, turned to nothing known, turned to a fibre. */
  private final BitSet fresh = new BitSet();

  private final BitSet loose = new BitSet();
  private final BitSet turned = new BitSet();

  Channels(FabricSettings settings) {
    stations = settings.stations().toArray(Station[]::new);
    first = new int[stations.length + 1];
    freeCount = new int[stations.length];
    isDead = new boolean[stations.length];
    for (int s = 0; s < stations.length; s++) {
      freeCount[s] = stations[s].channels();
      first[s + 1] = first[s] + stations[s].channels();
    }
    int count = first[stations.length];
    stationOf = new int[count];
    for (int s = 0; s < stations.length; s++) {
      Arrays.fill(stationOf, first[s], first[s + 1], s);
    }
    isBusy = new boolean[count];
    arms = new int[2 * count];
    Arrays.fill(arms, NONE);
    armOf = new int[settings.fibres().size()];
    Arrays.fill(armOf, NONE);
    fresh.set(0, count);
  }

  int count() {
    return isBusy.length;
  }

  boolean isOf(int channel, int station) {
    return stationOf[channel] == station;
  }

  /** Whether a station works and has a channel that is free. */
  boolean isAnyFree(int station) {
    return freeCount[station] > 0 && !isDead[station];
  }

  /** Whether a station works and has channels at all. */
  boolean isPossible(int station) {
    return first[station + 1] > first[station] && !isDead[station];
  }

  /** What a station that fails is turned to afterwards, nobody knows. */
  void setDead(int station, boolean dead) {
    isDead[station] = dead;
    for (int c = first[station]; dead && c < first[station + 1]; c++) {
      tune(2 * c, UNKNOWN);
      tune(2 * c + 1, UNKNOWN);
      sort(c);
    }
  }

  void setBusy(int channel, boolean busy) {
    if (isBusy[channel] != busy) {
      isBusy[channel] = busy;
      freeCount[stationOf[channel]] += busy ? -1 : 1;
      sort(channel);
    }
  }

  /** Puts a channel among those that are as it is now. */
  private void sort(int channel) {
    boolean isLoose = arms[2 * channel] < 0 && arms[2 * channel + 1] < 0;
    fresh.set(channel, !isBusy[channel] && isFresh(channel));
    loose.set(channel, !isBusy[channel] && isLoose && !isFresh(channel));
    turned.set(channel, !isBusy[channel] && !isLoose);
  }

  /** The free channel that is turned to these arms, else one that is turned to none, else any. */
  int pick(int station, int fibreA, int fibreB) {
    int tuned = armOf[fibreA] >> 1;
    if (tuned >= 0 && !isBusy[tuned] && tuned == armOf[fibreB] >> 1) {
      return tuned;
    }
    int found = firstOf(fresh, station);
    found = found == NONE ? firstOf(loose, station) : found;
    return found == NONE ? firstOf(turned, station) : found;
  }

  private int firstOf(BitSet channels, int station) {
    int found = channels.nextSetBit(first[station]);
    return found < first[station + 1] ? found : NONE;
  }

  /** Dark time of a channel that is to have those arms. */
  long turnPs(int channel, int fibreA, int fibreB) {
    return isTuned(channel, fibreA, fibreB) ? 0 : stations[stationOf[channel]].turnPs();
  }

  /** Whether it need not turn: who has it first in a run finds it as it should be. */
  boolean isTuned(int channel, int fibreA, int fibreB) {
    return isFresh(channel) || (armOf[fibreA] >> 1 == channel && armOf[fibreB] >> 1 == channel);
  }

  private boolean isFresh(int channel) {
    return arms[2 * channel] == NONE && arms[2 * channel + 1] == NONE;
  }

  void tuneTo(int channel, int fibreA, int fibreB) {
    if (armOf[fibreA] >> 1 != channel || armOf[fibreB] >> 1 != channel) {
      tune(2 * channel, fibreA);
      tune(2 * channel + 1, fibreB);
      sort(channel);
    }
  }

  /** Turns an arm of a channel to a fibre, which leaves the one that it was turned to. */
  private void tune(int arm, int fibre) {
    if (arms[arm] >= 0) {
      armOf[arms[arm]] = NONE;
    }
    if (fibre >= 0) {
      int before = armOf[fibre];
      if (before >= 0) {
        arms[before] = UNKNOWN;
        sort(before >> 1);
      }
      armOf[fibre] = arm;
    }
    arms[arm] = fibre;
  }

  /** The channel's arm that a fibre is turned to at its station, or −1. */
  int armOf(int fibre) {
    return armOf[fibre];
  }

  void write(Snapshots.Writer writer) {
    writer.add(isDead);
    writer.add(arms);
  }

  /** Which are busy is told by {@link #setBusy}. */
  void read(Snapshots.Reader reader) {
    reader.fill(isDead);
    reader.fill(arms);
    Arrays.fill(armOf, NONE);
    for (int arm = 0; arm < arms.length; arm++) {
      if (arms[arm] >= 0) {
        armOf[arms[arm]] = arm;
      }
    }
    for (int c = 0; c < isBusy.length; c++) {
      sort(c);
    }
  }
}
