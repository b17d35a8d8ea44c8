package bellhop.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads which qubits of a QPU are coupled, and refuses what fits neither its shape nor its size.
 */
final class CouplingReader {
  /** Distances between all positions are kept while a program is laid out. */
  private static final int MOST_POSITIONS = 4_096;

  private final Fields coupling;
  private final int positions;

  private CouplingReader(Fields coupling, int positions) {
    this.coupling = coupling;
    this.positions = positions;
  }

  /**
   * @param qpu that gives a coupling
   * @param positions its data qubits
   */
  static Coupling read(Fields qpu, int positions) {
    if (positions < 1 || positions > MOST_POSITIONS) {
      throw qpu.wrong(
          "coupling",
          "a coupling of " + positions + " data qubits",
          "there are 1 … " + MOST_POSITIONS + " positions to couple",
          "without it, gates are possible between all qubits");
    }
    return new CouplingReader(qpu.part("coupling"), positions).read();
  }

  private Coupling read() {
    String shape = coupling.choice("shape");
    requireItsOwn("columns", "grid", shape);
    requireItsOwn("edges", "edges", shape);
    List<Coupling.Edge> edges =
        switch (shape) {
          case "line" -> Coupling.line(positions);
          case "ring" -> Coupling.ring(positions);
          case "grid" -> Coupling.grid(positions, columns());
          default -> edges();
        };
    return new Coupling(positions, edges, linksAt());
  }

  private void requireItsOwn(String key, String itsShape, String shape) {
    if (coupling.isGiven(key) && !shape.equals(itsShape)) {
      throw coupling.wrong(
          key,
          "\"" + key + "\" has no meaning for a " + shape,
          "it belongs to shape: " + itsShape,
          "the shape is wrong");
    }
  }

  private int columns() {
    int columns = coupling.whole("columns");
    if (columns > positions) {
      throw coupling.wrong(
          "columns",
          columns + " columns for " + positions + " data qubits",
          "a grid is filled row by row, and its first row would not be full",
          "a line was meant");
    }
    return columns;
  }

  private List<Coupling.Edge> edges() {
    Map<Coupling.Edge, Integer> seen = new HashMap<>();
    List<Coupling.Edge> edges = new ArrayList<>();
    List<int[]> couples = coupling.couples("edges");
    for (int i = 0; i < couples.size(); i++) {
      Coupling.Edge edge = edge(i, couples.get(i));
      Integer before = seen.putIfAbsent(edge, i);
      if (before != null) {
        String why = "number " + (before + 1) + " says so already; an edge has no direction";
        throw coupling.wrongItem("edges", i, "the same edge again", why, "");
      }
      edges.add(edge);
    }
    requireTogether(edges);
    return edges;
  }

  private Coupling.Edge edge(int item, int[] ends) {
    for (int end : ends) {
      requirePosition("edges", item, end);
    }
    if (ends[0] == ends[1]) {
      String why = "a gate on two qubits needs two";
      throw coupling.wrongItem("edges", item, "an edge from " + ends[0] + " to itself", why, "");
    }
    return Coupling.Edge.of(ends[0], ends[1]);
  }

  private void requireTogether(List<Coupling.Edge> edges) {
    int apart = Coupling.findApart(positions, edges);
    if (apart >= 0) {
      throw coupling.wrong(
          "edges",
          "no edges lead from data qubit 0 to " + apart,
          "every two qubits of a QPU must be able to come together",
          "an edge is missing");
    }
  }

  /** Beside the last position, if nothing else is said. */
  private List<Integer> linksAt() {
    if (!coupling.isGiven("links-at")) {
      return List.of(positions - 1);
    }
    List<Integer> linksAt = coupling.wholes("links-at");
    for (int i = 0; i < linksAt.size(); i++) {
      requirePosition("links-at", i, linksAt.get(i));
      if (linksAt.indexOf(linksAt.get(i)) < i) {
        String what = "data qubit " + linksAt.get(i) + " twice";
        String why = "communication qubits sit beside these in turn";
        throw coupling.wrongItem("links-at", i, what, why, "");
      }
    }
    return linksAt;
  }

  private void requirePosition(String key, int item, int position) {
    if (position < 0 || position >= positions) {
      throw coupling.wrongItem(
          key,
          item,
          "there is no data qubit " + position,
          "the QPU has " + positions + ", numbered 0 … " + (positions - 1),
          position == positions ? "they were counted from 1" : "");
    }
  }
}
