package bellhop.network;

import bellhop.units.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds the ways of least loss from QNUs to stations. It knows nothing of what is connected or
 * broken: who does searches along {@link #onward}, or builds a {@link #way} of its own and asks
 * whether it is as good.
 *
 * <p>Light passes through switches only. Losses are compared in whole 1e-12 dB, so that equal sums
 * are equal whatever their order. Among ways of equal loss that with the fewest fibres counts, then
 * that whose fibres come first in the file, from the QNU on. Not for several threads at once.
 */
public final class FabricWays {
  /** In 1e-12 dB; less than 1e-400 of the light is none, and sums of many stay countable. */
  private static final long DARK = 4_000_000_000_000_000L;

  private static final long DARKEST = 1000 * DARK;

  /** Loss of the rest of the way, without the point's own, and the number of its fibres. */
  private record Rest(long loss, int fibres) {
    boolean isBelow(Rest other) {
      return loss < other.loss || (loss == other.loss && fibres < other.fibres);
    }
  }

  private record Open(Point point, Rest rest, int order) {}

  private final Fabric fabric;
  private final long[] fibreCost;
  private final long[] switchCost;
  private final Map<Point, List<Integer>> fibresAt = new HashMap<>();
  private final Map<Integer, Map<Point, Rest>> restsTo = new HashMap<>();

  public FabricWays(Fabric fabric) {
    this.fabric = fabric;
    fibreCost = fabric.fibres().stream().mapToLong(f -> cost(f.loss())).toArray();
    switchCost = fabric.switches().stream().mapToLong(s -> cost(s.loss())).toArray();
    for (int f = 0; f < fabric.fibres().size(); f++) {
      Fibre fibre = fabric.fibres().get(f);
      fibresAt.computeIfAbsent(fibre.a(), _ -> new ArrayList<>()).add(f);
      fibresAt.computeIfAbsent(fibre.b(), _ -> new ArrayList<>()).add(f);
    }
  }

  /** Indices of the fibres that end there, ascending. */
  public List<Integer> fibresAt(Point point) {
    return Collections.unmodifiableList(fibresAt.getOrDefault(point, List.of()));
  }

  public boolean reaches(int qnu, int station) {
    return rests(station).containsKey(new Point.AtQnu(qnu));
  }

  /** The way of least loss, with nobody else in sight. */
  public Optional<Way> findWay(int qnu, int station) {
    return reaches(qnu, station)
        ? Optional.of(way(qnu, station, walk(qnu, station)))
        : Optional.empty();
  }

  /**
   * Ways of least loss for both arms of a link that can be connected at the same time: two of them,
   * or none where an arm reaches no station or both need the same fibre.
   */
  public List<Way> findWays(int qnuA, int qnuB, int station) {
    if (!reaches(qnuA, station) || !reaches(qnuB, station)) {
      return List.of();
    }
    Way a = way(qnuA, station, walk(qnuA, station));
    Way b = way(qnuB, station, walk(qnuB, station));
    if (a.isApartFrom(b)) {
      return List.of(a, b);
    }
    List<Integer> beside = beside(a, qnuB);
    return beside.isEmpty() ? apart(a, qnuB) : List.of(a, way(qnuB, station, beside));
  }

  /**
   * Fibres that lead on from there to the station along ways of least loss, in the order of the
   * file; none from where no way leads there.
   */
  public List<Integer> onward(Point from, int station) {
    Map<Point, Rest> rests = rests(station);
    return fibresAt(from).stream().filter(f -> isOnward(rests, from, f)).toList();
  }

  /**
   * The way along these fibres.
   *
   * @throws IllegalArgumentException when they do not lead from the QNU over switches to the
   *     station
   */
  public Way way(int qnu, int station, List<Integer> along) {
    List<Integer> switches = new ArrayList<>();
    double transmission = 1;
    double crosstalk = 0;
    Span delay = Span.ZERO;
    Point here = new Point.AtQnu(qnu);
    for (int f : along) {
      Fibre fibre = fabric.fibres().get(f);
      if (!fibre.endsAt(here)) {
        throw new IllegalArgumentException("fibre " + f + " of " + along + " is not at " + here);
      }
      if (here instanceof Point.AtSwitch(int index)) {
        Switch passed = fabric.switches().get(index);
        switches.add(index);
        transmission *= passed.transmission();
        crosstalk += passed.crosstalk();
      }
      transmission *= fibre.transmission();
      delay = delay.plus(fibre.delay());
      here = fibre.other(here);
    }
    if (!here.equals(new Point.AtStation(station))) {
      throw new IllegalArgumentException(along + " end at " + here + ", not at " + station);
    }
    return new Way(qnu, station, along, switches, transmission, delay, crosstalk);
  }

  /**
   * How long a link is dark when all that it goes through turns: the slowest of its station and of
   * the switches on its arms.
   */
  public Span turn(Network network, int link) {
    Link its = network.link(link);
    if (its.analyser().isEmpty()) {
      return Span.ZERO;
    }
    int station = its.analyser().getAsInt();
    Span longest = network.analysers().get(station).reconfiguration();
    for (int qnu : new int[] {its.qnuA(), its.qnuB()}) {
      for (int passed : findWay(qnu, station).map(Way::switches).orElse(List.of())) {
        longest = Span.max(longest, fabric.switches().get(passed).reconfiguration());
      }
    }
    return longest;
  }

  /** Whether two links have a station or a QNU in common, so that one turns away the other. */
  public static boolean areRivals(Link one, Link other) {
    boolean sharesStation = one.analyser().isPresent() && one.analyser().equals(other.analyser());
    return sharesStation || isEnd(one, other.qnuA()) || isEnd(one, other.qnuB());
  }

  private static boolean isEnd(Link link, int qnu) {
    return link.qnuA() == qnu || link.qnuB() == qnu;
  }

  /** Switches and stations to which light of a QNU can come, the nearest first. */
  List<Point> inReach(int qnu) {
    List<Point> found = new ArrayList<>(List.of(new Point.AtQnu(qnu)));
    Map<Point, Boolean> seen = new HashMap<>(Map.of(found.getFirst(), true));
    for (int i = 0; i < found.size(); i++) {
      Point here = found.get(i);
      if (i > 0 && !(here instanceof Point.AtSwitch)) {
        continue;
      }
      for (int f : fibresAt(here)) {
        Point there = fabric.fibres().get(f).other(here);
        if (!(there instanceof Point.AtQnu) && seen.putIfAbsent(there, true) == null) {
          found.add(there);
        }
      }
    }
    return found.subList(1, found.size());
  }

  private Map<Point, Rest> rests(int station) {
    Map<Point, Rest> known = restsTo.get(station);
    if (known == null) {
      known = restsFrom(new Point.AtStation(station));
      restsTo.put(station, known);
    }
    return known;
  }

  /** Dijkstra's search from the station outwards. */
  private Map<Point, Rest> restsFrom(Point station) {
    Map<Point, Rest> best = new HashMap<>(Map.of(station, new Rest(0, 0)));
    PriorityQueue<Open> open =
        new PriorityQueue<>((x, y) ->
            x.rest().equals(y.rest())
                ? Integer.compare(x.order(), y.order())
                : x.rest().isBelow(y.rest()) ? -1 : 1);
    open.add(new Open(station, new Rest(0, 0), 0));
    int order = 0;
    while (!open.isEmpty()) {
      Open next = open.remove();
      boolean isPassed = next.point() instanceof Point.AtSwitch || next.point().equals(station);
      if (!isPassed || !next.rest().equals(best.get(next.point()))) {
        continue;
      }
      for (int f : fibresAt(next.point())) {
        Point there = fabric.fibres().get(f).other(next.point());
        Rest rest = before(f, next.point(), next.rest());
        Rest known = best.get(there);
        boolean isUseful = !(there instanceof Point.AtStation);
        if (isUseful && (known == null || rest.isBelow(known))) {
          best.put(there, rest);
          open.add(new Open(there, rest, ++order));
        }
      }
    }
    return best;
  }

  /** What is ahead at the near end of a fibre that leads to a point. */
  private Rest before(int fibre, Point point, Rest rest) {
    long own = point instanceof Point.AtSwitch(int index) ? switchCost[index] : 0;
    long loss = rest.loss() + own + fibreCost[fibre];
    return new Rest(Math.min(loss, DARKEST), rest.fibres() + 1);
  }

  private static long cost(double decibels) {
    return decibels < DARK * 1e-12 ? (long) StrictMath.rint(decibels * 1e12) : DARK;
  }

  private boolean isOnward(Map<Point, Rest> rests, Point from, int fibre) {
    Point there = fabric.fibres().get(fibre).other(from);
    Rest here = rests.get(from);
    Rest ahead = rests.get(there);
    boolean isPassable = !(there instanceof Point.AtQnu);
    return isPassable
        && here != null
        && ahead != null
        && before(fibre, there, ahead).loss() == here.loss();
  }

  /** At each point the first fibre that keeps to the least loss and the fewest fibres. */
  private List<Integer> walk(int qnu, int station) {
    Map<Point, Rest> rests = rests(station);
    List<Integer> along = new ArrayList<>();
    Point here = new Point.AtQnu(qnu);
    while (!(here instanceof Point.AtStation)) {
      for (int f : fibresAt(here)) {
        Point there = fabric.fibres().get(f).other(here);
        Rest ahead = rests.get(there);
        if (!(there instanceof Point.AtQnu)
            && ahead != null
            && before(f, there, ahead).equals(rests.get(here))) {
          along.add(f);
          here = there;
          break;
        }
      }
    }
    return along;
  }

  /** The first way of least loss that leaves A's fibres alone, or none: depth first. */
  private List<Integer> beside(Way a, int qnuB) {
    Map<Point, Rest> rests = rests(a.station());
    Set<Point> seen = new HashSet<>();
    List<Integer> along = new ArrayList<>();
    List<Iterator<Integer>> open = new ArrayList<>();
    Point here = new Point.AtQnu(qnuB);
    open.add(fibresAt(here).iterator());
    while (!(here instanceof Point.AtStation) && !open.isEmpty()) {
      if (!open.getLast().hasNext()) {
        open.removeLast();
        if (!along.isEmpty()) {
          here = fabric.fibres().get(along.removeLast()).other(here);
        }
        continue;
      }
      int fibre = open.getLast().next();
      Point there = fabric.fibres().get(fibre).other(here);
      if (!a.fibres().contains(fibre) && isOnward(rests, here, fibre) && seen.add(there)) {
        along.add(fibre);
        here = there;
        open.add(fibresAt(here).iterator());
      }
    }
    return along;
  }

  /**
   * A flow of two units over fibres of one unit each: the first runs along A's way, the second
   * looks for a way from B that may push the first aside.
   */
  private List<Way> apart(Way a, int qnuB) {
    Map<Integer, Point> flow = new HashMap<>(); // by fibre: where it comes from
    Point here = new Point.AtQnu(a.qnu());
    for (int f : a.fibres()) {
      flow.put(f, here);
      here = fabric.fibres().get(f).other(here);
    }
    Map<Point, Integer> via = search(new Point.AtQnu(qnuB), a.station(), flow);
    here = new Point.AtStation(a.station());
    if (!via.containsKey(here)) {
      return List.of();
    }
    while (!(here instanceof Point.AtQnu)) {
      int fibre = via.getOrDefault(here, -1);
      Point from = fabric.fibres().get(fibre).other(here);
      if (flow.remove(fibre) == null) {
        flow.put(fibre, from);
      }
      here = from;
    }
    List<Integer> alongA = drain(a.qnu(), flow);
    List<Integer> alongB = drain(qnuB, flow);
    return List.of(way(a.qnu(), a.station(), alongA), way(qnuB, a.station(), alongB));
  }

  /** By point: the fibre over which the search came, breadth first. */
  private Map<Point, Integer> search(Point.AtQnu from, int station, Map<Integer, Point> flow) {
    Map<Point, Rest> rests = rests(station);
    Map<Point, Integer> via = new HashMap<>(Map.of(from, -1));
    ArrayDeque<Point> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      Point here = open.remove();
      for (int f : fibresAt(here)) {
        Point there = fabric.fibres().get(f).other(here);
        Point source = flow.get(f);
        boolean isFree = source == null ? isOnward(rests, here, f) : source.equals(there);
        if (isFree && !(there instanceof Point.AtQnu) && !via.containsKey(there)) {
          via.put(there, f);
          open.add(there);
        }
      }
    }
    return via;
  }

  /** Takes one unit out of the flow, fibre by fibre. */
  private List<Integer> drain(int qnu, Map<Integer, Point> flow) {
    List<Integer> along = new ArrayList<>();
    Point here = new Point.AtQnu(qnu);
    while (!(here instanceof Point.AtStation)) {
      Point at = here;
      int fibre =
          fibresAt(here).stream().filter(f -> at.equals(flow.get(f))).findFirst().orElseThrow();
      flow.remove(fibre);
      along.add(fibre);
      here = fabric.fibres().get(fibre).other(here);
    }
    return along;
  }
}
