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
  private int count;
  private final Rows ofSegment;

  public Bundles(Segments segments) {
    this.segments = segments;
    bundleOfGate = new int[segments.gateCount()];
    segment = new int[2 * Math.max(1, segments.gateCount())];
    Map<Long, Integer> known = new HashMap<>();
    for (int gate = 0; gate < bundleOfGate.length; gate++) {
      bundleOfGate[gate] = bundle(known, segments.segment(gate, 0), segments.segment(gate, 1));
    }
    segment = Arrays.copyOf(segment, 2 * count);
    int[] bundle = new int[segment.length];
    Arrays.setAll(bundle, i -> i / 2);
    ofSegment = Rows.of(segments.count(), segment, bundle, bundle.length);
  }

  private int bundle(Map<Long, Integer> known, int first, int second) {
    long key = (long) Math.min(first, second) << 32 | Math.max(first, second);
    Integer found = known.putIfAbsent(key, count);
    if (found != null) {
      return found;
    }
    segment[2 * count] = first;
    segment[2 * count + 1] = second;
    return count++;
  }

  public int count() {
    return count;
  }

  public int segmentCount() {
    return segments.count();
  }

  public int ofGate(int gate) {
    return bundleOfGate[gate];
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

  /** How many bundles a segment has. */
  public int size(int oneSegment) {
    return ofSegment.count(oneSegment);
  }

  /** Bundle number {@code index} of a segment, ascending. */
  public int bundle(int oneSegment, int index) {
    return ofSegment.get(oneSegment, index);
  }
}
