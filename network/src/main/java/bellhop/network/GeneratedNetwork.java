package bellhop.network;

import bellhop.network.topology.Topologies;
import bellhop.network.topology.Wish;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Reads what network a scenario wants generated, and generates it. No file is written. */
final class GeneratedNetwork {
  private GeneratedNetwork() {}

  static Network read(Fields part) {
    return NetworkReader.read(Topologies.text(wish(part)), "generated network");
  }

  private static Wish wish(Fields part) {
    boolean isCounted = part.isGiven("count") || part.isGiven("nodes");
    if (isCounted == part.isGiven("qpus") || (isCounted && part.isGiven("domains"))) {
      throw part.wrong(
          "generate",
          "how many machines?",
          "\"qpus\" says it, or \"count\" and \"nodes\" for so many domains of so many",
          isCounted ? "one of them is left over" : "\"qpus: 16\" is missing");
    }
    Map<String, Location> places = new LinkedHashMap<>();
    places.put("topology", part.at("generate"));
    places.put("qpus", part.at(isCounted ? "nodes" : "qpus"));
    places.put("qubits", part.at("qubits"));
    places.put("communication", part.at("communication-qubits"));
    places.put("domains", part.at(isCounted ? "count" : "domains"));
    places.put("radix", part.at("radix"));
    return new Wish(
        part.choice("generate"),
        isCounted ? nodes(part) : part.whole("qpus"),
        part.whole("qubits"),
        communication(part),
        find(part, isCounted ? "count" : "domains"),
        find(part, "radix"),
        places);
  }

  private static int nodes(Fields part) {
    long all = (long) part.whole("count") * part.whole("nodes");
    if (all > Topologies.MOST_QPUS) {
      throw part.wrong(
          "nodes",
          all + " machines",
          "a network has at most " + Topologies.MOST_QPUS,
          "fewer were meant");
    }
    return (int) all;
  }

  private static OptionalInt find(Fields part, String key) {
    return part.isGiven(key) ? OptionalInt.of(part.whole(key)) : OptionalInt.empty();
  }

  private static Wish.Communication communication(Fields part) {
    String key = "communication-qubits";
    if (!part.isGiven(key)) {
      return new Wish.Communication.Usual();
    }
    String text = part.text(key);
    if (text.equals("unlimited")) {
      return new Wish.Communication.Unlimited();
    }
    if (!text.matches("\\d{1,7}")) {
      throw new InputException(
          part.at(key),
          "\"" + Fields.shortened(text) + "\" is no number of qubits",
          "it is a whole number, or unlimited",
          "");
    }
    return new Wish.Communication.Exactly(Integer.parseInt(text));
  }
}
