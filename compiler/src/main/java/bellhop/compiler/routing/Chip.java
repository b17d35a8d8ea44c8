package bellhop.compiler.routing;

import bellhop.distributed.LocalProgram;
import bellhop.distributed.Neighbours;
import bellhop.distributed.QnuRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The positions of one QPU, how far apart they are and how to go from one to another. Positions are
 * numbered like the qubits of its program: data first, then communication, each of which sits
 * beside one data position. Distances count steps; those from a position are found at the first
 * question about them, in time linear in the edges.
 */
final class Chip {
  /** Instead of a position. */
  static final int NOWHERE = -1;

  private final LocalProgram local;
  private final Neighbours neighbours;
  private final short[][] distances;

  Chip(LocalProgram local, Neighbours neighbours) {
    this.local = local;
    this.neighbours = neighbours;
    distances = new short[local.dataCount()][];
  }

  int positionCount() {
    return local.dataCount() + local.communicationCount();
  }

  int dataCount() {
    return local.dataCount();
  }

  boolean isData(int position) {
    return local.isData(position);
  }

  /** The communication positions of the QNU to which one of them belongs. */
  QnuRange qnuOf(int communication) {
    return local.communication().get(local.rangeOf(communication));
  }

  int neighbourCount(int position) {
    return neighbours.count(position);
  }

  int neighbour(int position, int index) {
    return neighbours.get(position, index);
  }

  boolean areCoupled(int a, int b) {
    return neighbours.areCoupled(a, b);
  }

  /** Steps from one position to the other. */
  int distance(int a, int b) {
    if (a == b) {
      return 0;
    }
    int outside = (isData(a) ? 0 : 1) + (isData(b) ? 0 : 1);
    return outside + row(anchor(a))[anchor(b)];
  }

  /** Itself, or the data position beside a communication position. */
  private int anchor(int position) {
    return isData(position) ? position : neighbours.get(position, 0);
  }

  private short[] row(int from) {
    if (distances[from] == null) {
      distances[from] = distancesFrom(from);
    }
    return distances[from];
  }

  private short[] distancesFrom(int from) {
    short[] row = new short[local.dataCount()];
    Arrays.fill(row, (short) NOWHERE);
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    row[from] = 0;
    while (!open.isEmpty()) {
      int position = open.remove();
      for (int i = 0; i < neighbours.count(position); i++) {
        int next = neighbours.get(position, i);
        if (isData(next) && row[next] == NOWHERE) {
          row[next] = (short) (row[position] + 1);
          open.add(next);
        }
      }
    }
    return row;
  }

  /** A shortest way, both ends included; of several the one by lower numbers. */
  List<Integer> path(int from, int to) {
    List<Integer> path = new ArrayList<>(List.of(from));
    int at = from;
    while (at != to) {
      at = stepTowards(at, to);
      path.add(at);
    }
    return path;
  }

  private int stepTowards(int at, int to) {
    int i = 0;
    while (distance(neighbours.get(at, i), to) >= distance(at, to)) {
      i++;
    }
    return neighbours.get(at, i);
  }
}
