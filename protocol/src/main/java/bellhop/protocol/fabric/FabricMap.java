package bellhop.protocol.fabric;

import bellhop.network.FabricWays;
import bellhop.network.Network;
import bellhop.network.Point;
import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Switch;
import bellhop.protocol.fabric.FabricSettings.Way;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The switches and fibres of a network with places numbered as the machine counts them, and all
 * ways of least loss from QNUs to stations. A network that was made without fibres gets one from
 * each QNU to each of its stations.
 */
final class FabricMap {
  /** Beyond that many, more ways would hardly ever be needed. */
  private static final int MOST_WAYS = 256;

  private final Network network;
  private final FabricWays ways;
  private final List<Fibre> fibres = new ArrayList<>();
  private final Map<Long, List<Way>> known = new HashMap<>();

  FabricMap(Network network) {
    this.network = network;
    ways = new FabricWays(network.fabric());
    network.fabric().fibres().forEach(f -> fibres.add(new Fibre(place(f.a()), place(f.b()))));
  }

  private int place(Point point) {
    int qnus = network.qnus().size();
    return switch (point) {
      case Point.AtQnu(int qnu) -> qnu;
      case Point.AtSwitch(int index) -> qnus + index;
      case Point.AtStation(int station) -> qnus + network.fabric().switches().size() + station;
    };
  }

  List<Fibre> fibres() {
    return fibres;
  }

  List<Switch> switches() {
    return network.fabric().switches().stream()
        .map(s -> new Switch(s.reconfiguration().picos()))
        .toList();
  }

  List<Way> ways(int qnu, int station) {
    return known.computeIfAbsent(
        ((long) qnu << 32) | station,
        _ -> {
          List<Way> found = new ArrayList<>();
          Point from = new Point.AtQnu(qnu);
          if (ways.reaches(qnu, station)) {
            walk(from, station, new ArrayList<>(), found);
          } else {
            fibres.add(new Fibre(place(from), place(new Point.AtStation(station))));
            found.add(new Way(List.of(List.of(fibres.size() - 1))));
          }
          return List.copyOf(found);
        });
  }

  /** Every step is to one of the next places, by any of the fibres that lead there. */
  private void walk(Point here, int station, List<List<Integer>> bundles, List<Way> found) {
    if (here instanceof Point.AtStation) {
      found.add(new Way(bundles));
      return;
    }
    Map<Point, List<Integer>> next = new LinkedHashMap<>();
    for (int fibre : ways.onward(here, station)) {
      Point there = network.fabric().fibres().get(fibre).other(here);
      next.computeIfAbsent(there, _ -> new ArrayList<>()).add(fibre);
    }
    for (Map.Entry<Point, List<Integer>> step : next.entrySet()) {
      if (found.size() < MOST_WAYS) {
        bundles.add(step.getValue());
        walk(step.getKey(), station, bundles, found);
        bundles.removeLast();
      }
    }
  }
}
