package bellhop.qec.decode;

import static bellhop.qec.decode.MatchingGraph.BOUNDARY;

import java.util.Arrays;

/**
 * Union-find (Delfosse and Nickerson, Quantum 5, 595, on a weighted graph as Huang, Newman and
 * Brown, Phys. Rev. A 102, 012419): clusters with an odd number of events grow at their surface
 * until each is even or has come to the boundary; then a tree inside each says which edges flip its
 * events. Rates are a little above those of {@link Matching}.
 *
 * <p>Edges are at most {@link #LONGEST} steps long, so that a shot takes at most so many rounds of
 * growth for each merging of clusters; rounds in which nothing would meet are skipped.
 */
public final class UnionFind extends GraphDecoder {
  private static final int LONGEST = 64;
  private static final int NONE = -1;

  /** How far an edge has grown, by its number, and the length at which it is full. */
  private final int[] grown;

  private final double stepsOfWeight;

  // Clusters, by their root: the events in it, its nodes, and its way to the boundary. A node that
  // was not reached is a cluster of its own.
  private final int[] parent;
  private final int[] size;
  private final boolean[] isOdd;
  private final int[] boundaryEdge;
  private final int[] boundaryNode;
  private final int[] nextNode;
  private final int[] lastNode;

  // What the shot has touched: nodes and edges are as new again after it.
  private final boolean[] isReached;
  private int[] reached = new int[64];
  private int reachedCount;
  private int[] begun = new int[64];
  private int begunCount;

  /** Roots of odd clusters that have not come to the boundary. */
  private int[] active = new int[64];

  private int activeCount;
  private final boolean[] isListed;
  private int[] full = new int[64];
  private int fullCount;

  // The trees inside clusters: edges by which nodes joined.
  private final int[] firstBranch;
  private int[] branchNext = new int[64];
  private int[] branchEdge = new int[64];
  private int branchCount;

  // While a tree is peeled: which events are not explained yet, and the nodes from its root on.
  private final boolean[] isEvent;
  private final boolean[] isPeeled;
  private int[] way = new int[64];
  private int[] wayEdge = new int[64];

  private final NearestPairs pairs;

  private UnionFind(MatchingGraph graph) {
    super(graph);
    pairs = new NearestPairs(graph, weights);
    int nodes = graph.nodeCount;
    int longest = Math.max(1, Arrays.stream(graph.weights).max().orElse(1));
    stepsOfWeight = LONGEST / (double) longest;
    grown = new int[graph.edgeCount()];
    parent = new int[nodes];
    size = new int[nodes];
    isOdd = new boolean[nodes];
    boundaryEdge = new int[nodes];
    boundaryNode = new int[nodes];
    nextNode = new int[nodes];
    lastNode = new int[nodes];
    isReached = new boolean[nodes];
    firstBranch = new int[nodes];
    isListed = new boolean[nodes];
    isEvent = new boolean[nodes];
    isPeeled = new boolean[nodes];
  }

  /**
   * @param graph whose faults flip at most two detectors, such as {@link DecodingGraph#split} makes
   * @param source name of the model, for messages
   * @throws bellhop.units.InputException if a fault flips more
   */
  public static UnionFind of(DecodingGraph graph, String source) {
    return new UnionFind(MatchingGraph.of(graph, source));
  }

  @Override
  public UnionFind another() {
    return new UnionFind(graph);
  }

  @Override
  void setWeight(int edge, int weight) {
    super.setWeight(edge, weight);
    pairs.changed(edge, weight);
  }

  @Override
  void solve(long shot) {
    if (pairs.find(events, eventCount) == 0) {
      usePairs();
    } else {
      growClusters(shot);
    }
  }

  private void usePairs() {
    for (int i = 0; i < eventCount; i++) {
      if (pairs.isFirst(events[i])) {
        use(graph.edges[pairs.at(events[i])]);
      }
    }
  }

  private void growClusters(long shot) {
    begin();
    while (activeCount > 0) {
      growAll(shot);
      joinFull();
      keepActive();
    }
    for (int i = 0; i < eventCount; i++) {
      peel(find(events[i]));
    }
  }

  /** Pairs are even clusters from the start. */
  private void begin() {
    activeCount = 0;
    active = eventCount > active.length ? new int[2 * eventCount] : active;
    for (int i = 0; i < eventCount; i++) {
      int event = events[i];
      reach(event);
      isOdd[event] = true;
      isEvent[event] = true;
      if (!pairs.isPaired(event)) {
        active[activeCount++] = event;
      }
    }
    fullCount = 0;
    for (int i = 0; i < eventCount; i++) {
      if (pairs.isPaired(events[i])) {
        beginPair(events[i], pairs.at(events[i]));
      }
    }
    joinFull();
    keepActive();
  }

  /** As if its clusters had grown until they met. */
  private void beginPair(int event, int pairAt) {
    if (pairs.isFirst(event)) {
      join(event, graph.neighbours[pairAt], graph.edges[pairAt]);
    }
    for (int at = graph.starts[event]; at < graph.starts[event + 1]; at++) {
      if (at != pairAt) {
        grow(graph.edges[at], length(pairAt) / 2, length(at));
      }
    }
  }

  private void reach(int node) {
    if (isReached[node]) {
      return;
    }
    isReached[node] = true;
    reached = reachedCount == reached.length ? Arrays.copyOf(reached, 2 * reachedCount) : reached;
    reached[reachedCount++] = node;
    parent[node] = node;
    size[node] = 1;
    isOdd[node] = false;
    boundaryEdge[node] = NONE;
    nextNode[node] = NONE;
    lastNode[node] = node;
    firstBranch[node] = NONE;
  }

  private int find(int node) {
    int root = node;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  private int length(int at) {
    return (int) Math.round(weights[at] * stepsOfWeight);
  }

  private boolean isActive(int node) {
    if (node == BOUNDARY || !isReached[node]) {
      return false;
    }
    int root = find(node);
    return isOdd[root] && boundaryEdge[root] == NONE;
  }

  /** All odd clusters grow by as many steps as it takes until an edge is full. */
  private void growAll(long shot) {
    int steps = Integer.MAX_VALUE;
    for (int i = 0; i < activeCount; i++) {
      steps = Math.min(steps, stepsToFull(active[i]));
    }
    if (steps == Integer.MAX_VALUE) {
      throw Unexplained.event(shot, eventOf(active[0]));
    }
    fullCount = 0;
    for (int i = 0; i < activeCount; i++) {
      grow(active[i], steps);
    }
  }

  /** An event of a cluster that has one. */
  private int eventOf(int root) {
    int node = root;
    while (!isEvent[node]) {
      node = nextNode[node];
    }
    return node;
  }

  private int stepsToFull(int root) {
    int least = Integer.MAX_VALUE;
    for (int node = root; node != NONE; node = nextNode[node]) {
      for (int at = graph.starts[node]; at < graph.starts[node + 1]; at++) {
        int neighbour = graph.neighbours[at];
        if (isOutside(root, neighbour)) {
          int left = length(at) - grown[graph.edges[at]];
          least = Math.min(least, isActive(neighbour) ? (left + 1) / 2 : left);
        }
      }
    }
    return Math.max(0, least);
  }

  private boolean isOutside(int root, int node) {
    return node == BOUNDARY || !isReached[node] || find(node) != root;
  }

  private void grow(int root, int steps) {
    for (int node = root; node != NONE; node = nextNode[node]) {
      for (int at = graph.starts[node]; at < graph.starts[node + 1]; at++) {
        if (isOutside(root, graph.neighbours[at])) {
          grow(graph.edges[at], steps, length(at));
        }
      }
    }
  }

  private void grow(int edge, int steps, int length) {
    if (grown[edge] == 0) {
      begun = begunCount == begun.length ? Arrays.copyOf(begun, 2 * begunCount) : begun;
      begun[begunCount++] = edge;
    }
    grown[edge] += steps;
    if (grown[edge] >= length) {
      full = fullCount == full.length ? Arrays.copyOf(full, 2 * fullCount) : full;
      full[fullCount++] = edge;
    }
  }

  private void joinFull() {
    for (int i = 0; i < fullCount; i++) {
      int edge = full[i];
      int high = graph.high(edge);
      int low = graph.low(edge);
      reach(high);
      if (low == BOUNDARY) {
        comeToBoundary(find(high), high, edge);
      } else {
        reach(low);
        join(low, high, edge);
      }
    }
  }

  private void comeToBoundary(int root, int node, int edge) {
    if (boundaryEdge[root] == NONE) {
      boundaryEdge[root] = edge;
      boundaryNode[root] = node;
    }
  }

  private void join(int low, int high, int edge) {
    int one = find(low);
    int other = find(high);
    if (one == other) {
      return;
    }
    addBranch(low, edge);
    addBranch(high, edge);
    int larger = size[one] >= size[other] ? one : other;
    int smaller = larger == one ? other : one;
    parent[smaller] = larger;
    size[larger] += size[smaller];
    isOdd[larger] ^= isOdd[smaller];
    nextNode[lastNode[larger]] = smaller;
    lastNode[larger] = lastNode[smaller];
    if (boundaryEdge[smaller] != NONE) {
      comeToBoundary(larger, boundaryNode[smaller], boundaryEdge[smaller]);
    }
  }

  private void addBranch(int node, int edge) {
    if (branchCount == branchNext.length) {
      branchNext = Arrays.copyOf(branchNext, 2 * branchCount);
      branchEdge = Arrays.copyOf(branchEdge, 2 * branchCount);
    }
    branchNext[branchCount] = firstBranch[node];
    branchEdge[branchCount] = edge;
    firstBranch[node] = branchCount++;
  }

  private void keepActive() {
    int kept = 0;
    for (int i = 0; i < activeCount; i++) {
      int root = find(active[i]);
      if (isActive(root) && !isListed[root]) {
        isListed[root] = true;
        active[kept++] = root;
      }
    }
    activeCount = kept;
    for (int i = 0; i < kept; i++) {
      isListed[active[i]] = false;
    }
  }

  /**
   * From the leaves of a cluster's tree to where it comes to the boundary, or to any node if it is
   * even: an edge is used if an odd number of events is behind it.
   */
  private void peel(int root) {
    int start = boundaryEdge[root] == NONE ? root : boundaryNode[root];
    if (isPeeled[start]) {
      return;
    }
    int length = walk(start);
    for (int i = length - 1; i > 0; i--) {
      int node = way[i];
      if (isEvent[node]) {
        use(wayEdge[i]);
        isEvent[node] = false;
        isEvent[other(wayEdge[i], node)] ^= true;
      }
    }
    if (isEvent[start]) {
      use(boundaryEdge[root]);
      isEvent[start] = false;
    }
  }

  /** The nodes of a tree, each after the one that it is reached from, and by which edge. */
  private int walk(int start) {
    int length = 0;
    step(length++, start, NONE);
    for (int i = 0; i < length; i++) {
      int node = way[i];
      for (int branch = firstBranch[node]; branch != NONE; branch = branchNext[branch]) {
        int next = other(branchEdge[branch], node);
        if (!isPeeled[next]) {
          step(length++, next, branchEdge[branch]);
        }
      }
    }
    return length;
  }

  private void step(int at, int node, int edge) {
    if (at == way.length) {
      way = Arrays.copyOf(way, 2 * at);
      wayEdge = Arrays.copyOf(wayEdge, 2 * at);
    }
    way[at] = node;
    wayEdge[at] = edge;
    isPeeled[node] = true;
  }

  private int other(int edge, int node) {
    return graph.low(edge) == node ? graph.high(edge) : graph.low(edge);
  }

  @Override
  void forget() {
    for (int i = 0; i < reachedCount; i++) {
      isReached[reached[i]] = false;
      isPeeled[reached[i]] = false;
      isEvent[reached[i]] = false;
    }
    for (int i = 0; i < begunCount; i++) {
      grown[begun[i]] = 0;
    }
    reachedCount = 0;
    begunCount = 0;
    branchCount = 0;
  }
}
