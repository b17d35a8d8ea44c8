package bellhop.simulator.traffic;

import bellhop.network.Network;
import bellhop.protocol.path.Circuit;
import java.util.ArrayList;
import java.util.List;

/**
 * Which circuit serves each session, and all circuits that there ever were, by id: messages of old
 * ones may be under way. Sessions have the numbers of their first circuits.
 */
final class Sessions {
  private final Network network;
  private final List<Circuit> circuits = new ArrayList<>();

  /** By circuit. */
  private final List<Integer> sessions = new ArrayList<>();

  /** By circuit: latency from its head to each place, in ps. */
  private final List<long[]> fromHeadPs = new ArrayList<>();

  /** By session: what its requests at the head wait for. */
  private final int[] current;

  Sessions(Network network, List<Circuit> first) {
    this.network = network;
    first.forEach(circuit -> add(circuit, circuit.id()));
    current = new int[first.size()];
    for (int s = 0; s < current.length; s++) {
      current[s] = s;
    }
  }

  /** A circuit is on its way into the nodes; told twice is told once. */
  void add(Circuit circuit, int session) {
    if (circuit.id() < circuits.size()) {
      return;
    }
    circuits.add(circuit);
    sessions.add(session);
    long[] fromHead = new long[circuit.nodes().size()];
    for (int i = 0; i < circuit.links().size(); i++) {
      fromHead[i + 1] = fromHead[i] + network.link(circuit.links().get(i)).latency().picos();
    }
    fromHeadPs.add(fromHead);
  }

  Circuit circuit(int id) {
    return circuits.get(id);
  }

  int sessionOf(int circuit) {
    return sessions.get(circuit);
  }

  /** The circuit whose requests a session's are. */
  int current(int session) {
    return current[session];
  }

  void moved(int session, int circuit) {
    current[session] = circuit;
  }

  /** Latency from the head of a circuit to one of its nodes. */
  long fromHeadPs(int circuit, int node) {
    return fromHeadPs.get(circuit)[circuits.get(circuit).nodes().indexOf(node)];
  }
}
