package bellhop.simulator;

import java.util.Arrays;

/** How long each shot took in simulated time, from its first operation to its last result. */
public final class Makespans {
  private final long[] byShot;

  /**
   * @param picos in shot order; the caller gives the array away
   */
  Makespans(long[] picos) {
    byShot = picos;
  }

  public int shotCount() {
    return byShot.length;
  }

  public long shotPs(int shot) {
    return byShot[shot];
  }

  public double meanSeconds() {
    double sum = 0;
    for (long picos : byShot) {
      sum += picos;
    }
    return sum / byShot.length * 1e-12;
  }

  /** The smallest value that at least this share of the shots does not exceed. Sorts a copy. */
  public double quantileSeconds(double share) {
    long[] sorted = byShot.clone();
    Arrays.sort(sorted);
    int rank = (int) StrictMath.ceil(share * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)] * 1e-12;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Makespans that && Arrays.equals(byShot, that.byShot);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(byShot);
  }
}
