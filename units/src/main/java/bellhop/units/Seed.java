package bellhop.units;

/**
 * The one source of chance of a run. Named streams are drawn from it, so that a new component never
 * shifts the draws of another, and indexed ones, so that the number of threads cannot change a
 * result.
 *
 * @param value any number
 */
public record Seed(long value) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** The stream of that name, always the same for equal seeds and names. */
  public RandomStream stream(String name) {
    return stream(name, 0);
  }

  /** One of many streams of a name, such as one for each shot. */
  public RandomStream stream(String name, long index) {
    return new RandomStream(mix(mix(value ^ hash(name)) ^ mix(~index)));
  }

  /** A seed for a part that draws streams of its own. */
  public Seed child(String name, long index) {
    return new Seed(mix(mix(value ^ hash(name)) + mix(index ^ FNV_OFFSET)));
  }

  /** FNV-1a, 64 bits, over the UTF-16 units. */
  private static long hash(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /**
   * Stafford's variant 13 of the MurmurHash3 finaliser. Seeds are mixed, never stepped by the
   * generator's own increment, which would give shifted copies of one stream.
   */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
