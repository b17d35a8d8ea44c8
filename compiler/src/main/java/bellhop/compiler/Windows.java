package bellhop.compiler;

import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Parts;
import java.util.Arrays;

/**
 * Bell pairs that gates must cost again and again, however large the program. It looks at who meets
 * whom, not at what else the QPUs hold.
 *
 * <p><b>Proof.</b> When a segment begins, nothing of its qubit is anywhere but at its home: the
 * qubit is fresh, as all are at the start. Gates of fresh qubits make groups. Let V(q) be the QPUs
 * that q or its copies have been on since it was fresh. It is connected by links whose pairs q was
 * charged, each new QPU one pair. A gate of two members needs a QPU that both have been on, so the
 * union of all V(q) of a group is connected too: with c pairs it has at most c + 1 QPUs. All
 * members live within it at the moment of the last gate. If that needs t QPUs, c is at least t − 1.
 *
 * <p>The pairs of a group are spent for its members, after they became fresh, up to its last gate.
 * A group that is counted ends there; each member becomes fresh again with its next segment. So no
 * pair is counted twice, and the counts add up. Copies of a qubit that is not fresh may be
 * anywhere: its gates join nobody.
 */
final class Windows {
  private final Bundles bundles;
  private final int[] roomOfLargest;
  private final Parts groups;
  private final int[] size;
  private final boolean[] isOver;
  private final int[] group;

  private Windows(Bundles bundles, int[] roomOfLargest, int qubits) {
    this.bundles = bundles;
    this.roomOfLargest = roomOfLargest;
    int most = qubits + bundles.segmentCount();
    groups = new Parts(most);
    size = new int[most];
    Arrays.fill(size, 1);
    isOver = new boolean[most];
    group = new int[qubits];
    Arrays.setAll(group, q -> q);
  }

  /**
   * The pairs of each cluster of qubits, at the qubit that is its root. Linear in bundles.
   *
   * @param roomOfLargest data qubits of the so many largest QPUs, from none to all
   * @param enough a group ends when it costs so many pairs
   */
  static int[] pairs(Bundles bundles, int[] roomOfLargest, Parts clusters, int qubits, int enough) {
    Windows windows = new Windows(bundles, roomOfLargest, qubits);
    int[] pairs = new int[qubits];
    for (int bundle = 0; bundle < bundles.count(); bundle++) {
      int a = windows.groupOf(bundle, 0);
      int b = windows.groupOf(bundle, 1);
      if (!windows.isOver[a] && !windows.isOver[b] && a != b) {
        int joined = windows.join(a, b);
        int cost = windows.cost(joined);
        if (cost >= enough) {
          windows.isOver[joined] = true;
          pairs[clusters.root(bundles.qubit(bundle, 0))] += cost;
        }
      }
    }
    windows.addUnfinished(pairs, clusters);
    return pairs;
  }

  /** The group of an operand, a new one if it becomes fresh with this gate. */
  private int groupOf(int bundle, int side) {
    int segment = bundles.segment(bundle, side);
    int qubit = bundles.root(segment);
    if (isOver[groups.root(group[qubit])] && bundles.bundle(segment, 0) == bundle) {
      group[qubit] = group.length + segment;
    }
    return groups.root(group[qubit]);
  }

  private int join(int a, int b) {
    int both = size[a] + size[b];
    groups.join(a, b);
    int joined = groups.root(a);
    size[joined] = both;
    return joined;
  }

  private int cost(int oneGroup) {
    int qpus = 1;
    while (qpus + 1 < roomOfLargest.length && roomOfLargest[qpus] < size[oneGroup]) {
      qpus++;
    }
    return qpus - 1;
  }

  private void addUnfinished(int[] pairs, Parts clusters) {
    for (int q = 0; q < group.length; q++) {
      int last = groups.root(group[q]);
      if (!isOver[last]) {
        isOver[last] = true;
        pairs[clusters.root(q)] += cost(last);
      }
    }
  }
}
