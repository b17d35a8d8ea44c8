package bellhop.compiler.packets;

import bellhop.compiler.lowering.Reordering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Slices;
import java.util.Arrays;

/**
 * Where qubits live, slice by slice, and where each interaction is meant to run, before the limit
 * of communication qubits is known to allow it.
 *
 * <p>For each operand of each gate it knows the next gate that would use the same copy. Arrays over
 * 2·gate + operand; homes over qubit · slices + slice.
 */
final class Plan {
  /** No later gate. Larger than every gate number, so that it is the farthest use. */
  static final int NEVER = Integer.MAX_VALUE;

  private final Segments segments;
  private final Slices slices;
  private final int[] home;
  private final int[] place;
  private final int[] nextUse;
  private final int[] nextOfQubit;

  /**
   * @param home QPU of each qubit in each slice
   * @param placeOfBundle QPU at which the gates of a bundle run
   */
  Plan(Segments segments, Bundles bundles, Slices slices, int[] home, int[] placeOfBundle) {
    this.segments = segments;
    this.slices = slices;
    this.home = home;
    place = new int[segments.gateCount()];
    for (int gate = 0; gate < place.length; gate++) {
      place[gate] = placeOfBundle[bundles.ofGate(gate)];
    }
    nextOfQubit = nextOfQubit(segments);
    nextUse = new int[2 * place.length];
    Arrays.fill(nextUse, NEVER);
    int highest =
        Math.max(Arrays.stream(placeOfBundle).max().orElse(0), Arrays.stream(home).max().orElse(0));
    chain(1 + highest);
  }

  private static int[] nextOfQubit(Segments segments) {
    int[] next = new int[2 * segments.gateCount()];
    int[] later = new int[segments.qubitCount()];
    Arrays.fill(later, NEVER);
    for (int i = next.length - 1; i >= 0; i--) {
      int qubit = segments.qubit(i / 2, i % 2);
      next[i] = later[qubit];
      later[qubit] = i / 2;
    }
    return next;
  }

  /** A copy is used by gates at its place, and by its qubit when that comes to live there. */
  private void chain(int qpus) {
    int[] later = new int[qpus];
    int[] segmentOf = new int[qpus];
    Arrays.fill(segmentOf, -1);
    for (int s = segments.count() - 1; s >= 0; s--) {
      int following = following(s);
      if (following != NEVER) {
        int after = homeAt(segments.root(s), following);
        later[after] = following;
        segmentOf[after] = s;
      }
      for (int i = segments.size(s) - 1; i >= 0; i--) {
        int gate = segments.gate(s, i);
        int at = place[gate];
        nextUse[2 * gate + operand(gate, s)] = segmentOf[at] == s ? later[at] : NEVER;
        later[at] = gate;
        segmentOf[at] = s;
        int lives = homeAt(segments.root(s), gate);
        later[lives] = gate;
        segmentOf[lives] = s;
      }
    }
  }

  private int operand(int gate, int segment) {
    return segments.segment(gate, 0) == segment ? 0 : 1;
  }

  Segments segments() {
    return segments;
  }

  Slices slices() {
    return slices;
  }

  /** In a slice. */
  int home(int qubit, int slice) {
    return home[qubit * slices.count() + slice];
  }

  /** While a gate runs. */
  int homeAt(int qubit, int gate) {
    return home(qubit, slices.of(gate));
  }

  /** By qubit and then by slice. */
  int[] homes() {
    return home.clone();
  }

  /** By qubit, before the first gate. */
  int[] start() {
    int[] start = new int[segments.qubitCount()];
    Arrays.setAll(start, q -> home(q, 0));
    return start;
  }

  /** By 2·gate + operand: a number of the copy that is meant to stand in for it, or −1. */
  int[] copies(int qpus) {
    int[] copies = new int[2 * place.length];
    for (int i = 0; i < copies.length; i++) {
      boolean isHome = homeAt(segments.qubit(i / 2, i % 2), i / 2) == place[i / 2];
      copies[i] =
          isHome ? Reordering.NO_COPY : segments.segment(i / 2, i % 2) * qpus + place[i / 2];
    }
    return copies;
  }

  int place(int gate) {
    return place[gate];
  }

  /** The next gate that is meant to use the copy that this operand uses, or {@link #NEVER}. */
  int nextUse(int gate, int operand) {
    return nextUse[2 * gate + operand];
  }

  /** The next gate of the same qubit, or {@link #NEVER}. */
  int nextOfQubit(int gate, int operand) {
    return nextOfQubit[2 * gate + operand];
  }

  /** The first gate of the qubit after a segment, or {@link #NEVER}. */
  int following(int segment) {
    int last = segments.gate(segment, segments.size(segment) - 1);
    return nextOfQubit(last, operand(last, segment));
  }

  /** Whether the segment of an operand has a later gate. */
  boolean goesOn(int gate, int operand) {
    int segment = segments.segment(gate, operand);
    return segments.gate(segment, segments.size(segment) - 1) > gate;
  }

  /** The first gate after the given one that uses a copy of a segment there. */
  int nextUseAt(int segment, int qpu, int after) {
    int from = firstAfter(segment, after);
    int root = segments.root(segment);
    for (int i = from; i < segments.size(segment); i++) {
      int gate = segments.gate(segment, i);
      if (place[gate] == qpu || homeAt(root, gate) == qpu) {
        return gate;
      }
    }
    int following = following(segment);
    return following != NEVER && homeAt(root, following) == qpu ? following : NEVER;
  }

  /** Index in the segment of its first gate after the given one; by bisection. */
  private int firstAfter(int segment, int after) {
    int low = 0;
    int high = segments.size(segment);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (segments.gate(segment, middle) <= after) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
