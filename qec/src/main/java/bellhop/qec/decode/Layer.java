package bellhop.qec.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Detectors of which no two have a fault in common, those with the most faults first, and their
 * edges by slots: the first edge of each detector, then the second of each that has one, and so on.
 */
final class Layer {
  private final int[] detectors;
  private final int[] slots;
  private final int[] faults;

  private Layer(int[] detectors, int[] slots, int... faults) {
    this.detectors = detectors;
    this.slots = slots;
    this.faults = faults;
  }

  /**
   * All detectors that any fault flips, each in the first layer in which it has room.
   *
   * @param faults of each detector, ascending
   * @param graph the same, by faults
   */
  static Layer[] of(int[][] faults, DecodingGraph graph) {
    List<List<Integer>> groups = groups(faults, graph);
    return groups.stream().map(group -> of(group, faults)).toArray(Layer[]::new);
  }

  private static List<List<Integer>> groups(int[][] faults, DecodingGraph graph) {
    List<List<Integer>> groups = new ArrayList<>();
    int[] group = new int[faults.length];
    Arrays.fill(group, -1);
    for (int detector = 0; detector < faults.length; detector++) {
      if (faults[detector].length > 0) {
        int its = free(detector, faults, graph, group);
        group[detector] = its;
        if (its == groups.size()) {
          groups.add(new ArrayList<>());
        }
        groups.get(its).add(detector);
      }
    }
    return groups;
  }

  /** The first group that holds no detector with a fault in common. */
  private static int free(int detector, int[][] faults, DecodingGraph graph, int[] group) {
    BitSet taken = new BitSet();
    for (int fault : faults[detector]) {
      for (int other : graph.detectors(fault)) {
        if (group[other] >= 0) {
          taken.set(group[other]);
        }
      }
    }
    return taken.nextClearBit(0);
  }

  private static Layer of(List<Integer> group, int[][] faults) {
    int[] detectors =
        group.stream()
            .sorted(Comparator.comparingInt((Integer detector) -> -faults[detector].length))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] slots = new int[faults[detectors[0]].length];
    int[] edges = new int[Arrays.stream(detectors).map(detector -> faults[detector].length).sum()];
    int edge = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      for (int detector : detectors) {
        if (faults[detector].length > slot) {
          edges[edge++] = faults[detector][slot];
          slots[slot]++;
        }
      }
    }
    return new Layer(detectors, slots, edges);
  }

  /** Their numbers; not to be changed, as all that is read here. */
  int[] detectors() {
    return detectors;
  }

  /**
   * How many of the detectors, a prefix of them, have one more edge than there are slots before.
   */
  int[] slots() {
    return slots;
  }

  /** Of each edge, slot by slot. */
  int[] faults() {
    return faults;
  }
}
