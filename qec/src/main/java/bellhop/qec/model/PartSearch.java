package bellhop.qec.model;

import bellhop.circuit.dem.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds parts that together flip what a fault flips: each of one or two detectors, no detector in
 * two parts. The lowest detector that is left is covered first, so each choice of parts is seen
 * once; the search gives up after a number of tries.
 */
final class PartSearch {
  private static final int MOST_TRIES = 5_000;

  private final long[][] parts;

  private final int count;
  private final List<long[]> chosen = new ArrayList<>();
  private int tries;

  /**
   * @param parts of one or two detectors and any observables, in the order of their symptoms
   * @param count of them, at the beginning of the array
   */
  PartSearch(long[][] parts, int count) {
    this.parts = parts;
    this.count = count;
  }

  /**
   * The parts, with separators between them.
   *
   * @param remnant detectors that may be left over as a part that is no known one, up to two
   */
  Optional<long[]> find(long[] symptoms, int remnant) {
    chosen.clear();
    tries = 0;
    return covers(symptoms, remnant, Symptoms.NONE) ? Optional.of(joined()) : Optional.empty();
  }

  private boolean covers(long[] left, int remnant, long[] over) {
    if (left.length == 0 || Target.isObservable(left[0])) {
      return isEnd(left, over);
    }
    for (int i = firstWith(left[0]); i < count && parts[i][0] == left[0]; i++) {
      if (tries++ < MOST_TRIES && takes(parts[i], left, remnant, over)) {
        return true;
      }
    }
    return remnant > 0 && covers(tail(left), remnant - 1, Symptoms.sum(over, head(left)));
  }

  /**
   * With the observables that are left, what is left over is a part; observables alone are none.
   */
  private boolean isEnd(long[] left, long[] over) {
    if (over.length == 0) {
      return left.length == 0;
    }
    chosen.add(Symptoms.sum(over, left));
    return true;
  }

  private boolean takes(long[] part, long[] left, int remnant, long[] over) {
    if (Symptoms.detectorCount(part) == 2 && !Symptoms.contains(left, part[1])) {
      return false;
    }
    chosen.add(part);
    if (covers(Symptoms.sum(left, part), remnant, over)) {
      return true;
    }
    chosen.removeLast();
    return false;
  }

  private static long[] head(long... set) {
    return new long[] {set[0]};
  }

  private static long[] tail(long... set) {
    return Arrays.copyOfRange(set, 1, set.length);
  }

  private int firstWith(long detector) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (parts[middle][0] < detector) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long[] joined() {
    long[] joined = new long[chosen.stream().mapToInt(part -> part.length + 1).sum() - 1];
    Arrays.fill(joined, Target.SEPARATOR);
    int at = 0;
    for (long[] part : chosen) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length + 1;
    }
    return joined;
  }
}
