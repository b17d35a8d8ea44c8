package bellhop.qec.decode;

import static bellhop.qec.decode.MatchingGraph.BOUNDARY;
import static bellhop.qec.decode.RadixHeap.NEVER;
import static bellhop.qec.decode.Region.NONE;

import java.util.Arrays;

/**
 * Regions that grow, rest and shrink over a matching graph, until two of them meet (the flooder of
 * sparse blossom: Higgott and Gidney, arXiv:2303.15933, section 3). It knows nodes and time; who is
 * matched with whom is not its business.
 *
 * <p>A node belongs to the region that reached it first; its local radius says how far beyond the
 * node that region reaches, which is the radius of the outermost blossom plus a number that only
 * changes when blossoms form and break. For each node it is known when something happens next on
 * one of its edges, and asked anew when that time comes: times in the queue may be too early, never
 * too late.
 */
final class Flood {
  /** What has happened. */
  enum Meeting {
    /** Region {@link #first} has met {@link #second} by {@link #link}. */
    REGIONS,
    /** Region {@link #first} has come to the boundary by {@link #link}. */
    BOUNDARY,
    /** Region {@link #first} has shrunk to nothing. */
    IMPLOSION,
    /** Nothing ever happens again. */
    NOTHING
  }

  /** Ids of nodes in the queue are below, ids of regions from here. */
  private static final int REGIONS_FROM = 1 << (RadixHeap.ID_BITS - 1);

  private final int[] starts;
  private final int[] neighbours;
  private final int[] weights;
  private final int[] edges;
  private long[] edgeMasks = {};

  // Of each node: its region, the outermost blossom around that, the event that the region came
  // from and the observables on the way, the radius of the region when it came, the node that it
  // reached before, and what to add to the radius of the outermost region.
  private final int[] region;
  private final int[] top;
  private final int[] source;
  private final long[] mask;
  private final long[] arrival;
  private final int[] before;
  private final long[] extra;
  private final long[] wanted;
  private final long[] queued;

  private int[] reached = new int[64];
  private int reachedCount;

  private Region[] regions = new Region[0];
  private int regionCount;

  private final RadixHeap queue = new RadixHeap();
  private long now;

  /** Where in the arrays of neighbours the soonest event of a node was found. */
  private int soonestAt;

  int first;
  int second;
  final CompressedEdge link = new CompressedEdge();

  /**
   * @param weights of each place in the arrays of neighbours; the holder may change them before
   *     {@link #begin}
   */
  Flood(MatchingGraph graph, int[] weights) {
    starts = graph.starts;
    neighbours = graph.neighbours;
    this.weights = weights;
    edges = graph.edges;
    region = filled(graph.nodeCount);
    top = filled(graph.nodeCount);
    source = new int[graph.nodeCount];
    mask = new long[graph.nodeCount];
    arrival = new long[graph.nodeCount];
    before = new int[graph.nodeCount];
    extra = new long[graph.nodeCount];
    wanted = new long[graph.nodeCount];
    queued = new long[graph.nodeCount];
    Arrays.fill(wanted, NEVER);
    Arrays.fill(queued, NEVER);
  }

  private static int[] filled(int size) {
    int[] array = new int[size];
    Arrays.fill(array, NONE);
    return array;
  }

  /** Time begins again, with no regions. */
  void begin(long... masks) {
    edgeMasks = masks;
    for (int i = 0; i < reachedCount; i++) {
      int node = reached[i];
      region[node] = NONE;
      top[node] = NONE;
      extra[node] = 0;
      wanted[node] = NEVER;
      queued[node] = NEVER;
    }
    reachedCount = 0;
    regionCount = 0;
    queue.clear();
    now = 0;
  }

  Region region(int id) {
    return regions[id];
  }

  /** The part of a blossom that holds a node, at whatever depth. */
  Region partWith(int node, Region blossom) {
    Region part = regions[region[node]];
    while (part.blossom != blossom.id) {
      part = regions[part.blossom];
    }
    return part;
  }

  /** The event of a region that is no blossom. */
  int eventOf(Region its) {
    return source[its.shell];
  }

  int regionCount() {
    return regionCount;
  }

  private Region newRegion(long radius, int slope) {
    if (regionCount == regions.length) {
      regions = Arrays.copyOf(regions, Math.max(16, 2 * regionCount));
      for (int id = regionCount; id < regions.length; id++) {
        regions[id] = new Region(id);
      }
    }
    Region made = regions[regionCount++];
    made.begin(radius - slope * now, slope);
    return made;
  }

  /** A region around an event, which does not grow yet. */
  Region newRegionAt(int event, long radius) {
    Region made = newRegion(radius, 0);
    reach(event, made, event, 0, 0);
    return made;
  }

  private void reach(int node, Region by, int from, long observables, long radius) {
    region[node] = by.id;
    top[node] = by.id;
    source[node] = from;
    mask[node] = observables;
    arrival[node] = radius;
    extra[node] = -radius;
    before[node] = by.shell;
    by.shell = node;
    if (reachedCount == reached.length) {
      reached = Arrays.copyOf(reached, 2 * reachedCount);
    }
    reached[reachedCount++] = node;
  }

  /** Runs until something happens that changes who is matched with whom. */
  Meeting next() {
    while (!queue.isEmpty()) {
      long entry = queue.poll();
      now = RadixHeap.time(entry);
      int id = RadixHeap.id(entry);
      Meeting meeting = id < REGIONS_FROM ? nodeDue(id) : regionDue(regions[id - REGIONS_FROM]);
      if (meeting != Meeting.NOTHING) {
        return meeting;
      }
    }
    return Meeting.NOTHING;
  }

  private Meeting nodeDue(int node) {
    if (queued[node] != now) {
      return Meeting.NOTHING;
    }
    queued[node] = NEVER;
    if (wanted[node] == now) {
      return look(node);
    }
    want(node, wanted[node]);
    return Meeting.NOTHING;
  }

  private Meeting regionDue(Region shrinking) {
    if (shrinking.queued != now) {
      return Meeting.NOTHING;
    }
    shrinking.queued = NEVER;
    if (shrinking.wanted == now) {
      return shrink(shrinking);
    }
    want(shrinking, shrinking.wanted);
    return Meeting.NOTHING;
  }

  private void want(int node, long time) {
    wanted[node] = time;
    if (time < queued[node]) {
      queued[node] = time;
      queue.add(time, node);
    }
  }

  private void want(Region shrinking, long time) {
    shrinking.wanted = time;
    if (time < shrinking.queued) {
      shrinking.queued = time;
      queue.add(time, REGIONS_FROM + shrinking.id);
    }
  }

  /** What is due at a node is seen by asking again when it is due. */
  private Meeting look(int node) {
    long time = soonest(node);
    if (time != now) {
      want(node, time);
      return Meeting.NOTHING;
    }
    int at = soonestAt;
    int neighbour = neighbours[at];
    if (neighbour == BOUNDARY) {
      want(node, now);
      first = top[node];
      link.set(source[node], BOUNDARY, mask[node] ^ edgeMasks[edges[at]]);
      return Meeting.BOUNDARY;
    }
    if (top[node] == NONE) {
      flow(neighbour, node, at);
      return Meeting.NOTHING;
    }
    if (top[neighbour] == NONE) {
      flow(node, neighbour, at);
      want(node, soonest(node));
      return Meeting.NOTHING;
    }
    want(node, now);
    first = top[node];
    second = top[neighbour];
    link.set(source[node], source[neighbour], mask[node] ^ mask[neighbour] ^ edgeMasks[edges[at]]);
    return Meeting.REGIONS;
  }

  /** The region of a node comes to an empty one. */
  private void flow(int from, int to, int at) {
    Region by = regions[top[from]];
    reach(to, by, source[from], mask[from] ^ edgeMasks[edges[at]], by.radius(now));
    want(to, soonest(to));
  }

  private long soonest(int node) {
    return top[node] != NONE && regions[top[node]].isGrowing()
        ? soonestOfGrowing(node)
        : soonestOfResting(node);
  }

  private long soonestOfGrowing(int node) {
    int own = top[node];
    long reach = regions[own].offset + extra[node];
    long soonest = NEVER;
    int at = starts[node];
    int end = starts[node + 1];
    if (at < end && neighbours[at] == BOUNDARY) {
      soonest = weights[at] - reach;
      soonestAt = at++;
    }
    for (; at < end; at++) {
      int neighbour = neighbours[at];
      int its = top[neighbour];
      if (its == own) {
        continue;
      }
      long time = weights[at] - reach;
      if (its != NONE) {
        Region other = regions[its];
        if (other.slope < 0) {
          continue;
        }
        time = (time - other.offset - extra[neighbour]) >> other.slope;
      }
      if (time < soonest) {
        soonest = time;
        soonestAt = at;
      }
    }
    return soonest;
  }

  /** Only growing neighbours come to a node that does not grow. */
  private long soonestOfResting(int node) {
    long reach = top[node] == NONE ? 0 : regions[top[node]].radius(now) + extra[node];
    long soonest = NEVER;
    for (int at = starts[node]; at < starts[node + 1]; at++) {
      int neighbour = neighbours[at];
      if (neighbour == BOUNDARY || top[neighbour] == NONE) {
        continue;
      }
      Region other = regions[top[neighbour]];
      if (other.isGrowing()) {
        long time = weights[at] - reach - other.offset - extra[neighbour];
        if (time < soonest) {
          soonest = time;
          soonestAt = at;
        }
      }
    }
    return soonest;
  }

  void grow(Region its) {
    its.offset = its.radius(now) - now;
    its.slope = 1;
    its.wanted = NEVER;
    lookAround(its);
  }

  void rest(Region its) {
    boolean mustLook = its.slope < 0;
    its.offset = its.radius(now);
    its.slope = 0;
    its.wanted = NEVER;
    if (mustLook) {
      lookAround(its);
    }
  }

  /** Nothing meets a region that shrinks. */
  void startShrinking(Region its) {
    its.offset = its.radius(now) + now;
    its.slope = -1;
    forget(its);
    wantShrinking(its);
  }

  /** Asks anew for all nodes of a region. */
  void lookAround(Region its) {
    for (int node = its.shell; node != NONE; node = before[node]) {
      want(node, soonest(node));
    }
    if (its.isBlossom()) {
      Region part = regions[its.child];
      do {
        lookAround(part);
        part = regions[part.next];
      } while (part.id != its.child);
    }
  }

  private void forget(Region its) {
    for (int node = its.shell; node != NONE; node = before[node]) {
      wanted[node] = NEVER;
    }
    if (its.isBlossom()) {
      Region part = regions[its.child];
      do {
        forget(part);
        part = regions[part.next];
      } while (part.id != its.child);
    }
  }

  private void wantShrinking(Region its) {
    boolean isBare = its.isBlossom() ? its.shell == NONE : before[its.shell] == NONE;
    want(its, isBare ? its.offset : its.offset - arrival[its.shell]);
  }

  /** Leaves the node that was reached last, or is nothing any more. */
  private Meeting shrink(Region its) {
    boolean isBare = its.isBlossom() ? its.shell == NONE : before[its.shell] == NONE;
    if (isBare) {
      first = its.id;
      return Meeting.IMPLOSION;
    }
    int node = its.shell;
    its.shell = before[node];
    region[node] = NONE;
    top[node] = NONE;
    extra[node] = 0;
    want(node, soonest(node));
    wantShrinking(its);
    return Meeting.NOTHING;
  }

  /**
   * Makes a growing blossom of regions.
   *
   * @param part one of them; their cycle is closed
   */
  Region wrap(Region part) {
    Region made = newRegion(0, 1);
    made.child = part.id;
    Region its = part;
    do {
      its.offset = its.radius(now);
      its.slope = 0;
      its.wanted = NEVER;
      its.blossom = made.id;
      setTop(its, made.id, its.offset);
      its = regions[its.next];
    } while (its.id != part.id);
    lookAround(made);
    return made;
  }

  /** The parts of a blossom are on their own again, and rest; nobody has looked around yet. */
  void unwrap(Region blossom) {
    Region part = regions[blossom.child];
    do {
      part.blossom = NONE;
      setTop(part, part.id, -part.offset);
      part = regions[part.next];
    } while (part.id != blossom.child);
  }

  private void setTop(Region its, int outermost, long more) {
    for (int node = its.shell; node != NONE; node = before[node]) {
      top[node] = outermost;
      extra[node] += more;
    }
    if (its.isBlossom()) {
      Region part = regions[its.child];
      do {
        setTop(part, outermost, more);
        part = regions[part.next];
      } while (part.id != its.child);
    }
  }
}
