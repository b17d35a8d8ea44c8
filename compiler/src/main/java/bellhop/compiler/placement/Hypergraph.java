package bellhop.compiler.placement;

import bellhop.distributed.Rows;
import java.util.Arrays;

/**
 * One level of the packet hypergraph. Finest: vertices are qubits (weight 1) and bundles (weight
 * 0), an edge is a segment: its qubit and its bundles. A segment's copies cost by the QPUs that its
 * vertices are on, so least cost means fewest ebits, gates at third QPUs included. Coarser levels
 * join vertices.
 *
 * <p>Rows both ways; an edge's pins are distinct.
 */
final class Hypergraph {
  private final int[] weight;
  private final int[] fixed;
  private final int[] edgeWeight;
  private final int[] firstPin;
  private final int[] pins;
  private final Rows edges;

  /**
   * @param fixed part of each vertex that may not move, or −1
   */
  Hypergraph(int[] weight, int[] fixed, int[] edgeWeight, int[] firstPin, int[] pins) {
    this.weight = weight;
    this.fixed = fixed;
    this.edgeWeight = edgeWeight;
    this.firstPin = firstPin;
    this.pins = pins;
    int[] edgeOfPin = new int[firstPin[edgeWeight.length]];
    for (int e = 0; e < edgeWeight.length; e++) {
      Arrays.fill(edgeOfPin, firstPin[e], firstPin[e + 1], e);
    }
    edges = Rows.of(weight.length, pins, edgeOfPin, edgeOfPin.length);
  }

  /** The finest level: qubits first, then bundles. */
  static Hypergraph of(Bundles bundles, int[] pinned) {
    int qubits = pinned.length;
    int[] weight = new int[qubits + bundles.count()];
    Arrays.fill(weight, 0, qubits, 1);
    int[] fixed = new int[weight.length];
    Arrays.fill(fixed, -1);
    System.arraycopy(pinned, 0, fixed, 0, qubits);
    int edges = bundles.segmentCount();
    int[] edgeWeight = new int[edges];
    Arrays.fill(edgeWeight, 1);
    int[] firstPin = new int[edges + 1];
    int[] pins = new int[edges + 2 * bundles.count()];
    int next = 0;
    for (int s = 0; s < edges; s++) {
      pins[next++] = bundles.root(s);
      for (int i = 0; i < bundles.size(s); i++) {
        pins[next++] = qubits + bundles.bundle(s, i);
      }
      firstPin[s + 1] = next;
    }
    return new Hypergraph(weight, fixed, edgeWeight, firstPin, pins);
  }

  int vertexCount() {
    return weight.length;
  }

  int edgeCount() {
    return edgeWeight.length;
  }

  int pinCount() {
    return firstPin[edgeWeight.length];
  }

  int weight(int vertex) {
    return weight[vertex];
  }

  int totalWeight() {
    return Arrays.stream(weight).sum();
  }

  int maxWeight() {
    return Arrays.stream(weight).max().orElse(0);
  }

  /** The part that the vertex must be on, or −1. */
  int fixed(int vertex) {
    return fixed[vertex];
  }

  int edgeWeight(int edge) {
    return edgeWeight[edge];
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
   * The next coarser level. Pins that become one count once; edges of one pin vanish.
   *
   * @param cluster new vertex of each vertex
   */
  Hypergraph joined(int[] cluster, int clusters) {
    int[] newWeight = new int[clusters];
    int[] newFixed = new int[clusters];
    Arrays.fill(newFixed, -1);
    for (int v = 0; v < weight.length; v++) {
      newWeight[cluster[v]] += weight[v];
      newFixed[cluster[v]] = Math.max(newFixed[cluster[v]], fixed[v]);
    }
    int[] seen = new int[clusters];
    Arrays.fill(seen, -1);
    int[] newPins = new int[pinCount()];
    int[] newFirst = new int[edgeWeight.length + 1];
    int[] newEdgeWeight = new int[edgeWeight.length];
    int count = 0;
    int next = 0;
    for (int e = 0; e < edgeWeight.length; e++) {
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
        newEdgeWeight[count++] = edgeWeight[e];
        newFirst[count] = next;
      }
    }
    return new Hypergraph(
        newWeight,
        newFixed,
        Arrays.copyOf(newEdgeWeight, count),
        Arrays.copyOf(newFirst, count + 1),
        Arrays.copyOf(newPins, next));
  }
}
