package bellhop.compiler.placement;

import java.util.Arrays;

/**
 * Vertices of a hypergraph on parts (QPUs), with the gain of every possible move kept up to date.
 *
 * <p>For each edge: how many of its pins each part has, and the parts as a bit mask. For each
 * vertex and part: by how much the cost falls if it moves there. A move changes the gains of the
 * pins of those of its edges in which a part was left, entered, or is now held by one pin alone.
 *
 * <p>Where every two parts have a direct link, an edge costs one less than its parts. Then a gain
 * is what leaving brings, the same wherever the vertex goes (the edges that it alone holds on its
 * part), less what entering costs (the edges that have no pin there); and a move changes few of
 * both. Elsewhere the gains of pins that are not alone on their part all change by the same.
 */
final class Partition {
  /** Gains that are changed in the time that it takes to look at a pin. */
  private static final int PARTS_A_STEP = 8;

  private final Hypergraph graph;
  private final Spread spread;
  private final int parts;
  private final int[] part;
  private final int[] pinsOn;
  private final long[] mask;
  private final boolean isUniform;
  private final int[] leaving;
  private final int[] gain;
  private final int[] difference;
  private final int[] load;
  private final int[] changed;
  private final boolean[] isChanged;
  private int changedCount;
  private long cost;
  private long steps;

  Partition(Hypergraph graph, Spread spread, int parts, int[] part) {
    this.graph = graph;
    this.spread = spread;
    this.parts = parts;
    this.part = part.clone();
    pinsOn = new int[graph.edgeCount() * parts];
    mask = new long[graph.edgeCount()];
    isUniform = spread.isUniform();
    leaving = new int[graph.vertexCount()];
    gain = new int[graph.vertexCount() * parts];
    difference = new int[parts];
    load = new int[parts * graph.sliceCount()];
    changed = new int[graph.vertexCount()];
    isChanged = new boolean[graph.vertexCount()];
    for (int v = 0; v < part.length; v++) {
      addLoad(v, part[v], graph.weight(v));
    }
    for (int e = 0; e < mask.length; e++) {
      for (int i = 0; i < graph.size(e); i++) {
        int p = part[graph.pin(e, i)];
        pinsOn[e * parts + p]++;
        mask[e] |= 1L << p;
      }
      cost += spread.cost(mask[e]);
      for (int i = 0; i < graph.size(e); i++) {
        addGain(e, graph.pin(e, i));
      }
      steps += graph.size(e);
    }
  }

  Hypergraph graph() {
    return graph;
  }

  int parts() {
    return parts;
  }

  int part(int vertex) {
    return part[vertex];
  }

  int[] toArray() {
    return part.clone();
  }

  int load(int onePart, int slice) {
    return load[onePart * graph.sliceCount() + slice];
  }

  /** By how much a part holds more than it can somewhere in the range of a vertex, or less. */
  int excess(int vertex, int onePart, int capacity) {
    int most = Integer.MIN_VALUE;
    for (int t = graph.firstSlice(vertex); t <= graph.lastSlice(vertex); t++) {
      most = Math.max(most, load(onePart, t));
    }
    return most - capacity;
  }

  /** By how much the cost falls if the vertex moves there. */
  int gain(int vertex, int to) {
    return leaving[vertex] + gain[vertex * parts + to];
  }

  long cost() {
    return cost;
  }

  /** Pins visited so far. */
  long steps() {
    return steps;
  }

  /** Counts work done for it elsewhere. */
  void visit(long pins) {
    steps += pins;
  }

  /** How many vertices have had gains changed since {@link #forgetChanges}. */
  int changedCount() {
    return changedCount;
  }

  int changed(int index) {
    return changed[index];
  }

  void forgetChanges() {
    for (int i = 0; i < changedCount; i++) {
      isChanged[changed[i]] = false;
    }
    changedCount = 0;
  }

  /** What an edge means for one of its pins. */
  private void addGain(int edge, int v) {
    boolean isAlone = pinsOn[edge * parts + part[v]] == 1;
    if (!isUniform) {
      addGeneral(v, mask[edge], isAlone, 1);
      return;
    }
    leaving[v] += isAlone ? 1 : 0;
    for (int to = 0; to < parts; to++) {
      gain[v * parts + to] -= pinsOn[edge * parts + to] == 0 ? 1 : 0;
    }
  }

  private void addGeneral(int v, long set, boolean isAlone, int sign) {
    int from = part[v];
    int now = spread.cost(set);
    long without = isAlone ? set & ~(1L << from) : set;
    for (int to = 0; to < parts; to++) {
      if (to != from) {
        gain[v * parts + to] += sign * (now - spread.cost(without | 1L << to));
      }
    }
  }

  private void mark(int v) {
    if (!isChanged[v]) {
      isChanged[v] = true;
      changed[changedCount++] = v;
    }
  }

  /** Moves a vertex. The gains of pins that may have changed are right again afterwards. */
  void move(int vertex, int to) {
    int from = part[vertex];
    for (int i = 0; i < graph.degree(vertex); i++) {
      int edge = graph.edge(vertex, i);
      if (isUniform) {
        moveUniform(edge, vertex, from, to);
      } else {
        moveGeneral(edge, vertex, from, to);
      }
    }
    part[vertex] = to;
    addLoad(vertex, from, -graph.weight(vertex));
    addLoad(vertex, to, graph.weight(vertex));
    refresh(vertex);
  }

  private void moveGeneral(int edge, int vertex, int from, int to) {
    long before = mask[edge];
    shift(edge, from, to);
    if (mask[edge] != before) {
      changeAll(edge, vertex, before, from, to);
      return;
    }
    if (pinsOn[edge * parts + from] == 1 && isAtEnd(from, before)) {
      changeOne(edge, from, vertex, before, false);
    }
    if (pinsOn[edge * parts + to] == 2 && isAtEnd(to, before)) {
      changeOne(edge, to, vertex, before, true);
    }
  }

  /** Whether a part matters to what a set costs with others. */
  private boolean isAtEnd(int onePart, long set) {
    return spread.reach(set & ~(1L << onePart)) != spread.reach(set);
  }

  /** The parts of the edge have changed: all its pins but the one that moves may gain others. */
  private void changeAll(int edge, int vertex, long before, int from, int to) {
    boolean isOther = spread.reach(mask[edge]) != spread.reach(before);
    if (isOther) {
      findDifference(before, mask[edge]);
    }
    steps += graph.size(edge);
    for (int i = 0; i < graph.size(edge); i++) {
      int v = graph.pin(edge, i);
      int p = part[v];
      int now = pinsOn[edge * parts + p];
      boolean wasAlone = (p == from ? now + 1 : p == to ? now - 1 : now) == 1;
      if (v == vertex) {
        continue;
      }
      if (wasAlone || now == 1) {
        changeAlone(v, before, wasAlone, mask[edge], now == 1);
      } else if (isOther) {
        for (int t = 0; t < parts; t++) {
          gain[v * parts + t] += difference[t];
        }
        steps += parts / PARTS_A_STEP;
        mark(v);
      }
    }
  }

  private void findDifference(long before, long after) {
    int more = spread.cost(after) - spread.cost(before);
    for (int t = 0; t < parts; t++) {
      difference[t] = more - spread.cost(after | 1L << t) + spread.cost(before | 1L << t);
    }
  }

  private void changeAlone(int v, long before, boolean wasAlone, long after, boolean isAlone) {
    long bit = 1L << part[v];
    boolean isOther =
        spread.reach(before) != spread.reach(after)
            || spread.reach(wasAlone ? before & ~bit : before)
                != spread.reach(isAlone ? after & ~bit : after);
    if (isOther) {
      addGeneral(v, before, wasAlone, -1);
      addGeneral(v, after, isAlone, 1);
      steps += parts / PARTS_A_STEP;
      mark(v);
    }
  }

  /** The one pin on a part beside the vertex that moves is now alone there, or no more. */
  private void changeOne(int edge, int onPart, int except, long set, boolean wasAlone) {
    for (int i = 0; ; i++) {
      steps++;
      int v = graph.pin(edge, i);
      if (v != except && part[v] == onPart) {
        addGeneral(v, set, wasAlone, -1);
        addGeneral(v, set, !wasAlone, 1);
        mark(v);
        return;
      }
    }
  }

  private void moveUniform(int edge, int vertex, int from, int to) {
    shift(edge, from, to);
    int left = pinsOn[edge * parts + from];
    int there = pinsOn[edge * parts + to];
    if (left == 0 || there == 1) {
      steps += graph.size(edge);
      for (int i = 0; i < graph.size(edge); i++) {
        int v = graph.pin(edge, i);
        gain[v * parts + from] -= left == 0 ? 1 : 0;
        gain[v * parts + to] += there == 1 ? 1 : 0;
        mark(v);
      }
    }
    if (left == 1) {
      addLeaving(edge, from, vertex, 1);
    }
    if (there == 2) {
      addLeaving(edge, to, vertex, -1);
    }
  }

  /** For the one pin on a part beside the vertex that moves. */
  private void addLeaving(int edge, int onPart, int except, int change) {
    for (int i = 0; ; i++) {
      steps++;
      int v = graph.pin(edge, i);
      if (v != except && part[v] == onPart) {
        leaving[v] += change;
        mark(v);
        return;
      }
    }
  }

  private void addLoad(int vertex, int onePart, int weight) {
    if (weight != 0) {
      int base = onePart * graph.sliceCount();
      for (int t = graph.firstSlice(vertex); t <= graph.lastSlice(vertex); t++) {
        load[base + t] += weight;
      }
    }
  }

  private void shift(int edge, int from, int to) {
    int before = spread.cost(mask[edge]);
    if (--pinsOn[edge * parts + from] == 0) {
      mask[edge] &= ~(1L << from);
    }
    pinsOn[edge * parts + to]++;
    mask[edge] |= 1L << to;
    cost += spread.cost(mask[edge]) - before;
  }

  private void refresh(int vertex) {
    Arrays.fill(gain, vertex * parts, (vertex + 1) * parts, 0);
    leaving[vertex] = 0;
    for (int i = 0; i < graph.degree(vertex); i++) {
      int edge = graph.edge(vertex, i);
      addGain(edge, vertex);
    }
    mark(vertex);
  }
}
