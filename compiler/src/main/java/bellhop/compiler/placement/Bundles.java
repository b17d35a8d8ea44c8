package bellhop.compiler.placement;

import bellhop.compiler.lowering.Segments;
import bellhop.distributed.Rows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Interactions that join the same two segments, taken as one: what serves the first serves all.
 *
 * <p>Bundles are numbered in order of their first gate; side 0 and 1 are the operands of that gate.
 */
public final class Bundles {
  private final Segments segments;
  private final int[] bundleOfGate;
  private int[] segment;
  private final int[] firstGate;
  private int count;
  private final Rows ofSegment;
  private final int[] nextSegment;

  public Bundles(Segments segments) {
    this.segments = segments;
    bundleOfGate = new int[segments.gateCount()];
    segment = new int[2 * Math.max(1, segments.gateCount())];
    firstGate = new int[segments.gateCount()];
    Map<Long, Integer> known = new HashMap<>();
    for (int gate = 0; gate < bundleOfGate.length; gate++) {
      bundleOfGate[gate] =
          bundle(known, gate, segments.segment(gate, 0), segments.segment(gate, 1));
    }
    segment = Arrays.copyOf(segment, 2 * count);
    int[] bundle = new int[segment.length];
    Arrays.setAll(bundle, i -> i / 2);
    ofSegment = Rows.of(segments.count(), segment, bundle, bundle.length);
    nextSegment = nextSegments(segments);
  }

  /** Segments are numbered in order of their first gates. */
  private static int[] nextSegments(Segments segments) {
    int[] next = new int[segments.count()];
    int[] later = new int[segments.qubitCount()];
    Arrays.fill(later, -1);
    for (int s = next.length - 1; s >= 0; s--) {
      next[s] = later[segments.root(s)];
      later[segments.root(s)] = s;
    }
    return next;
  }

  private int bundle(Map<Long, Integer> known, int gate, int first, int second) {
    long key = (long) Math.min(first, second) << 32 | Math.max(first, second);
    Integer found = known.putIfAbsent(key, count);
    if (found != null) {
      return found;
    }
    segment[2 * count] = first;
    segment[2 * count + 1] = second;
    firstGate[count] = gate;
    return count++;
  }

  public int count() {
    return count;
  }

  public int segmentCount() {
    return segments.count();
  }

  public int gateCount() {
    return bundleOfGate.length;
  }

  public int ofGate(int gate) {
    return bundleOfGate[gate];
  }

  public int firstGate(int bundle) {
    return firstGate[bundle];
  }

  public int segment(int bundle, int side) {
    return segment[2 * bundle + side];
  }

  /** The segment at the other end. */
  public int otherSegment(int bundle, int oneSegment) {
    return segment[2 * bundle] == oneSegment ? segment[2 * bundle + 1] : segment[2 * bundle];
  }

  public int qubit(int bundle, int side) {
    return segments.root(segment(bundle, side));
  }

  public int root(int oneSegment) {
    return segments.root(oneSegment);
  }

  /** From here on the copies of a segment may live: where its first gate is. */
  int firstSlice(int oneSegment, Slices slices) {
    return slices.of(segments.gate(oneSegment, 0));
  }

  /** Until here: where the next segment of its qubit begins, or at the end. */
  int lastSlice(int oneSegment, Slices slices) {
    int next = nextSegment[oneSegment];
    return next < 0 ? slices.count() - 1 : slices.of(segments.gate(next, 0));
  }

  /** The slice of the first gate of a qubit, or −1 if it has none. */
  int firstSliceOf(int qubit, Slices slices) {
    return segments.gateCountOf(qubit) == 0 ? -1 : slices.of(segments.gateOf(qubit, 0));
  }

  /** How many bundles a segment has. */
  public int size(int oneSegment) {
    return ofSegment.count(oneSegment);
  }

  /** Bundle number {@code index} of a segment, ascending. */
  public int bundle(int oneSegment, int index) {
    return ofSegment.get(oneSegment, index);
  }
}
