package bellhop.units;

/**
 * A stream of draws: xoshiro256++ (Blackman and Vigna, 2018), 256 bits of state, the same on every
 * JVM. Not thread-safe; each user has its own.
 */
public final class RandomStream {
  private static final double UNIT = 0x1p-53;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  RandomStream(long seed) {
    long z = seed;
    s0 = Seed.mix(z += 0x9e3779b97f4a7c15L);
    s1 = Seed.mix(z += 0x9e3779b97f4a7c15L);
    s2 = Seed.mix(z += 0x9e3779b97f4a7c15L);
    s3 = Seed.mix(z + 0x9e3779b97f4a7c15L);
  }

  /** 64 fair bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [0, 1), a multiple of 2^−53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** Uniform in (0, 1], for logarithms. */
  public double nextPositive() {
    return ((nextLong() >>> 11) + 1) * UNIT;
  }

  /** True with the given probability; exact at 0 and 1. */
  public boolean nextBoolean(double probability) {
    return nextDouble() < probability;
  }

  /** Uniform in 0 … bound − 1. */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("a bound is positive, not " + bound);
    }
    return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
  }

  /** Normal, mean 0, deviation 1 (Box and Muller; the second value is thrown away). */
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(nextPositive()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /**
   * The number of the first success among independent tries, at least 1: k = 1 + ⌊ln u / ln(1−p)⌋.
   *
   * @param probability of one try, in (0, 1]
   * @return {@link Long#MAX_VALUE} when the number does not fit
   */
  public long nextGeometric(double probability) {
    if (!(probability > 0 && probability <= 1)) {
      throw new IllegalArgumentException("a try succeeds with p in (0, 1], not " + probability);
    }
    double u = nextPositive();
    if (probability == 1) {
      return 1;
    }
    double skipped = StrictMath.floor(StrictMath.log(u) / StrictMath.log1p(-probability));
    return skipped >= 0x1p62 ? Long.MAX_VALUE : 1 + (long) skipped;
  }
}
