package bellhop.circuit.shots;

/**
 * Turns 64 × 64 bits about their diagonal: bit j of word i becomes bit i of word j. Halves are
 * exchanged, then quarters, and so on (Warren, Hacker's Delight, 7-3): six passes over 64 words, of
 * which the last three stay within eight words and so in registers.
 */
final class BitBlock {
  private static final long LOW_32 = 0x00000000ffffffffL;
  private static final long LOW_16 = 0x0000ffff0000ffffL;
  private static final long LOW_8 = 0x00ff00ff00ff00ffL;
  private static final long LOW_4 = 0x0f0f0f0f0f0f0f0fL;
  private static final long LOW_2 = 0x3333333333333333L;
  private static final long LOW_1 = 0x5555555555555555L;

  private BitBlock() {}

  static void transpose(long[] block) {
    pass(block, 32, LOW_32);
    pass(block, 16, LOW_16);
    pass(block, 8, LOW_8);
    for (int start = 0; start < 64; start += 8) {
      withinEight(block, start);
    }
  }

  /** Exchanges the upper bits of each lower word with the lower bits of its upper one. */
  private static void pass(long[] block, int distance, long low) {
    for (int start = 0; start < 64; start += 2 * distance) {
      for (int i = start; i < start + distance; i++) {
        long t = ((block[i] >>> distance) ^ block[i + distance]) & low;
        block[i] ^= t << distance;
        block[i + distance] ^= t;
      }
    }
  }

  /** The passes of distance 4, 2 and 1, written out: a third faster than loops. */
  private static void withinEight(long[] block, int start) {
    long a = block[start];
    long b = block[start + 1];
    long c = block[start + 2];
    long d = block[start + 3];
    long e = block[start + 4];
    long f = block[start + 5];
    long g = block[start + 6];
    long h = block[start + 7];
    long t = ((a >>> 4) ^ e) & LOW_4;
    long u = ((b >>> 4) ^ f) & LOW_4;
    long v = ((c >>> 4) ^ g) & LOW_4;
    long w = ((d >>> 4) ^ h) & LOW_4;
    a ^= t << 4;
    b ^= u << 4;
    c ^= v << 4;
    d ^= w << 4;
    e ^= t;
    f ^= u;
    g ^= v;
    h ^= w;
    t = ((a >>> 2) ^ c) & LOW_2;
    u = ((b >>> 2) ^ d) & LOW_2;
    v = ((e >>> 2) ^ g) & LOW_2;
    w = ((f >>> 2) ^ h) & LOW_2;
    a ^= t << 2;
    b ^= u << 2;
    c ^= t;
    d ^= u;
    e ^= v << 2;
    f ^= w << 2;
    g ^= v;
    h ^= w;
    t = ((a >>> 1) ^ b) & LOW_1;
    u = ((c >>> 1) ^ d) & LOW_1;
    v = ((e >>> 1) ^ f) & LOW_1;
    w = ((g >>> 1) ^ h) & LOW_1;
    block[start] = a ^ t << 1;
    block[start + 1] = b ^ t;
    block[start + 2] = c ^ u << 1;
    block[start + 3] = d ^ u;
    block[start + 4] = e ^ v << 1;
    block[start + 5] = f ^ v;
    block[start + 6] = g ^ w << 1;
    block[start + 7] = h ^ w;
  }
}
