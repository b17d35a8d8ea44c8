package bellhop.compiler.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Brings qubits back to where they were: at the edges of a loop, where each turn must find what the
 * one before found. Positions are settled from the leaves of a tree inwards, so none is touched
 * again; at most the square of their number in swaps.
 */
final class Homecoming {
  private final Chip chip;
  private final Layout layout;
  private final Swaps swaps;

  /** By position: the next one towards the root. */
  private final int[] parent;

  /** The root first, each after its parent. */
  private final List<Integer> order = new ArrayList<>();

  /** By position: its place in that order. */
  private final int[] place;

  Homecoming(Chip chip, Layout layout, Swaps swaps) {
    this.chip = chip;
    this.layout = layout;
    this.swaps = swaps;
    parent = new int[chip.positionCount()];
    place = new int[chip.positionCount()];
    Arrays.fill(parent, Chip.NOWHERE);
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    while (!open.isEmpty()) {
      int position = open.remove();
      place[position] = order.size();
      order.add(position);
      for (int i = 0; i < chip.neighbourCount(position); i++) {
        int next = chip.neighbour(position, i);
        if (next != 0 && parent[next] == Chip.NOWHERE) {
          parent[next] = position;
          open.add(next);
        }
      }
    }
  }

  /** All that holds something goes to data positions. */
  void leaveCommunication() {
    for (int position = chip.dataCount(); position < chip.positionCount(); position++) {
      if (!layout.isFree(position)) {
        swaps.carry(way(freeData(), position));
      }
    }
  }

  private int freeData() {
    int position = 0;
    while (!layout.isFree(position)) {
      position++;
    }
    return position;
  }

  /** All that holds something goes where it was then. */
  void returnTo(Layout then) {
    for (int i = order.size() - 1; i >= 0; i--) {
      int position = order.get(i);
      int its = then.qubitAt(position);
      int from = then.holds(its) ? layout.positionOf(its) : freeAmong(i, position);
      swaps.carry(way(from, position));
    }
  }

  /** The free one nearest to a position among those that are not settled yet. */
  private int freeAmong(int last, int position) {
    int nearest = Chip.NOWHERE;
    for (int i = 0; i <= last; i++) {
      int other = order.get(i);
      boolean isNearer =
          nearest == Chip.NOWHERE
              || chip.distance(position, other) < chip.distance(position, nearest);
      nearest = layout.isFree(other) && isNearer ? other : nearest;
    }
    return nearest;
  }

  /** Along the tree: of both ends the one later in the order goes rootwards, until they meet. */
  private List<Integer> way(int from, int to) {
    List<Integer> way = new ArrayList<>();
    List<Integer> back = new ArrayList<>();
    int here = from;
    int there = to;
    while (here != there) {
      if (place[here] > place[there]) {
        way.add(here);
        here = parent[here];
      } else {
        back.add(there);
        there = parent[there];
      }
    }
    way.add(here);
    way.addAll(back.reversed());
    return way;
  }
}
