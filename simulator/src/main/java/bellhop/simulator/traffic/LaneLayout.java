package bellhop.simulator.traffic;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.NodeSettings;
import bellhop.protocol.path.NodeSettings.End;
import bellhop.protocol.path.NodeSettings.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the qubits of each QNU are shared among the links that circuits use, and where each place for
 * half of a pair has its number. Fixed for a run: each link of a QNU has an equal share of its
 * qubits.
 *
 * <p>Where both ends of a link have memory qubits and {@code stored} says so, its pairs go there
 * right after the herald; then memory qubits bound how many it can hold, and communication qubits
 * how many it can attempt at a time.
 */
public final class LaneLayout {
  private final Network network;

  /** By link: pairs that it can hold; 0 where no circuit uses it. */
  private final int[] lanes;

  /** By link: bursts that it can run at a time. */
  private final int[] bursts;

  private final boolean[] stored;
  private final NodeSettings[] nodes;

  /** By node: number of its first slot in the network. */
  private final int[] firstSlot;

  private final int slotCount;

  /** By link and end: number of lane 0 in the network, and the port. */
  private final int[][] slotOfLink;

  private final int[][] portOfLink;

  /** By node and slot. */
  private final int[][] portOfSlot;

  /**
   * Lays the qubits out.
   *
   * @param stored by link, whether pairs should wait in memory qubits
   */
  public LaneLayout(Network network, List<Circuit> circuits, boolean[] stored, Order order) {
    this.network = network;
    this.stored = stored.clone();
    int links = network.links().size();
    lanes = new int[links];
    bursts = new int[links];
    boolean[] isUsed = new boolean[links];
    circuits.forEach(c -> c.links().forEach(l -> isUsed[l] = true));
    share(isUsed);
    int count = network.qpus().size();
    nodes = new NodeSettings[count];
    firstSlot = new int[count];
    slotOfLink = new int[2][links];
    portOfLink = new int[2][links];
    portOfSlot = new int[count][];
    List<List<End>> ends = ends(isUsed);
    List<List<Circuit>> through = through(circuits, count);
    int slot = 0;
    for (int n = 0; n < count; n++) {
      nodes[n] = NodeSettings.of(n, through.get(n), ends.get(n), lanes, order);
      firstSlot[n] = slot;
      number(n);
      slot += portOfSlot[n].length;
    }
    slotCount = slot;
  }

  private static List<List<Circuit>> through(List<Circuit> circuits, int count) {
    List<List<Circuit>> through = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      through.add(new ArrayList<>());
    }
    circuits.forEach(c -> c.nodes().forEach(n -> through.get(n).add(c)));
    return through;
  }

  private void number(int node) {
    List<NodeSettings.Port> ports = nodes[node].ports();
    portOfSlot[node] = new int[ports.stream().mapToInt(NodeSettings.Port::lanes).sum()];
    for (int p = 0; p < ports.size(); p++) {
      int link = ports.get(p).link();
      int end = ports.get(p).chooses() ? 0 : 1;
      slotOfLink[end][link] = firstSlot[node] + ports.get(p).firstSlot();
      portOfLink[end][link] = p;
      int first = ports.get(p).firstSlot();
      Arrays.fill(portOfSlot[node], first, first + ports.get(p).lanes(), p);
    }
  }

  private void share(boolean[] isUsed) {
    int[] users = new int[network.qnus().size()];
    for (int l = 0; l < isUsed.length; l++) {
      if (isUsed[l]) {
        users[network.link(l).qnuA()]++;
        users[network.link(l).qnuB()]++;
      }
    }
    for (int l = 0; l < isUsed.length; l++) {
      if (isUsed[l]) {
        Link link = network.link(l);
        Qnu a = network.qnu(link.qnuA());
        Qnu b = network.qnu(link.qnuB());
        int usersA = users[link.qnuA()];
        int usersB = users[link.qnuB()];
        int talking =
            Math.min(a.communicationQubits() / usersA, b.communicationQubits() / usersB);
        int keeping = Math.min(a.memoryQubits() / usersA, b.memoryQubits() / usersB);
        stored[l] &= keeping > 0;
        lanes[l] = stored[l] ? keeping : talking;
        bursts[l] = Math.min(talking, link.model().channels());
      }
    }
  }

  private List<List<End>> ends(boolean[] isUsed) {
    List<List<End>> ends = new ArrayList<>();
    network.qpus().forEach(q -> ends.add(new ArrayList<>()));
    for (int l = 0; l < isUsed.length; l++) {
      if (isUsed[l]) {
        long latencyPs = network.link(l).latency().picos();
        ends.get(network.qpuA(l)).add(new End(l, true, latencyPs));
        ends.get(network.qpuB(l)).add(new End(l, false, latencyPs));
      }
    }
    return ends;
  }

  /** Pairs that a link can hold; 0 when no circuit uses it, or a QNU has too few qubits. */
  public int lanes(int link) {
    return lanes[link];
  }

  /** Attempts that it can run at a time. */
  public int bursts(int link) {
    return bursts[link];
  }

  /** Whether its pairs wait in memory qubits. */
  public boolean isStored(int link) {
    return stored[link];
  }

  NodeSettings node(int node) {
    return nodes[node];
  }

  int slotCount() {
    return slotCount;
  }

  /** Number of a node's slot in the network. */
  int slot(int node, int its) {
    return firstSlot[node] + its;
  }

  /** Number in the network of a lane at end 0 (A) or 1 (B) of a link. */
  int slotAt(int link, int end, int lane) {
    return slotOfLink[end][link] + lane;
  }

  /** Number of the same place within its node. */
  int localSlotAt(int link, int end, int lane) {
    return slotAt(link, end, lane) - firstSlot[nodeAt(link, end)];
  }

  int slotsOf(int node) {
    return portOfSlot[node].length;
  }

  int portOfSlot(int node, int slot) {
    return portOfSlot[node][slot];
  }

  int portAt(int link, int end) {
    return portOfLink[end][link];
  }

  int nodeAt(int link, int end) {
    return end == 0 ? network.qpuA(link) : network.qpuB(link);
  }

  Network network() {
    return network;
  }
}
