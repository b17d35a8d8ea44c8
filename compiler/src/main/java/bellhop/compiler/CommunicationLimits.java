package bellhop.compiler;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of communication qubits for which answers are looked for, whatever the network has: the
 * same ones for all networks, so that a larger network looks at all that a smaller one does.
 */
final class CommunicationLimits {
  /** Up to here each number. */
  private static final int ALL = 16;

  private CommunicationLimits() {}

  /** The largest first. */
  static List<Integer> below(int number) {
    List<Integer> limits = new ArrayList<>();
    int limit = 1;
    while (limit < number) {
      limits.add(limit);
      limit += limit < ALL ? 1 : Integer.highestOneBit(limit) / 4;
    }
    return limits.reversed();
  }
}
