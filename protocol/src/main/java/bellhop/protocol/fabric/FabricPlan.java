package bellhop.protocol.fabric;

import bellhop.network.Analyser;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.SharedLinks;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.protocol.fabric.FabricSettings.Station;
import java.util.ArrayList;
import java.util.List;

/**
 * Which links of a network go through its fabric, and which QNUs share their qubits among them. A
 * link that has its station for itself needs nobody's leave.
 */
public final class FabricPlan {
  private static final Pool OPEN = new Pool(FabricSettings.UNLIMITED, FabricSettings.UNLIMITED);

  private final Network network;
  private final SharedLinks shared;
  private final boolean[] isPooled;

  private FabricPlan(Network network, boolean[] used) {
    this.network = network;
    shared = new SharedLinks(network, used);
    isPooled = pooled(used);
  }

  /**
   * @param used by link: whether any circuit uses it
   */
  public static FabricPlan of(Network network, boolean[] used) {
    return new FabricPlan(network, used);
  }

  /** QNUs at which several links end that are in use, all of them through the fabric. */
  private boolean[] pooled(boolean[] used) {
    int[] all = new int[network.qnus().size()];
    int[] through = new int[network.qnus().size()];
    for (int l = 0; l < used.length; l++) {
      for (int qnu : new int[] {network.link(l).qnuA(), network.link(l).qnuB()}) {
        all[qnu] += used[l] ? 1 : 0;
        through[qnu] += shared.isShared(l) ? 1 : 0;
      }
    }
    boolean[] pooled = new boolean[all.length];
    for (int q = 0; q < all.length; q++) {
      pooled[q] = all[q] > 1 && all[q] == through[q];
    }
    return pooled;
  }

  /** Whether a link needs a grant for each burst. */
  public boolean isShared(int link) {
    return shared.isShared(link);
  }

  /** How many connections a shared link can hold at a time: by fibres of its QNUs, and channels. */
  public int connections(int link) {
    return shared.connections(link);
  }

  /** The QNU at an end of a link, 0 for A. */
  public int qnu(int link, int end) {
    return end == 0 ? network.link(link).qnuA() : network.link(link).qnuB();
  }

  /** Whether the links of a QNU share its qubits. */
  public boolean isPooled(int qnu) {
    return isPooled[qnu];
  }

  /**
   * What the machine of the fabric needs to know.
   *
   * @param isStored by link, whether its halves wait in memory qubits
   */
  public FabricSettings settings(boolean[] isStored) {
    FabricMap map = new FabricMap(network);
    List<Line> lines = new ArrayList<>();
    for (int l = 0; l < network.links().size(); l++) {
      Link link = network.link(l);
      if (shared.isShared(l)) {
        int station = link.analyser().orElseThrow();
        lines.add(
            new Line(
                link.qnuA(),
                link.qnuB(),
                station,
                map.ways(link.qnuA(), station),
                map.ways(link.qnuB(), station),
                link.meanTime().picos()));
      } else {
        lines.add(new Line(link.qnuA(), link.qnuB(), 0, List.of(), List.of(), 0));
      }
    }
    List<Station> stations = new ArrayList<>();
    for (Analyser its : network.analysers()) {
      stations.add(new Station(its.channels(), its.reconfiguration().picos()));
    }
    return new FabricSettings(pools(isStored), map.switches(), stations, map.fibres(), lines);
  }

  private List<Pool> pools(boolean[] isStored) {
    boolean[] keeps = new boolean[network.qnus().size()];
    for (int l = 0; l < isStored.length; l++) {
      keeps[network.link(l).qnuA()] |= isStored[l];
      keeps[network.link(l).qnuB()] |= isStored[l];
    }
    List<Pool> pools = new ArrayList<>();
    for (int q = 0; q < keeps.length; q++) {
      Qnu qnu = network.qnu(q);
      int talking = qnu.communicationQubits();
      int places = keeps[q] ? qnu.memoryQubits() : talking;
      pools.add(isPooled[q] ? new Pool(talking, places) : OPEN);
    }
    return pools;
  }
}
