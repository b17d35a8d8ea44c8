package bellhop.protocol.path;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;

/**
 * How the qubits of each QNU are shared among the links in use: each has an equal share. Fixed for
 * a run.
 *
 * <p>Where pairs of a link wait in memory qubits, these bound how many it can hold, and
 * communication qubits how many it can attempt at a time; else the latter bound both.
 */
public final class LaneShares {
  private final int[] lanes;
  private final int[] bursts;
  private final boolean[] stored;

  private LaneShares(int links) {
    lanes = new int[links];
    bursts = new int[links];
    stored = new boolean[links];
  }

  /**
   * Shares the qubits out.
   *
   * @param used by link
   * @param wantStored by link, whether pairs should wait in memory, where both ends have any
   */
  public static LaneShares of(Network network, boolean[] used, boolean[] wantStored) {
    LaneShares shares = new LaneShares(used.length);
    int[] users = new int[network.qnus().size()];
    for (int l = 0; l < used.length; l++) {
      if (used[l]) {
        users[network.link(l).qnuA()]++;
        users[network.link(l).qnuB()]++;
      }
    }
    for (int l = 0; l < used.length; l++) {
      if (used[l]) {
        shares.share(network, l, users, wantStored[l]);
      }
    }
    return shares;
  }

  private void share(Network network, int l, int[] users, boolean wantStored) {
    Link link = network.link(l);
    Qnu a = network.qnu(link.qnuA());
    Qnu b = network.qnu(link.qnuB());
    int usersA = users[link.qnuA()];
    int usersB = users[link.qnuB()];
    int talking = Math.min(a.communicationQubits() / usersA, b.communicationQubits() / usersB);
    int keeping = Math.min(a.memoryQubits() / usersA, b.memoryQubits() / usersB);
    stored[l] = wantStored && keeping > 0 && talking > 0;
    lanes[l] = stored[l] ? keeping : talking;
    bursts[l] = Math.min(lanes[l], Math.min(talking, link.model().channels()));
  }

  /** Pairs that a link can hold; 0 when it is not in use, or a QNU has too few qubits. */
  public int lanes(int link) {
    return lanes[link];
  }

  /** Bursts that it can run at a time. */
  public int bursts(int link) {
    return bursts[link];
  }

  /** Whether its pairs wait in memory qubits. */
  public boolean isStored(int link) {
    return stored[link];
  }
}
