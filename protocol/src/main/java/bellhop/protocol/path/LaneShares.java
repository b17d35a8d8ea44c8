package bellhop.protocol.path;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.protocol.fabric.FabricPlan;

/**
 * How the qubits of each QNU are shared among the links in use: each has an equal share, fixed for
 * a run; but where all go through the fabric each may use all of them, as the fabric grants it.
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
    FabricPlan fabric = FabricPlan.of(network, used);
    int[] users = new int[network.qnus().size()];
    for (int l = 0; l < used.length; l++) {
      if (used[l]) {
        users[network.link(l).qnuA()]++;
        users[network.link(l).qnuB()]++;
      }
    }
    for (int q = 0; q < users.length; q++) {
      users[q] = fabric.isPooled(q) ? 1 : users[q];
    }
    for (int l = 0; l < used.length; l++) {
      if (used[l]) {
        shares.share(network, l, users, wantStored[l], fabric);
      }
    }
    return shares;
  }

  private void share(Network network, int l, int[] users, boolean wantStored, FabricPlan fabric) {
    Link link = network.link(l);
    Qnu a = network.qnu(link.qnuA());
    Qnu b = network.qnu(link.qnuB());
    int usersA = users[link.qnuA()];
    int usersB = users[link.qnuB()];
    int talking = Math.min(a.communicationQubits() / usersA, b.communicationQubits() / usersB);
    int keeping = Math.min(a.memoryQubits() / usersA, b.memoryQubits() / usersB);
    stored[l] = wantStored && keeping > 0 && talking > 0;
    lanes[l] = stored[l] ? keeping : talking;
    int channels = fabric.isShared(l) ? lanes[l] : link.model().channels();
    bursts[l] = Math.min(lanes[l], Math.min(talking, channels));
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

  /** Whether its pairs wait in memory qubits. */
  public boolean isStored(int link) {
    return stored[link];
  }
}
