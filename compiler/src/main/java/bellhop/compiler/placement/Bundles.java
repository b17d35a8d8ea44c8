package bellhop.compiler.placement;

import bellhop.compiler.lowering.Segments;
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
  private final int[] firstInSegment;
  private final int[] ofSegment;

  public Bundles(Segments segments) {
    this.segments = segments;
    bundleOfGate = new int[segments.gateCount()];
    segment = new int[2 * Math.max(1, segments.gateCount())];
    Map<Long, Integer> known = new HashMap<>();
    for (int gate = 0; gate < bundleOfGate.length; gate++) {
      bundleOfGate[gate] = bundle(known, segments.segment(gate, 0), segments.segment(gate, 1));
    }
    segment = Arrays.copyOf(segment, 2 * count);
    firstInSegment = new int[segments.count() + 1];
    for (int s : segment) {
      firstInSegment[s + 1]++;
    }
    for (int s = 0; s < segments.count(); s++) {
      firstInSegment[s + 1] += firstInSegment[s];
    }
    ofSegment = new int[segment.length];
    int[] next = firstInSegment.clone();
    for (int i = 0; i < segment.length; i++) {
      ofSegment[next[segment[i]]++] = i / 2;
    }
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
    return firstInSegment[oneSegment + 1] - firstInSegment[oneSegment];
  }

  /** Bundle number {@code index} of a segment, ascending. */
  public int bundle(int oneSegment, int index) {
    return ofSegment[firstInSegment[oneSegment] + index];
  }
}
