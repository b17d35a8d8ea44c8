package bellhop.qec.decode;

import static bellhop.qec.decode.MatchingGraph.BOUNDARY;
import static bellhop.qec.decode.Region.NONE;

import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;
import java.util.Arrays;

/**
 * Minimum-weight perfect matching: the likeliest set of faults that flip one detector or two,
 * exactly, up to the rounding of weights. Events are matched with one another or with the boundary
 * by sparse blossom (Higgott and Gidney, arXiv:2303.15933), which explores only what lies around
 * them.
 *
 * <p>Before the clock starts, two neighbouring events that are each other's nearest are matched if
 * half of their edge is no longer than any edge of either. Regions of half the edge around each
 * then cover no other node and overlap with nothing: any path from one of them to another event
 * begins and ends with edges at least as long as the radii there. So these radii are a feasible
 * dual in which the matched edges are tight, a place where the algorithm may start. What it finds
 * from there is of least weight all the same.
 */
public final class Matching implements Corrector {
  private final MatchingGraph graph;
  private final Flood flood;
  private final Forest forest;

  /** The shortest edge of each node. */
  private final int[] shortest;

  /** Of each node that is an event: where its nearest event is among its neighbours. */
  private final int[] nearestAt;

  private final boolean[] isEvent;
  private int[] events = new int[64];
  private int eventCount;
  private final Link link = new Link();
  private long[] masks = {};
  private long flipped;

  // Faults that the answer has an odd number of times, where they are asked for.
  private final Paths paths;
  private boolean keepsFaults;
  private final boolean[] isBlamed;
  private int[] touched = new int[64];
  private int touchedCount;

  private Matching(MatchingGraph graph) {
    this.graph = graph;
    flood = new Flood(graph);
    forest = new Forest(flood);
    shortest = shortestEdges(graph);
    nearestAt = new int[graph.nodeCount];
    isEvent = new boolean[graph.nodeCount];
    paths = new Paths(graph, flood.weights());
    isBlamed = new boolean[graph.graph().faultCount()];
  }

  /**
   * @param graph whose faults flip at most two detectors, such as {@link DecodingGraph#split} makes
   * @param source name of the model, for messages
   * @throws bellhop.units.InputException if a fault flips more
   */
  public static Matching of(DecodingGraph graph, String source) {
    return new Matching(MatchingGraph.of(graph, source));
  }

  @Override
  public Matching another() {
    return new Matching(graph);
  }

  private static int[] shortestEdges(MatchingGraph graph) {
    int[] shortest = new int[graph.nodeCount];
    for (int node = 0; node < graph.nodeCount; node++) {
      shortest[node] =
          Arrays.stream(graph.weights, graph.starts[node], graph.starts[node + 1]).min().orElse(0);
    }
    return shortest;
  }

  @Override
  public void decode(Hits detections, ShotTable predictions) {
    predictions.clear();
    for (int pass = 0; pass < graph.masks.length; pass++) {
      masks = graph.masks[pass];
      for (int shot = 0; shot < detections.shots(); shot++) {
        take(detections, shot);
        solve(detections.number(shot));
        write(flipped ^ graph.presumedMasks[pass], pass, shot, predictions);
      }
    }
  }

  @Override
  public void correct(Hits detections, Hits faults) {
    faults.clear(detections.number(0));
    keepsFaults = true;
    masks = graph.masks[0];
    for (int shot = 0; shot < detections.shots(); shot++) {
      take(detections, shot);
      solve(detections.number(shot));
      for (int fault : graph.presumed) {
        toggle(fault);
      }
      giveBlamed(faults);
    }
    keepsFaults = false;
  }

  private void giveBlamed(Hits faults) {
    for (int i = 0; i < touchedCount; i++) {
      int fault = touched[i];
      if (isBlamed[fault]) {
        faults.add(fault);
        isBlamed[fault] = false;
      }
    }
    touchedCount = 0;
    faults.endShot();
  }

  private static void write(long flipped, int pass, int shot, ShotTable predictions) {
    for (long left = flipped; left != 0; left &= left - 1) {
      int observable = 64 * pass + Long.numberOfTrailingZeros(left);
      predictions.row(observable)[shot >>> 6] |= 1L << shot;
    }
  }

  /** The events of a shot, less those of presumed faults. */
  private void take(Hits detections, int shot) {
    int count = detections.count(shot);
    int most = count + graph.presumedEvents.length;
    events = most > events.length ? new int[2 * most] : events;
    eventCount = 0;
    int[] ones = detections.ones();
    int start = detections.start(shot);
    if (graph.presumedEvents.length == 0) {
      System.arraycopy(ones, start, events, 0, count);
      eventCount = count;
    } else {
      takeBoth(Arrays.copyOfRange(ones, start, start + count));
    }
  }

  private void takeBoth(int... ones) {
    for (int[] list : new int[][] {ones, graph.presumedEvents}) {
      for (int node : list) {
        isEvent[node] ^= true;
      }
    }
    for (int[] list : new int[][] {ones, graph.presumedEvents}) {
      for (int node : list) {
        if (isEvent[node]) {
          events[eventCount++] = node;
          isEvent[node] = false;
        }
      }
    }
  }

  private void solve(long shot) {
    flipped = 0;
    if (eventCount == 0) {
      return;
    }
    if (matchNearest() == 0) {
      useNearest();
    } else {
      matchRest(shot);
    }
    for (int i = 0; i < eventCount; i++) {
      isEvent[events[i]] = false;
    }
  }

  /** Finds each event's nearest event among its neighbours, and how many are not so matched. */
  private int matchNearest() {
    for (int i = 0; i < eventCount; i++) {
      isEvent[events[i]] = true;
    }
    for (int i = 0; i < eventCount; i++) {
      nearestAt[events[i]] = nearestEvent(events[i]);
    }
    int left = 0;
    for (int i = 0; i < eventCount; i++) {
      left += isPaired(events[i]) ? 0 : 1;
    }
    return left;
  }

  private void useNearest() {
    for (int i = 0; i < eventCount; i++) {
      int at = nearestAt[events[i]];
      if (events[i] < graph.neighbours[at]) {
        flipped ^= masks[graph.edges[at]];
        if (keepsFaults) {
          toggle(graph.faults[graph.edges[at]]);
        }
      }
    }
  }

  /** Where it is among the neighbours, if half of the edge is no longer than any edge here. */
  private int nearestEvent(int node) {
    int[] neighbours = graph.neighbours;
    int[] weights = graph.weights;
    int nearest = Integer.MAX_VALUE;
    int nearestIs = NONE;
    for (int at = graph.starts[node]; at < graph.starts[node + 1]; at++) {
      int neighbour = neighbours[at];
      if (neighbour != BOUNDARY && isEvent[neighbour] && weights[at] < nearest) {
        nearest = weights[at];
        nearestIs = at;
      }
    }
    return nearest / 2 <= shortest[node] ? nearestIs : NONE;
  }

  private boolean isPaired(int event) {
    int at = nearestAt[event];
    if (at == NONE) {
      return false;
    }
    int back = nearestAt[graph.neighbours[at]];
    return back != NONE && graph.neighbours[back] == event;
  }

  private void matchRest(long shot) {
    flood.begin(masks);
    forest.begin();
    for (int i = 0; i < eventCount; i++) {
      place(events[i]);
    }
    int planted = flood.regionCount();
    for (int id = 0; id < planted; id++) {
      if (!flood.region(id).isMatched()) {
        flood.grow(flood.region(id));
      }
    }
    int stuck = forest.run();
    if (stuck != NONE) {
      throw Unexplained.events(shot, stuck);
    }
    for (int id = 0; id < flood.regionCount(); id++) {
      Region region = flood.region(id);
      if (region.blossom == NONE && region.isMatched() && id > region.partner) {
        use(region.match);
        open(region, region.match.from);
        if (region.partner != BOUNDARY) {
          open(flood.region(region.partner), region.match.to);
        }
      }
    }
  }

  private void use(Link its) {
    flipped ^= its.mask;
    if (keepsFaults) {
      paths.edges(its.from, its.to, edge -> toggle(graph.faults[edge]));
    }
  }

  private void toggle(int fault) {
    if (!isBlamed[fault]) {
      touched = touchedCount == touched.length ? Arrays.copyOf(touched, 2 * touchedCount) : touched;
      touched[touchedCount++] = fault;
    }
    isBlamed[fault] ^= true;
  }

  /** The part of a blossom that holds the node is spoken for; the others are matched in pairs. */
  private void open(Region region, int node) {
    if (!region.isBlossom()) {
      return;
    }
    Region taken = flood.partWith(node, region);
    open(taken, node);
    for (Region one = flood.region(taken.next); one != taken; ) {
      Region other = flood.region(one.next);
      use(one.toNext);
      open(one, one.toNext.from);
      open(other, one.toNext.to);
      one = flood.region(other.next);
    }
  }

  /** A region for an event, or for two that are matched. */
  private void place(int event) {
    if (!isPaired(event)) {
      forest.plant(flood.newRegionAt(event, 0));
      return;
    }
    int at = nearestAt[event];
    int other = graph.neighbours[at];
    if (event < other) {
      int radius = graph.weights[at] / 2;
      link.set(event, other, masks[graph.edges[at]]);
      forest.match(flood.newRegionAt(event, radius), flood.newRegionAt(other, radius), link);
    }
  }
}
