package bellhop.qec.decode;

import static bellhop.qec.decode.MatchingGraph.BOUNDARY;
import static bellhop.qec.decode.Region.NONE;

import java.util.Arrays;

/**
 * Minimum-weight perfect matching: the likeliest set of faults that flip one detector or two,
 * exactly, up to the rounding of weights. Events are matched with one another or with the boundary
 * by sparse blossom (Higgott and Gidney, arXiv:2303.15933), which explores only what lies around
 * them.
 *
 * <p>{@linkplain NearestPairs Pairs of nearest neighbours} are matched before the clock starts:
 * half of the edge around each is a feasible dual in which the edge is tight, a place where the
 * algorithm may start. What it finds from there is of least weight all the same.
 *
 * <p>With correlations it matches twice: edges of the first answer make cheaper the edges that
 * share mechanisms with them. That is likelier to be right where Y errors are many, and no longer
 * exact.
 */
public final class Matching extends GraphDecoder {
  private final Flood flood;
  private final Forest forest;
  private final Paths paths;

  private final NearestPairs pairs;
  private final CompressedEdge link = new CompressedEdge();

  private final Implied implied;
  private boolean isFirstPass;
  private int[] firstEdges = new int[64];
  private int firstCount;
  private int[] changed = new int[64];
  private int[] changedFrom = new int[64];
  private int changedCount;

  private Matching(MatchingGraph graph, Implied implied) {
    super(graph);
    this.implied = implied;
    flood = new Flood(graph, weights);
    forest = new Forest(flood);
    paths = new Paths(graph, weights);
    pairs = new NearestPairs(graph, weights);
  }

  /**
   * Exact matching.
   *
   * @param graph whose faults flip at most two detectors, such as {@link DecodingGraph#split} makes
   * @param source name of the model, for messages
   * @throws bellhop.units.InputException if a fault flips more
   */
  public static Matching of(DecodingGraph graph, String source) {
    return new Matching(MatchingGraph.of(graph, source), Implied.NOTHING);
  }

  /**
   * Matching twice, likewise.
   *
   * @throws bellhop.units.InputException also if a fault is likelier than not
   */
  public static Matching correlated(DecodingGraph graph, String source) {
    MatchingGraph edges = MatchingGraph.of(graph, source);
    return new Matching(edges, Implied.of(edges, source));
  }

  @Override
  public Matching another() {
    return new Matching(graph, implied);
  }

  @Override
  void setWeight(int edge, int weight) {
    super.setWeight(edge, weight);
    pairs.changed(edge, weight);
  }

  @Override
  void solve(long shot) {
    if (implied.isEmpty()) {
      match(shot);
    } else {
      matchTwice(shot);
    }
  }

  private void matchTwice(long shot) {
    isFirstPass = true;
    firstCount = 0;
    match(shot);
    isFirstPass = false;
    imply();
    match(shot);
  }

  private void imply() {
    changedCount = 0;
    for (int i = 0; i < firstCount; i++) {
      int[] partners = implied.partners(firstEdges[i]);
      int[] its = implied.weights(firstEdges[i]);
      for (int j = 0; j < partners.length; j++) {
        int before = weights[graph.places(partners[j])[0]];
        if (its[j] < before) {
          noteChange(partners[j], before);
          setWeight(partners[j], its[j]);
        }
      }
    }
  }

  private void noteChange(int edge, int before) {
    if (changedCount == changed.length) {
      changed = Arrays.copyOf(changed, 2 * changedCount);
      changedFrom = Arrays.copyOf(changedFrom, 2 * changedCount);
    }
    changed[changedCount] = edge;
    changedFrom[changedCount++] = before;
  }

  @Override
  void forget() {
    isFirstPass = false;
    while (changedCount > 0) {
      changedCount--;
      setWeight(changed[changedCount], changedFrom[changedCount]);
    }
  }

  private void match(long shot) {
    if (pairs.find(events, eventCount) > 0) {
      matchRest(shot);
      return;
    }
    for (int i = 0; i < eventCount; i++) {
      if (pairs.isFirst(events[i])) {
        take(graph.edges[pairs.at(events[i])]);
      }
    }
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
      throw Unexplained.event(shot, stuck);
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

  private void use(CompressedEdge its) {
    if (!isFirstPass && !keepsFaults) {
      flipped ^= its.mask;
    } else if (isPair(its)) {
      take(graph.edges[pairs.at(its.from)]);
    } else {
      paths.edges(its.from, its.to, this::take);
    }
  }

  /** Whether the path is the edge of a nearest pair. */
  private boolean isPair(CompressedEdge its) {
    return pairs.isPaired(its.from) && graph.neighbours[pairs.at(its.from)] == its.to;
  }

  /** In the first pass, edges that a herald has made cheap say nothing: it explains them alone. */
  private void take(int edge) {
    if (!isFirstPass) {
      use(edge);
    } else if (weights[graph.places(edge)[0]] == graph.weights[graph.places(edge)[0]]) {
      noteFirst(edge);
    }
  }

  private void noteFirst(int edge) {
    firstEdges =
        firstCount == firstEdges.length ? Arrays.copyOf(firstEdges, 2 * firstCount) : firstEdges;
    firstEdges[firstCount++] = edge;
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
    if (!pairs.isPaired(event)) {
      forest.plant(flood.newRegionAt(event, 0));
    } else if (pairs.isFirst(event)) {
      int at = pairs.at(event);
      int other = graph.neighbours[at];
      int radius = weights[at] / 2;
      link.set(event, other, masks[graph.edges[at]]);
      forest.match(flood.newRegionAt(event, radius), flood.newRegionAt(other, radius), link);
    }
  }
}
