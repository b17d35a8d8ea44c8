package bellhop.compiler.output;

import java.util.Arrays;

/**
 * What one link of a sampled run has of the fabric that it shares: connections that its bursts use,
 * one that was granted and has no burst yet, and what the link said last that it wants.
 */
final class ChanceGrants {
  static final int NONE = -1;

  private final int link;
  private final ChanceFabric fabric;

  /** By place: the connection that its burst uses, or NONE. */
  private final int[] connection;

  private int granted;
  private int wanted;

  ChanceGrants(int link, ChanceFabric fabric, int places) {
    this.link = link;
    this.fabric = fabric;
    connection = new int[places];
  }

  void begin() {
    Arrays.fill(connection, NONE);
    granted = NONE;
    wanted = 0;
  }

  void grant(int its) {
    granted = its;
    wanted--;
  }

  boolean hasGrant() {
    return granted != NONE;
  }

  /** The burst at a place uses what was granted. */
  void use(int place) {
    connection[place] = granted;
    granted = NONE;
  }

  void move(int from, int to) {
    connection[to] = connection[from];
    connection[from] = NONE;
  }

  /** The burst at a place is over. */
  void release(int place, long nowPs) {
    fabric.released(connection[place], nowPs);
    connection[place] = NONE;
  }

  /** The place whose burst uses a connection, or NONE when that was given back already. */
  int findPlace(int its) {
    for (int place = 0; place < connection.length; place++) {
      if (connection[place] == its) {
        return place;
      }
    }
    return NONE;
  }

  /** Gives back what has found no burst, and says what is wanted now if that is new. */
  void tell(int wants, boolean isAhead, long nowPs) {
    if (granted != NONE) {
      fabric.released(granted, nowPs);
      granted = NONE;
    }
    if (wants != wanted || fabric.isAhead(link) != isAhead) {
      wanted = wants;
      fabric.wants(link, wants, isAhead, nowPs);
    }
  }
}
