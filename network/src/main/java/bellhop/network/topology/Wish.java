package bellhop.network.topology;

import bellhop.units.Location;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What kind of network is wanted, and how large. Whether a topology of that size exists is found
 * out by {@link Topologies}.
 *
 * @param topology its name
 * @param qpus machines with data qubits
 * @param qubits data qubits of each
 * @param communication communication qubits of a QNU: a number, or one that never runs short
 * @param domains of {@code domains}; chosen when not given
 * @param radix ports of a switch; chosen when not given
 * @param places of what was given, by the names of these components, for messages
 */
public record Wish(
    String topology,
    int qpus,
    int qubits,
    Communication communication,
    OptionalInt domains,
    OptionalInt radix,
    Map<String, Location> places) {
  /** How many communication qubits a QNU has. */
  public sealed interface Communication {
    /** Two a link where links are few, four where one fabric serves them all. */
    record Usual() implements Communication {}

    record Exactly(int count) implements Communication {}

    /** As many as there are data qubits in the network, up to 4,096. */
    record Unlimited() implements Communication {}
  }

  Location at(String component) {
    Location own = places.get(component);
    return own != null ? own : places.getOrDefault("topology", Location.of(topology));
  }
}
