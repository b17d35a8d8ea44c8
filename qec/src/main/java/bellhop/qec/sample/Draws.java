package bellhop.qec.sample;

import bellhop.units.RandomStream;

/**
 * Draws in bulk: many generators xoshiro256++ side by side (Blackman and Vigna, 2018), in loops
 * that become vector instructions, whose numbers are used one after the other. The same on every
 * JVM. Not thread-safe.
 */
public final class Draws {
  private static final int LANES = 128;

  private final long[] s0 = new long[LANES];
  private final long[] s1 = new long[LANES];
  private final long[] s2 = new long[LANES];
  private final long[] s3 = new long[LANES];
  private final long[] ready = new long[LANES];
  private int next;

  /**
   * @param seed gives the states of the generators
   */
  public Draws(RandomStream seed) {
    restart(seed);
  }

  /** As a new one of this seed. */
  public void restart(RandomStream seed) {
    for (int lane = 0; lane < LANES; lane++) {
      s0[lane] = seed.nextLong();
      s1[lane] = seed.nextLong();
      s2[lane] = seed.nextLong();
      s3[lane] = seed.nextLong();
    }
    next = LANES;
  }

  /** 64 fair bits. */
  public long nextLong() {
    if (next == LANES) {
      refill();
    }
    return ready[next++];
  }

  /** Fair coins. */
  void fill(long[] row) {
    for (int done = 0; done < row.length; ) {
      if (next == LANES) {
        refill();
      }
      int count = StrictMath.min(row.length - done, LANES - next);
      System.arraycopy(ready, next, row, done, count);
      next += count;
      done += count;
    }
  }

  private void refill() {
    step(s0, s1, s2, s3, ready);
    next = 0;
  }

  /** Of local arrays, so that the compiler knows that they stay the same. */
  private static void step(long[] s0, long[] s1, long[] s2, long[] s3, long[] result) {
    for (int i = 0; i < LANES; i++) {
      long a = s0[i];
      long b = s1[i];
      long c = s2[i] ^ a;
      long d = s3[i] ^ b;
      long sum = a + s3[i];
      result[i] = (sum << 23 | sum >>> 41) + a;
      s0[i] = a ^ d;
      s1[i] = b ^ c;
      s2[i] = c ^ b << 17;
      s3[i] = d << 45 | d >>> 19;
    }
  }

  /** Uniform in (0, 1), an odd multiple of 2^−53. */
  private double nextUniform() {
    return ((nextLong() >>> 11 | 1) * 0x1p-53);
  }

  /**
   * Exponential of mean 1, by a ziggurat of 256 layers (Marsaglia and Tsang, J. Stat. Softw. 5 (8),
   * 2000): 99 of 100 draws are a product and a comparison.
   */
  public double nextExponential() {
    long bits = nextLong();
    int layer = (int) bits & 255;
    double x = (bits >>> 11) * Ziggurat.SCALE[layer];
    return x < Ziggurat.EDGE[layer + 1] ? x : rest(layer, x);
  }

  /** Beyond the part of a layer that lies under the curve altogether. */
  private double rest(int layer, double x) {
    if (layer == 0) {
      return Ziggurat.EDGE[1] + nextExponential(); // the tail has the shape of the whole
    }
    double low = Ziggurat.HEIGHT[layer];
    double y = low + nextUniform() * (Ziggurat.HEIGHT[layer + 1] - low);
    return y < StrictMath.exp(-x) ? x : nextExponential();
  }
}
