package bellhop.simulator.traffic;

import bellhop.network.Network;
import bellhop.protocol.fabric.FabricPlan;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.LaneShares;
import bellhop.protocol.path.NodeSettings;
import bellhop.protocol.path.NodeSettings.End;
import bellhop.protocol.path.NodeSettings.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where each place for half of a pair has its number, within its node, its link and the network.
 * Fixed for a run; how many places a link has is said by {@link LaneShares}, among the links that
 * installed circuits use, as the planner's last word is.
 */
public final class LaneLayout {
  private final Network network;

  private final LaneShares shares;
  private final FabricPlan fabric;
  private final NodeSettings[] nodes;

  /** By node: number of its first slot in the network. */
  private final int[] firstSlot;

  private final int slotCount;

  /** By link and end: number of lane 0 in the network, and the port. */
  private final int[][] slotOfLink;

  private final int[][] portOfLink;

  /** By node and slot. */
  private final int[][] portOfSlot;

  /** By slot of the network: its link, and whose end of it (0 for A). */
  private final int[] linkOfSlot;

  private final byte[] endOfSlot;

  /** By end and link. */
  private final int[][] nodeOfLink;

  /**
   * Lays the qubits out.
   *
   * @param stored by link, whether pairs should wait in memory qubits
   */
  public LaneLayout(Network network, List<Circuit> circuits, List<Boolean> stored, Order order) {
    this(network, circuits, stored, order, false);
  }

  /**
   * Lays the qubits out.
   *
   * @param stored by link, whether pairs should wait in memory qubits
   * @param withSpares whether links that no circuit uses get the qubits that the others leave, for
   *     circuits that come later; their pairs wait where those of any used link do
   */
  public LaneLayout(
      Network network,
      List<Circuit> circuits,
      List<Boolean> stored,
      Order order,
      boolean withSpares) {
    this.network = network;
    int links = network.links().size();
    boolean[] takes = new boolean[links];
    circuits.forEach(c -> c.links().forEach(l -> takes[l] = true));
    boolean[] spare = new boolean[links];
    Arrays.fill(spare, withSpares);
    boolean[] isStored = new boolean[links];
    boolean isAnyStored = stored.contains(true);
    for (int l = 0; l < links; l++) {
      isStored[l] = takes[l] ? stored.get(l) : isAnyStored;
    }
    shares = LaneShares.of(network, takes, isStored, spare);
    boolean[] isUsed = shares.links();
    fabric = FabricPlan.of(network, isUsed);
    int count = network.qpus().size();
    nodes = new NodeSettings[count];
    firstSlot = new int[count];
    slotOfLink = new int[2][links];
    portOfLink = new int[2][links];
    portOfSlot = new int[count][];
    List<List<End>> ends = ends(isUsed);
    List<List<Circuit>> through = through(circuits, count);
    int[] lanes = lanes();
    int slot = 0;
    for (int n = 0; n < count; n++) {
      nodes[n] = NodeSettings.of(n, through.get(n), ends.get(n), lanes, order);
      firstSlot[n] = slot;
      number(n);
      slot += portOfSlot[n].length;
    }
    slotCount = slot;
    linkOfSlot = new int[slot];
    endOfSlot = new byte[slot];
    nodeOfLink = new int[2][links];
    for (int l = 0; l < links; l++) {
      nodeOfLink[0][l] = network.qpuA(l);
      nodeOfLink[1][l] = network.qpuB(l);
      for (int lane = 0; lane < shares.lanes(l); lane++) {
        note(l, 0, lane);
        note(l, 1, lane);
      }
    }
  }

  private static List<List<Circuit>> through(List<Circuit> circuits, int count) {
    List<List<Circuit>> through = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      through.add(new ArrayList<>());
    }
    circuits.forEach(c -> c.nodes().forEach(n -> through.get(n).add(c)));
    return through;
  }

  private void note(int link, int end, int lane) {
    linkOfSlot[slotOfLink[end][link] + lane] = link;
    endOfSlot[slotOfLink[end][link] + lane] = (byte) end;
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

  private int[] lanes() {
    return IntStream.range(0, network.links().size()).map(shares::lanes).toArray();
  }

  /** How many pairs each link can hold and attempt. */
  public LaneShares shares() {
    return shares;
  }

  /** Which links share something with others. */
  public FabricPlan fabric() {
    return fabric;
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

  /** The link of a slot of the network. */
  int linkAt(int slot) {
    return linkOfSlot[slot];
  }

  /** 0 if the slot is at end A of its link, 1 at end B. */
  int endAt(int slot) {
    return endOfSlot[slot];
  }

  int laneAt(int slot) {
    return slot - slotOfLink[endOfSlot[slot]][linkOfSlot[slot]];
  }

  int portAt(int link, int end) {
    return portOfLink[end][link];
  }

  int qnuAt(int link, int end) {
    return end == 0 ? network.link(link).qnuA() : network.link(link).qnuB();
  }

  int nodeAt(int link, int end) {
    return nodeOfLink[end][link];
  }

  Network network() {
    return network;
  }
}
