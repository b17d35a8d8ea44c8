package bellhop.distributed;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the parts of a network by name. */
final class Names {
  private final Map<String, Integer> qpus;
  private final Map<String, Integer> qnus;
  private final Map<String, Integer> links;
  private final Network network;

  Names(Network network) {
    this.network = network;
    qpus = index(network.qpus().stream().map(Qpu::name).toList());
    qnus = index(network.qnus().stream().map(Qnu::name).toList());
    links = index(network.links().stream().map(Link::name).toList());
  }

  private static Map<String, Integer> index(List<String> names) {
    Map<String, Integer> index = new LinkedHashMap<>();
    for (String name : names) {
      index.put(name, index.size());
    }
    return index;
  }

  int qpu(String name, Location location) {
    return find("QPU", qpus, name, location);
  }

  int qnu(String name, Location location) {
    return find("QNU", qnus, name, location);
  }

  int link(String name, Location location) {
    return find("link", links, name, location);
  }

  private int find(String sort, Map<String, Integer> index, String name, Location at) {
    Integer found = index.get(name);
    if (found == null) {
      throw new InputException(
          at,
          sort + " \"" + name + "\" is not in network \"" + network.name() + "\"",
          "compiled programs belong to the network that they were compiled for",
          Nearest.suggestion(name, index.keySet()));
    }
    return found;
  }
}
