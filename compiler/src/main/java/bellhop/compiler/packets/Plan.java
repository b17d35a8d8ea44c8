package bellhop.compiler.packets;

import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Bundles;
import java.util.Arrays;

/**
 * Where qubits live and where each interaction is meant to run, before the limit of communication
 * qubits is known to allow it.
 *
 * <p>For each operand of each gate it knows the next gate that would use the same copy. Arrays over
 * 2·gate + operand.
 */
final class Plan {
  /** No later gate. Larger than every gate number, so that it is the farthest use. */
  static final int NEVER = Integer.MAX_VALUE;

  private final Segments segments;
  private final int[] home;
  private final int[] place;
  private final Visits visits;
  private final int[] nextUse;

  /**
   * @param home QPU of each qubit
   * @param placeOfBundle QPU at which the gates of a bundle run
   */
  Plan(Segments segments, Bundles bundles, int[] home, int[] placeOfBundle, Visits visits) {
    this.segments = segments;
    this.home = home.clone();
    this.visits = visits;
    place = new int[segments.gateCount()];
    for (int gate = 0; gate < place.length; gate++) {
      place[gate] = placeOfBundle[bundles.ofGate(gate)];
    }
    nextUse = new int[2 * place.length];
    Arrays.fill(nextUse, NEVER);
    chain(1 + Arrays.stream(placeOfBundle).max().orElse(0));
  }

  private void chain(int qpus) {
    int[] later = new int[qpus];
    int[] segmentOf = new int[qpus];
    Arrays.fill(segmentOf, -1);
    for (int s = 0; s < segments.count(); s++) {
      for (int i = segments.size(s) - 1; i >= 0; i--) {
        int gate = segments.gate(s, i);
        int at = place[gate];
        if (at == home[segments.root(s)] || visits.isInside(gate)) {
          continue;
        }
        int operand = segments.segment(gate, 0) == s ? 0 : 1;
        nextUse[2 * gate + operand] = segmentOf[at] == s ? later[at] : NEVER;
        later[at] = gate;
        segmentOf[at] = s;
      }
    }
  }

  Segments segments() {
    return segments;
  }

  Visits visits() {
    return visits;
  }

  int home(int qubit) {
    return home[qubit];
  }

  int[] homes() {
    return home.clone();
  }

  int place(int gate) {
    return place[gate];
  }

  /** The next gate that is meant to use the copy that this operand uses, or {@link #NEVER}. */
  int nextUse(int gate, int operand) {
    return nextUse[2 * gate + operand];
  }

  /** The first gate of a segment after the given one that needs a copy there. */
  int nextUseAt(int segment, int qpu, int after) {
    int from = firstAfter(segment, after);
    for (int i = from; i < segments.size(segment); i++) {
      int gate = segments.gate(segment, i);
      if (place[gate] == qpu && !visits.isInside(gate)) {
        return gate;
      }
    }
    return NEVER;
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
