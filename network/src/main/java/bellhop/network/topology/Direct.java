package bellhop.network.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * Machines joined by cables of their own, without any node between: all-to-all, line, ring and
 * grid. Others relay for machines that no cable joins.
 *
 * @param kind which of the four
 * @param qpus number of machines
 */
record Direct(Kind kind, int qpus) implements Shape {
  enum Kind {
    ALL_TO_ALL,
    LINE,
    RING,
    GRID
  }

  /** Most links that end at a machine. */
  int degree() {
    return switch (kind) {
      case ALL_TO_ALL -> qpus - 1;
      case LINE, RING -> Math.min(2, qpus - 1);
      case GRID -> Math.min(4, qpus - 1);
    };
  }

  /** Of the grid: the smallest square that holds all, its last rows cut off. */
  int columns() {
    int side = 1;
    while (side * side < qpus) {
      side++;
    }
    return side;
  }

  /** C(K,2); K−1; K; and for a grid of c columns (K − number of rows) + (K − c). */
  @Override
  public Counts counts() {
    int rows = (qpus + columns() - 1) / columns();
    int links =
        switch (kind) {
          case ALL_TO_ALL -> qpus * (qpus - 1) / 2;
          case LINE -> qpus - 1;
          case RING -> qpus > 2 ? qpus : qpus - 1;
          case GRID -> 2 * qpus - rows - Math.min(columns(), qpus);
        };
    return new Counts(qpus, 0, 0, 0, 0, links);
  }

  @Override
  public String words() {
    String shape =
        switch (kind) {
          case ALL_TO_ALL -> "A cable between any two machines.";
          case LINE -> "A line: a cable from each machine to the next.";
          case RING ->
              "A ring: a cable from each machine to the next, and from the last to the first.";
          case GRID -> "A grid of " + columns() + " columns, filled row by row.";
        };
    return shape + " Cables are short and cold; machines in between swap pairs for others.";
  }

  @Override
  public void write(NetworkText text) {
    text.machines(qpus);
    switch (kind) {
      case ALL_TO_ALL -> join(text, "among", NetworkText.qnus(0, qpus));
      case LINE -> join(text, "along", NetworkText.qnus(0, qpus));
      case RING -> join(text, "along", closed(NetworkText.qnus(0, qpus)));
      case GRID -> writeGrid(text);
    }
  }

  private static void join(NetworkText text, String how, List<String> ends) {
    if (ends.size() > 1) {
      text.cables(how, ends);
    }
  }

  /** A list whose end is its beginning; one or two machines make no ring. */
  static List<String> closed(List<String> ends) {
    List<String> ring = new ArrayList<>(ends);
    if (ends.size() > 2) {
      ring.add(ends.getFirst());
    }
    return ring;
  }

  private void writeGrid(NetworkText text) {
    for (int first = 0; first < qpus; first += columns()) {
      join(text, "along", NetworkText.qnus(first, Math.min(first + columns(), qpus)));
    }
    for (int column = 0; column < columns(); column++) {
      List<String> down = new ArrayList<>();
      for (int q = column; q < qpus; q += columns()) {
        down.add(NetworkText.qnu(q));
      }
      join(text, "along", down);
    }
  }
}
