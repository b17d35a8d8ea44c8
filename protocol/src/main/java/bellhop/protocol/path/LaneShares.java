package bellhop.protocol.path;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.protocol.fabric.FabricPlan;
import java.util.stream.IntStream;

/**
 * How the qubits of each QNU are shared among the links in use: each has an equal share, fixed for
 * a run; but where all go through the fabric each may use all of them, as the fabric grants it.
 * Links that are there for other days share what these leave, and take nothing from them.
 *
 * <p>Where pairs of a link wait in memory qubits, these bound how many it can hold, and
 * communication qubits how many it can attempt at a time; else the latter bound both.
 */
public final class LaneShares {
  private final boolean[] used;
  private final boolean[] all;
  private final FabricPlan fabric;
  private final int[] lanes;
  private final int[] bursts;
  private final boolean[] stored;

  /**
   * Shares the qubits out.
   *
   * @param used by link
   * @param wantStored by link, whether pairs should wait in memory, where both ends have any
   */
  public static LaneShares of(Network network, boolean[] used, boolean[] wantStored) {
    return of(network, used, wantStored, new boolean[used.length]);
  }

  /**
   * Shares the qubits out; used links get no fewer than without the others.
   *
   * @param used by link
   * @param wantStored by link, whether pairs should wait in memory, where both ends have any
   * @param spare by link, whether it may come to be used; it gets no lanes if nothing is left
   */
  public static LaneShares of(
      Network network, boolean[] used, boolean[] wantStored, boolean[] spare) {
    FabricPlan usual = FabricPlan.of(network, used);
    boolean[] all = used.clone();
    for (int l = 0; l < used.length; l++) {
      all[l] |= spare[l] && keepsPools(network, usual, used, l);
    }
    LaneShares shares = new LaneShares(network, used, wantStored, all);
    while (shares.leavesOut(all)) {
      shares = new LaneShares(network, used, wantStored, all);
    }
    return shares;
  }

  /** Whether QNUs whose links all go through the fabric still are such with one link more. */
  private static boolean keepsPools(Network network, FabricPlan usual, boolean[] used, int link) {
    Link its = network.link(link);
    if (!usual.isPooled(its.qnuA()) && !usual.isPooled(its.qnuB())) {
      return true;
    }
    return IntStream.range(0, used.length)
        .anyMatch(l -> used[l] && isSameStation(network.link(l), its));
  }

  private static boolean isSameStation(Link one, Link other) {
    return one.analyser().isPresent() && one.analyser().equals(other.analyser());
  }

  /** Takes out spare links that have no lanes; whether there were any. */
  private boolean leavesOut(boolean[] all) {
    boolean isAny = false;
    for (int l = 0; l < all.length; l++) {
      boolean isOut = all[l] && !used[l] && lanes[l] == 0;
      all[l] &= !isOut;
      isAny |= isOut;
    }
    return isAny;
  }

  private LaneShares(Network network, boolean[] used, boolean[] wantStored, boolean[] all) {
    this.used = used.clone();
    this.all = all.clone();
    lanes = new int[all.length];
    bursts = new int[all.length];
    stored = new boolean[all.length];
    fabric = FabricPlan.of(network, all);
    int[] users = users(network, used);
    int[] others = users(network, all);
    for (int q = 0; q < users.length; q++) {
      others[q] -= users[q];
    }
    for (int l = 0; l < all.length; l++) {
      if (all[l]) {
        share(network, l, users, others, wantStored[l]);
      }
    }
  }

  private static int[] users(Network network, boolean[] links) {
    int[] users = new int[network.qnus().size()];
    for (int l = 0; l < links.length; l++) {
      if (links[l]) {
        users[network.link(l).qnuA()]++;
        users[network.link(l).qnuB()]++;
      }
    }
    return users;
  }

  /** Of so many qubits of a QNU. */
  private int share(int qubits, int qnu, boolean isUsed, int[] users, int[] others) {
    if (fabric.isPooled(qnu)) {
      return qubits;
    }
    int left = users[qnu] == 0 ? qubits : qubits % users[qnu];
    return isUsed ? qubits / users[qnu] : left / others[qnu];
  }

  private void share(Network network, int l, int[] users, int[] others, boolean wantStored) {
    Link link = network.link(l);
    int talking = Integer.MAX_VALUE;
    int keeping = Integer.MAX_VALUE;
    for (int q : new int[] {link.qnuA(), link.qnuB()}) {
      Qnu qnu = network.qnu(q);
      int talks = share(qnu.communicationQubits(), q, used[l], users, others);
      int keeps = share(qnu.memoryQubits(), q, used[l], users, others);
      talking = Math.min(talking, talks);
      keeping = Math.min(keeping, keeps);
    }
    stored[l] = wantStored && keeping > 0 && talking > 0;
    lanes[l] = stored[l] ? keeping : talking;
    int channels = fabric.isShared(l) ? fabric.connections(l) : link.model().channels();
    bursts[l] = Math.min(lanes[l], Math.min(talking, channels));
  }

  /** By link, whether it is in use or may come to be. */
  public boolean[] links() {
    return all.clone();
  }

  /** Pairs that a link can hold; 0 when it is not in use, or a QNU has too few qubits. */
  public int lanes(int link) {
    return lanes[link];
  }

  /** Bursts that it can run at a time. */
  public int bursts(int link) {
    return bursts[link];
  }

  /** By link, whether its pairs wait in memory qubits. */
  public boolean[] stored() {
    return stored.clone();
  }

  /** Whether pairs of any link wait in memory qubits. */
  boolean isAnyStored() {
    for (boolean its : stored) {
      if (its) {
        return true;
      }
    }
    return false;
  }

  /** Whether a QNU at one of its ends shares its qubits among its links. */
  boolean isPooled(int link) {
    return fabric.isPooled(fabric.qnu(link, 0)) || fabric.isPooled(fabric.qnu(link, 1));
  }

  /** Whether its pairs wait in memory qubits. */
  public boolean isStored(int link) {
    return stored[link];
  }
}
