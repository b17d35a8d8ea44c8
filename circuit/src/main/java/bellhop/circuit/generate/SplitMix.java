package bellhop.circuit.generate;

import java.util.List;

/**
 * The random source of the published circuits: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). It
 * is not {@link bellhop.units.Seed}, so that others can draw the same circuits from twelve lines.
 */
final class SplitMix {
  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** From 0 to below 1, in steps of 2⁻⁵³. */
  double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** From 0 to below n by remainder, slightly uneven for a large n. */
  int below(int n) {
    return (int) Long.remainderUnsigned(next(), n);
  }

  /** An angle from 0 to below 2π, in rad. */
  double turn() {
    return 2 * StrictMath.PI * unit();
  }

  /** Fisher and Yates, from the end. */
  void shuffle(List<Integer> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      int swapped = list.get(i);
      list.set(i, list.get(j));
      list.set(j, swapped);
    }
  }
}
