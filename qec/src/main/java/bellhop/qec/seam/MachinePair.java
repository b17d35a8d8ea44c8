package bellhop.qec.seam;

import java.util.Comparator;

/**
 * Two machines, whichever is named first.
 *
 * @param low the machine of the lower number
 */
public record MachinePair(int low, int high) implements Comparable<MachinePair> {
  private static final Comparator<MachinePair> ORDER =
      Comparator.comparingInt(MachinePair::low).thenComparingInt(MachinePair::high);

  public MachinePair {
    if (low < 0 || low >= high) {
      throw new IllegalArgumentException("machine " + low + " and a higher one, not " + high);
    }
  }

  public static MachinePair of(int a, int b) {
    return new MachinePair(Math.min(a, b), Math.max(a, b));
  }

  @Override
  public int compareTo(MachinePair other) {
    return ORDER.compare(this, other);
  }
}
