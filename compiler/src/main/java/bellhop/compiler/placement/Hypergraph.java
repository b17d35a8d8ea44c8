package bellhop.compiler.placement;

import bellhop.distributed.Rows;
import java.util.Arrays;

/**
 * One level of the packet hypergraph. Finest: vertices are the homes of each qubit in each slice of
 * time (weight 1) and bundles (weight 0). An edge is a segment: the homes of its qubit from the
 * segment's first gate until the first gate of the next, and its bundles; or the homes of a qubit
 * before its first gate. A copy can become the qubit itself, so a segment costs the tree over all
 * QPUs that its vertices are on, whether for gates or for moves; least cost means fewest ebits,
 * gates at third QPUs included. Coarser levels join vertices.
 *
 * <p>Rows both ways; an edge's pins are distinct. The weight of a vertex counts in a range of
 * slices.
 */
final class Hypergraph {
  private final int slices;
  private final int[] weight;
  private final int[] firstSlice;
  private final int[] lastSlice;
  private final int[] fixed;
  private final int[] firstPin;
  private final int[] pins;
  private final Rows edges;

  /**
   * @param weight data qubits that each vertex takes, in the slices of its range
   * @param fixed part of each vertex that may not move, or −1
   */
  private Hypergraph(
      int slices,
      int[] weight,
      int[] firstSlice,
      int[] lastSlice,
      int[] fixed,
      int[] firstPin,
      int[] pins) {
    this.slices = slices;
    this.weight = weight;
    this.firstSlice = firstSlice;
    this.lastSlice = lastSlice;
    this.fixed = fixed;
    this.firstPin = firstPin;
    this.pins = pins;
    int[] edgeOfPin = new int[pinCount()];
    for (int e = 0; e < edgeCount(); e++) {
      Arrays.fill(edgeOfPin, firstPin[e], firstPin[e + 1], e);
    }
    edges = Rows.of(weight.length, pins, edgeOfPin, edgeOfPin.length);
  }

  /** The finest level: homes first, by qubit and then by slice; then bundles. */
  static Hypergraph of(Bundles bundles, Slices slices, int[] pinned) {
    int count = slices.count();
    int homes = pinned.length * count;
    int[] weight = new int[homes + bundles.count()];
    Arrays.fill(weight, 0, homes, 1);
    int[] first = new int[weight.length];
    int[] fixed = new int[weight.length];
    Arrays.fill(fixed, -1);
    for (int home = 0; home < homes; home++) {
      first[home] = home % count;
      fixed[home] = pinned[home / count];
    }
    int edges = bundles.segmentCount() + pinned.length;
    int[] firstPin = new int[edges + 1];
    int[] pins = new int[2 * edges + homes + 2 * bundles.count()];
    int next = 0;
    for (int q = 0; q < pinned.length; q++) {
      for (int t = 0; t <= bundles.firstSliceOf(q, slices); t++) {
        pins[next++] = q * count + t;
      }
      firstPin[q + 1] = next;
    }
    for (int s = 0; s < bundles.segmentCount(); s++) {
      int root = bundles.root(s);
      for (int t = bundles.firstSlice(s, slices); t <= bundles.lastSlice(s, slices); t++) {
        pins[next++] = root * count + t;
      }
      for (int i = 0; i < bundles.size(s); i++) {
        pins[next++] = homes + bundles.bundle(s, i);
      }
      firstPin[pinned.length + s + 1] = next;
    }
    return new Hypergraph(count, weight, first, first, fixed, firstPin, Arrays.copyOf(pins, next));
  }

  int sliceCount() {
    return slices;
  }

  /** The first slice in which the weight of a vertex counts. */
  int firstSlice(int vertex) {
    return firstSlice[vertex];
  }

  int lastSlice(int vertex) {
    return lastSlice[vertex];
  }

  int vertexCount() {
    return weight.length;
  }

  int edgeCount() {
    return firstPin.length - 1;
  }

  int pinCount() {
    return firstPin[edgeCount()];
  }

  int weight(int vertex) {
    return weight[vertex];
  }

  int maxWeight() {
    return Arrays.stream(weight).max().orElse(0);
  }

  /** The part that the vertex must be on, or −1. */
  int fixed(int vertex) {
    return fixed[vertex];
  }

  int size(int edge) {
    return firstPin[edge + 1] - firstPin[edge];
  }

  int pin(int edge, int index) {
    return pins[firstPin[edge] + index];
  }

  int degree(int vertex) {
    return edges.count(vertex);
  }

  int edge(int vertex, int index) {
    return edges.get(vertex, index);
  }

  /**
   * The next coarser level. Pins that become one count once; edges of one pin vanish. Vertices with
   * weight that are joined must have the same range, or ranges in a row and the same weight.
   *
   * @param cluster new vertex of each vertex
   */
  Hypergraph joined(int[] cluster, int clusters) {
    int[] area = new int[clusters];
    int[] first = new int[clusters];
    Arrays.fill(first, slices);
    int[] last = new int[clusters];
    Arrays.fill(last, -1);
    int[] newFixed = new int[clusters];
    Arrays.fill(newFixed, -1);
    for (int v = 0; v < weight.length; v++) {
      int c = cluster[v];
      newFixed[c] = Math.max(newFixed[c], fixed[v]);
      if (weight[v] > 0) {
        area[c] += weight[v] * (1 + lastSlice[v] - firstSlice[v]);
        first[c] = Math.min(first[c], firstSlice[v]);
        last[c] = Math.max(last[c], lastSlice[v]);
      }
    }
    for (int c = 0; c < clusters; c++) {
      area[c] /= Math.max(1, 1 + last[c] - first[c]);
    }
    int[] seen = new int[clusters];
    Arrays.fill(seen, -1);
    int[] newPins = new int[pinCount()];
    int[] newFirst = new int[edgeCount() + 1];
    int count = 0;
    int next = 0;
    for (int e = 0; e < edgeCount(); e++) {
      int start = next;
      for (int i = firstPin[e]; i < firstPin[e + 1]; i++) {
        int c = cluster[pins[i]];
        if (seen[c] != e) {
          seen[c] = e;
          newPins[next++] = c;
        }
      }
      if (next - start < 2) {
        next = start;
      } else {
        newFirst[++count] = next;
      }
    }
    return new Hypergraph(
        slices,
        area,
        first,
        last,
        newFixed,
        Arrays.copyOf(newFirst, count + 1),
        Arrays.copyOf(newPins, next));
  }
}
