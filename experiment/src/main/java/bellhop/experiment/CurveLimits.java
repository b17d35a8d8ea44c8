package bellhop.experiment;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of communication qubits at which a curve has its points: 1, 2, 3, 4, 6, 8, 12, 16, 24 …,
 * each a half or a third above the one before, for whoever needs 17 is served well enough by 24.
 */
final class CurveLimits {
  /** A program that wants still more cannot be told from one that wants any number. */
  private static final int MOST = 4_096;

  private CurveLimits() {}

  /** Those less than a network has, ascending. */
  static List<Integer> below(int own) {
    List<Integer> limits = new ArrayList<>();
    for (int limit = 1; limit < own; limit = next(limit)) {
      limits.add(limit);
    }
    return limits;
  }

  /**
   * Those more than a network has, ascending, up to one that is as good as no limit: twice the
   * qubits of the program, for a copy of each and a pair that passes beside it. None where the
   * network has none, or that many already.
   */
  static List<Integer> above(int own, int qubits) {
    List<Integer> limits = new ArrayList<>();
    int plenty = Math.min(MOST, 2 * qubits);
    int limit = 1;
    while (own > 0 && own < plenty && (limits.isEmpty() || limits.getLast() < plenty)) {
      if (limit > own) {
        limits.add(limit);
      }
      limit = next(limit);
    }
    return limits;
  }

  private static int next(int limit) {
    return limit + Math.max(1, Integer.highestOneBit(limit) / 2);
  }
}
