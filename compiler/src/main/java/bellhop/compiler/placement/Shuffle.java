package bellhop.compiler.placement;

import bellhop.units.RandomStream;
import java.util.Arrays;

/** Random orders. */
final class Shuffle {
  private Shuffle() {}

  /** 0 … n − 1 in random order (Fisher and Yates). */
  static int[] order(int n, RandomStream random) {
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
