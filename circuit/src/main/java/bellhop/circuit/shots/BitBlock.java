package bellhop.circuit.shots;

/**
 * Turns 64 × 64 bits about their diagonal: bit j of word i becomes bit i of word j. Halves are
 * exchanged, then quarters, and so on (Warren, Hacker's Delight, 7-3). Three such passes touch only
 * eight words together, so that the six are two rounds of eight words in registers.
 */
final class BitBlock {
  private static final long LOW_32 = 0x00000000ffffffffL;
  private static final long LOW_16 = 0x0000ffff0000ffffL;
  private static final long LOW_8 = 0x00ff00ff00ff00ffL;
  private static final long LOW_4 = 0x0f0f0f0f0f0f0f0fL;
  private static final long LOW_2 = 0x3333333333333333L;
  private static final long LOW_1 = 0x5555555555555555L;

  private BitBlock() {}

  /** In place. */
  static void transpose(long[] block) {
    transpose(block, block, 0, 1);
  }

  /**
   * Word j of the result goes to place at + j · stride.
   *
   * @param block is spoiled
   */
  static void transpose(long[] block, long[] to, int at, int stride) {
    for (int i = 0; i < 8; i++) {
      coarse(block, i);
    }
    for (int i = 0; i < 64; i += 8) {
      fine(block, i, to, at + i * stride, stride);
    }
  }

  /** The passes of distance 32, 16 and 8 on every eighth word. */
  private static void coarse(long[] block, int i) {
    long a = block[i];
    long b = block[i + 8];
    long c = block[i + 16];
    long d = block[i + 24];
    long e = block[i + 32];
    long f = block[i + 40];
    long g = block[i + 48];
    long h = block[i + 56];
    long t = ((a >>> 32) ^ e) & LOW_32;
    long u = ((b >>> 32) ^ f) & LOW_32;
    long v = ((c >>> 32) ^ g) & LOW_32;
    long w = ((d >>> 32) ^ h) & LOW_32;
    a ^= t << 32;
    b ^= u << 32;
    c ^= v << 32;
    d ^= w << 32;
    e ^= t;
    f ^= u;
    g ^= v;
    h ^= w;
    t = ((a >>> 16) ^ c) & LOW_16;
    u = ((b >>> 16) ^ d) & LOW_16;
    v = ((e >>> 16) ^ g) & LOW_16;
    w = ((f >>> 16) ^ h) & LOW_16;
    a ^= t << 16;
    b ^= u << 16;
    c ^= t;
    d ^= u;
    e ^= v << 16;
    f ^= w << 16;
    g ^= v;
    h ^= w;
    t = ((a >>> 8) ^ b) & LOW_8;
    u = ((c >>> 8) ^ d) & LOW_8;
    v = ((e >>> 8) ^ f) & LOW_8;
    w = ((g >>> 8) ^ h) & LOW_8;
    block[i] = a ^ t << 8;
    block[i + 8] = b ^ t;
    block[i + 16] = c ^ u << 8;
    block[i + 24] = d ^ u;
    block[i + 32] = e ^ v << 8;
    block[i + 40] = f ^ v;
    block[i + 48] = g ^ w << 8;
    block[i + 56] = h ^ w;
  }

  /** The passes of distance 4, 2 and 1 on eight words side by side. */
  private static void fine(long[] block, int i, long[] to, int at, int stride) {
    long a = block[i];
    long b = block[i + 1];
    long c = block[i + 2];
    long d = block[i + 3];
    long e = block[i + 4];
    long f = block[i + 5];
    long g = block[i + 6];
    long h = block[i + 7];
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
    to[at] = a ^ t << 1;
    to[at + stride] = b ^ t;
    to[at + 2 * stride] = c ^ u << 1;
    to[at + 3 * stride] = d ^ u;
    to[at + 4 * stride] = e ^ v << 1;
    to[at + 5 * stride] = f ^ v;
    to[at + 6 * stride] = g ^ w << 1;
    to[at + 7 * stride] = h ^ w;
  }
}
