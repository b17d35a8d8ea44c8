package bellhop.protocol.path;

import bellhop.network.Network;
import bellhop.protocol.Snapshots;
import bellhop.protocol.path.ControllerOutput.Cause;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is up in a network as far as is known, and since when: paths over what is up, and over what
 * has been up for a while. It knows no circuits.
 */
final class Upkeep {
  private static final long DOWN = Long.MAX_VALUE;
  private static final long ALWAYS = Long.MIN_VALUE;

  private final Network network;
  private final long holdDownPs;

  /** Over what is up, and over what was not mended just now. */
  final Router router;

  final Router calm;

  /** By element: since when it is up, ALWAYS if it never failed, or DOWN. */
  private final long[] links;

  private final long[] nodes;
  private final long[] stations;

  private final boolean[] hasLanes;

  Upkeep(Network network, LaneShares shares, Span holdDown) {
    this.network = network;
    holdDownPs = holdDown.picos();
    router = new Router(network, shares);
    calm = new Router(network, shares);
    links = new long[network.links().size()];
    nodes = new long[network.qpus().size()];
    stations = new long[network.analysers().size()];
    Arrays.fill(links, ALWAYS);
    Arrays.fill(nodes, ALWAYS);
    Arrays.fill(stations, ALWAYS);
    hasLanes = new boolean[links.length];
    for (int l = 0; l < links.length; l++) {
      hasLanes[l] = shares.lanes(l) > 0;
    }
  }

  private long[] of(Element element) {
    return switch (element) {
      case Element.Link _ -> links;
      case Element.Node _ -> nodes;
      case Element.Station _ -> stations;
    };
  }

  /** Whether that is news. */
  boolean fail(Element element) {
    boolean isNews = of(element)[element.index()] != DOWN;
    of(element)[element.index()] = DOWN;
    apply(element, Long.MIN_VALUE);
    return isNews;
  }

  /** When it has been up for long enough; nothing if it was up already. */
  Optional<Time> mend(Element element, Time now) {
    if (of(element)[element.index()] != DOWN) {
      return Optional.empty();
    }
    of(element)[element.index()] = now.picos();
    apply(element, now.picos());
    return Optional.of(new Time(now.picos() + holdDownPs));
  }

  /** What has been up for long enough counts as calm from now on. */
  void settle(Time now) {
    for (int l = 0; l < links.length; l++) {
      applyLink(l, now.picos());
    }
    for (int n = 0; n < nodes.length; n++) {
      applyNode(n, now.picos());
    }
  }

  private void apply(Element element, long nowPs) {
    switch (element) {
      case Element.Link(int link) -> applyLink(link, nowPs);
      case Element.Node(int node) -> applyNode(node, nowPs);
      case Element.Station(int station) -> {
        for (int l = 0; l < links.length; l++) {
          if (network.link(l).analyser().orElse(-1) == station) {
            applyLink(l, nowPs);
          }
        }
      }
    }
  }

  private void applyLink(int link, long nowPs) {
    if (hasLanes[link]) {
      int station = network.link(link).analyser().orElse(-1);
      long since = Math.max(links[link], station < 0 ? ALWAYS : stations[station]);
      router.setLink(link, since != DOWN);
      calm.setLink(link, isCalm(since, nowPs));
    }
  }

  private void applyNode(int node, long nowPs) {
    router.setNode(node, nodes[node] != DOWN);
    calm.setNode(node, isCalm(nodes[node], nowPs));
  }

  private boolean isCalm(long since, long nowPs) {
    return since == ALWAYS || (since != DOWN && nowPs - since >= holdDownPs);
  }

  /** What keeps a circuit from serving, the first of them on its way. */
  Optional<Cause> findBreak(Circuit circuit) {
    for (int node : circuit.nodes()) {
      if (nodes[node] == DOWN) {
        return Optional.of(Cause.NODE_DOWN);
      }
    }
    for (int link : circuit.links()) {
      int station = network.link(link).analyser().orElse(-1);
      if (station >= 0 && stations[station] == DOWN) {
        return Optional.of(Cause.STATION_DOWN);
      }
      if (links[link] == DOWN) {
        return Optional.of(Cause.LINK_DOWN);
      }
    }
    return Optional.empty();
  }

  void write(Snapshots.Writer writer) {
    writer.add(links);
    writer.add(nodes);
    writer.add(stations);
  }

  void read(Snapshots.Reader reader, Time lastSettled) {
    reader.fill(links);
    reader.fill(nodes);
    reader.fill(stations);
    settle(lastSettled);
  }
}
