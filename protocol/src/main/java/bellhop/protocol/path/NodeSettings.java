package bellhop.protocol.path;

import java.util.ArrayList;
import java.util.List;

/**
 * What a node knows before it starts: its ports, which do not change in a run, and the first
 * circuits through it; others come and go later.
 *
 * @param ports where links end
 * @param routes circuits through here, by ascending id
 * @param order in which requests at the head of a circuit are served
 */
public record NodeSettings(List<Port> ports, List<Route> routes, Order order) {
  /** No port on that side. */
  public static final int NONE = -1;

  /** Whose turn it is among the requests of a circuit. Priority comes first in either. */
  public enum Order {
    FIRST_COME,
    EARLIEST_DEADLINE
  }

  /**
   * The end of a link.
   *
   * @param link index in the network
   * @param chooses whether this end says for which circuit the next pair is; the other follows
   * @param lanes pairs that it can hold
   * @param firstSlot number of its first lane within the node
   * @param latencyPs to the other end, one way
   */
  public record Port(int link, boolean chooses, int lanes, int firstSlot, long latencyPs) {}

  /**
   * A circuit seen from here.
   *
   * @param up port towards the head, NONE at the head
   * @param down port towards the tail, NONE at the tail
   * @param headLanes lanes of the circuit's first link
   */
  public record Route(Circuit circuit, int up, int down, int headLanes) {
    boolean isHead() {
      return up == NONE;
    }

    boolean isTail() {
      return down == NONE;
    }
  }

  public NodeSettings {
    ports = List.copyOf(ports);
    routes = List.copyOf(routes);
  }

  /**
   * The settings of a node.
   *
   * @param links that end here; at least those of the circuits
   * @param lanes by link of the network, 0 where it is unused
   */
  public static NodeSettings of(
      int node, List<Circuit> circuits, List<End> links, int[] lanes, Order order) {
    List<Port> ports = new ArrayList<>();
    int slot = 0;
    for (End end : links) {
      ports.add(new Port(end.link(), end.chooses(), lanes[end.link()], slot, end.latencyPs()));
      slot += lanes[end.link()];
    }
    List<Route> routes = new ArrayList<>();
    for (Circuit circuit : circuits) {
      if (circuit.nodes().contains(node)) {
        routes.add(route(node, circuit, ports, lanes[circuit.links().getFirst()]));
      }
    }
    return new NodeSettings(ports, routes, order);
  }

  /** A circuit as its node sees it that has these settings. */
  public Route route(int node, Circuit circuit, int headLanes) {
    return route(node, circuit, ports, headLanes);
  }

  private static Route route(int node, Circuit circuit, List<Port> ports, int headLanes) {
    int place = circuit.nodes().indexOf(node);
    int last = circuit.links().size();
    return new Route(
        circuit,
        place == 0 ? NONE : port(ports, circuit.links().get(place - 1)),
        place == last ? NONE : port(ports, circuit.links().get(place)),
        headLanes);
  }

  /** A link that ends at a node. */
  public record End(int link, boolean chooses, long latencyPs) {}

  private static int port(List<Port> ports, int link) {
    for (int p = 0; p < ports.size(); p++) {
      if (ports.get(p).link() == link) {
        return p;
      }
    }
    throw new IllegalArgumentException("link " + link + " does not end here");
  }

  int slotCount() {
    return ports.isEmpty() ? 0 : ports.getLast().firstSlot() + ports.getLast().lanes();
  }
}
