package bellhop.simulator;

import java.util.Arrays;
import java.util.List;

/** How long each shot took in simulated time, from its first operation to its last result. */
public final class Makespans {
  private final long[] byShot;
  private final long[] sorted;

  /** In ps, in shot order. */
  public Makespans(long[] picos) {
    byShot = picos.clone();
    sorted = picos.clone();
    Arrays.sort(sorted);
  }

  /** Those of some shots after others. */
  static Makespans of(List<Makespans> parts) {
    return new Makespans(
        parts.stream().flatMapToLong(part -> Arrays.stream(part.byShot)).toArray());
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

  /** The smallest value that at least this share of the shots does not exceed. */
  public double quantileSeconds(double share) {
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
