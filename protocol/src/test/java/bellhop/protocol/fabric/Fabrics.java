package bellhop.protocol.fabric;

import bellhop.protocol.fabric.FabricSettings.Fibre;
import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.FabricSettings.Pool;
import bellhop.protocol.fabric.FabricSettings.Station;
import bellhop.protocol.fabric.FabricSettings.Switch;
import bellhop.protocol.fabric.FabricSettings.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Fabrics to try machines on, each with a link between any two QNUs. */
final class Fabrics {
  static final long MEAN_PS = 1_000_000;
  static final Pool OPEN = new Pool(FabricSettings.UNLIMITED, FabricSettings.UNLIMITED);

  private final List<Pool> pools;
  private final List<Switch> switches;
  private final List<Station> stations;
  private final List<Fibre> fibres = new ArrayList<>();

  private Fabrics(List<Pool> pools, List<Switch> switches, List<Station> stations) {
    this.pools = pools;
    this.switches = switches;
    this.stations = stations;
  }

  /** Each QNU has a fibre of its own to the one station. */
  static FabricSettings hub(int qnus, int channels, long turnPs, Pool pool) {
    Fabrics its = new Fabrics(same(qnus, pool), List.of(), List.of(new Station(channels, turnPs)));
    List<List<Way>> ways = new ArrayList<>();
    for (int q = 0; q < qnus; q++) {
      ways.add(List.of(new Way(List.of(its.lay(q, qnus, 1)))));
    }
    return its.settings(List.of(ways));
  }

  /**
   * Edge switches with so many QNUs each, middle switches with a fibre to each edge, and the
   * station behind edge switches of its own with as many ports.
   */
  static FabricSettings clos(int edges, int atEdge, int middles, int channels, long turnPs) {
    int qnus = edges * atEdge;
    int behind = (2 * channels + atEdge - 1) / atEdge;
    Fabrics its =
        new Fabrics(
            same(qnus, OPEN),
            same(edges + middles + behind, new Switch(turnPs)),
            List.of(new Station(channels, turnPs)));
    int station = qnus + edges + middles + behind;
    List<List<List<Integer>>> up = new ArrayList<>();
    for (int e = 0; e < edges; e++) {
      up.add(its.layToAll(qnus + e, qnus + edges, middles));
    }
    List<List<List<Integer>>> down = new ArrayList<>();
    List<List<Integer>> last = new ArrayList<>();
    for (int b = 0; b < behind; b++) {
      int place = qnus + edges + middles + b;
      down.add(its.layToAll(place, qnus + edges, middles));
      last.add(its.lay(place, station, Math.min(atEdge, 2 * channels - b * atEdge)));
    }
    List<List<Way>> ways = new ArrayList<>();
    for (int q = 0; q < qnus; q++) {
      List<Integer> own = its.lay(q, qnus + q / atEdge, 1);
      List<Way> all = new ArrayList<>();
      for (int m = 0; m < middles; m++) {
        for (int b = 0; b < behind; b++) {
          List<Integer> first = up.get(q / atEdge).get(m);
          all.add(new Way(List.of(own, first, down.get(b).get(m), last.get(b))));
        }
      }
      ways.add(List.copyOf(all));
    }
    return its.settings(List.of(ways));
  }

  /** All QNUs at one switch, from which a bundle leads to each of two stations. */
  static FabricSettings twoStations(int qnus, int bundle, int channels, long turnPs, Pool pool) {
    Fabrics its =
        new Fabrics(
            same(qnus, pool),
            List.of(new Switch(turnPs)),
            List.of(new Station(channels, 0), new Station(channels, 2 * turnPs)));
    List<List<List<Way>>> ways = new ArrayList<>();
    List<List<Integer>> own = IntStream.range(0, qnus).mapToObj(q -> its.lay(q, qnus, 2)).toList();
    for (int s = 0; s < 2; s++) {
      List<Integer> trunk = its.lay(qnus, qnus + 1 + s, bundle);
      ways.add(own.stream().map(first -> List.of(new Way(List.of(first, trunk)))).toList());
    }
    return its.settings(ways);
  }

  private static <T> List<T> same(int count, T value) {
    return IntStream.range(0, count).mapToObj(_ -> value).toList();
  }

  private List<List<Integer>> layToAll(int from, int first, int count) {
    return IntStream.range(0, count).mapToObj(i -> lay(from, first + i, 1)).toList();
  }

  /** Lays fibres; their indices. */
  private List<Integer> lay(int from, int to, int count) {
    List<Integer> bundle = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bundle.add(fibres.size());
      fibres.add(new Fibre(from, to));
    }
    return bundle;
  }

  /** With links in turn over the stations. */
  private FabricSettings settings(List<List<List<Way>>> ways) {
    List<Line> links = new ArrayList<>();
    for (int a = 0; a < pools.size(); a++) {
      for (int b = a + 1; b < pools.size(); b++) {
        int station = links.size() % stations.size();
        List<List<Way>> its = ways.get(station);
        links.add(new Line(a, b, station, its.get(a), its.get(b), MEAN_PS));
      }
    }
    return new FabricSettings(pools, switches, stations, fibres, links);
  }

  /** The link between two QNUs. */
  static int link(FabricSettings settings, int qnuA, int qnuB) {
    for (int l = 0; l < settings.links().size(); l++) {
      Line line = settings.links().get(l);
      if (line.qnuA() == qnuA && line.qnuB() == qnuB) {
        return l;
      }
    }
    throw new IllegalArgumentException("no link from " + qnuA + " to " + qnuB);
  }
}
