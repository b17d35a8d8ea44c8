package bellhop.compiler.output;

import bellhop.network.Fabric;
import bellhop.network.FabricWays;
import bellhop.network.Network;
import bellhop.network.Point;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which fibres carry light in a sampled run, what switches join, and which free fibres lead from a
 * QNU to a station: along ways of least loss, fibres that stand as the link needs them first. It
 * decides nothing.
 */
final class FabricArms {
  private static final int NONE = -1;

  /** Fibres that lead on from a place to a station, and the places at their far ends. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Onward(int[] fibres, int[] places) {}

  private final Network network;
  private final FabricWays ways;
  private final int qnus;
  private final int switches;
  private final Map<Long, Onward> onward = new HashMap<>();

  /** By fibre: whether it carries light, and what the switch at either of its ends joins it to. */
  private final boolean[] isLit;

  private final int[][] joined;

  /** What a search has found. */
  private int[] path = new int[8];

  private int length;

  FabricArms(Network network) {
    this.network = network;
    Fabric fabric = network.fabric();
    ways = new FabricWays(fabric);
    qnus = network.qnus().size();
    switches = fabric.switches().size();
    // Where the network says nothing of fibres, there is one from each QNU to each station.
    int count = fabric.fibres().size() + qnus * network.analysers().size();
    isLit = new boolean[count];
    joined = new int[count][2];
  }

  int fibreCount() {
    return isLit.length;
  }

  void begin() {
    Arrays.fill(isLit, false);
    for (int[] its : joined) {
      Arrays.fill(its, NONE);
    }
  }

  /** Free fibres from a QNU to a station, from the QNU on; null if there are none. */
  int @Nullable [] find(int qnu, int station) {
    length = 0;
    boolean isFound = search(qnu, station, NONE);
    return isFound ? Arrays.copyOf(path, length) : null;
  }

  /** Depth first: what the last fibre is joined to already comes first. */
  private boolean search(int place, int station, int last) {
    if (place >= qnus + switches) {
      return true;
    }
    Onward next = onward(place, station);
    int standing = last == NONE ? NONE : joined[last][side(last, place)];
    for (int i = 0; i < next.fibres().length; i++) {
      if (next.fibres()[i] == standing && goes(next, i, station)) {
        return true;
      }
    }
    for (int i = 0; i < next.fibres().length; i++) {
      if (next.fibres()[i] != standing && goes(next, i, station)) {
        return true;
      }
    }
    return false;
  }

  private boolean goes(Onward next, int i, int station) {
    int fibre = next.fibres()[i];
    if (isLit[fibre]) {
      return false;
    }
    if (length == path.length) {
      path = Arrays.copyOf(path, 2 * length);
    }
    path[length++] = fibre;
    if (search(next.places()[i], station, fibre)) {
      return true;
    }
    length--;
    return false;
  }

  private Onward onward(int place, int station) {
    return onward.computeIfAbsent(((long) place << 32) | station, _ -> lookUp(place, station));
  }

  private Onward lookUp(int place, int station) {
    Point here = place < qnus ? new Point.AtQnu(place) : new Point.AtSwitch(place - qnus);
    int[] fibres = ways.onward(here, station).stream().mapToInt(Integer::intValue).toArray();
    if (fibres.length == 0) {
      int own = network.fabric().fibres().size() + place * network.analysers().size() + station;
      return new Onward(new int[] {own}, new int[] {qnus + switches + station});
    }
    int[] places =
        Arrays.stream(fibres)
            .map(f -> place(network.fabric().fibres().get(f).other(here)))
            .toArray();
    return new Onward(fibres, places);
  }

  private int place(Point point) {
    return switch (point) {
      case Point.AtQnu(int qnu) -> qnu;
      case Point.AtSwitch(int index) -> qnus + index;
      case Point.AtStation(int station) -> qnus + switches + station;
    };
  }

  /** Whether a place is the first or the second end of a fibre of the network. */
  private int side(int fibre, int place) {
    return place(network.fabric().fibres().get(fibre).a()) == place ? 0 : 1;
  }

  /** How long switches on a way turn until it stands, in ps. */
  long turnPs(int[] way, int qnu) {
    long longest = 0;
    int place = qnu;
    for (int i = 0; i + 1 < way.length; i++) {
      place = far(way[i], place);
      if (!isJoined(way[i], way[i + 1], place)) {
        long its = network.fabric().switches().get(place - qnus).reconfiguration().picos();
        longest = Math.max(longest, its);
      }
    }
    return longest;
  }

  private int far(int fibre, int place) {
    Point a = network.fabric().fibres().get(fibre).a();
    Point b = network.fabric().fibres().get(fibre).b();
    return place(a) == place ? place(b) : place(a);
  }

  /** A fibre that was joined to another since is not joined any more. */
  private boolean isJoined(int fibre, int next, int place) {
    return joined[fibre][side(fibre, place)] == next && joined[next][side(next, place)] == fibre;
  }

  /** Joins what lies on a way, and lights it. */
  void light(int[] way, int qnu) {
    int place = qnu;
    for (int i = 0; i < way.length; i++) {
      isLit[way[i]] = true;
      if (i + 1 < way.length) {
        place = far(way[i], place);
        joined[way[i]][side(way[i], place)] = way[i + 1];
        joined[way[i + 1]][side(way[i + 1], place)] = way[i];
      }
    }
  }

  /** All stays joined as it is. */
  void dim(int[] way) {
    for (int fibre : way) {
      isLit[fibre] = false;
    }
  }

  /** The same light again. */
  void relight(int[] way) {
    for (int fibre : way) {
      isLit[fibre] = true;
    }
  }
}
