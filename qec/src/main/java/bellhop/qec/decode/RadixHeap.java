package bellhop.qec.decode;

import java.util.Arrays;

/**
 * What is due when: a radix heap of whole times (Ahuja, Mehlhorn, Orlin, Tarjan, J. ACM 37, 213).
 * As nothing is added before the time that was polled last, an entry lies in the bucket of the
 * highest bit in which its time differs from that one, and moves to a lower bucket each time its
 * own is opened. What is due at the same time comes last in, first out: the queue of simulators,
 * {@link bellhop.units.HeapQueue}, keeps the order of scheduling, which decoders do not ask for and
 * would pay for with comparisons.
 */
final class RadixHeap {
  static final long NEVER = Long.MAX_VALUE;
  static final int ID_BITS = 28;

  private static final int BUCKETS = 65 - ID_BITS;
  private static final int ID_MASK = (1 << ID_BITS) - 1;

  private final long[][] buckets = new long[BUCKETS][32];
  private final int[] sizes = new int[BUCKETS];

  /** Bit b is set if bucket b is not empty. */
  private long filled;

  private long now;

  void clear() {
    for (long left = filled; left != 0; left &= left - 1) {
      sizes[Long.numberOfTrailingZeros(left)] = 0;
    }
    filled = 0;
    now = 0;
  }

  boolean isEmpty() {
    return filled == 0;
  }

  /**
   * @param time not before the last one polled, below 2^36
   * @param id below 2^28
   */
  void add(long time, int id) {
    put(64 - Long.numberOfLeadingZeros(time ^ now), time << ID_BITS | id);
  }

  private void put(int bucket, long entry) {
    int size = sizes[bucket];
    if (size == buckets[bucket].length) {
      buckets[bucket] = Arrays.copyOf(buckets[bucket], 2 * size);
    }
    buckets[bucket][size] = entry;
    sizes[bucket] = size + 1;
    filled |= 1L << bucket;
  }

  /** Of an entry that was polled. */
  static int id(long entry) {
    return (int) entry & ID_MASK;
  }

  static long time(long entry) {
    return entry >>> ID_BITS;
  }

  /** Takes out what is due first; there must be something. */
  long poll() {
    int bucket = Long.numberOfTrailingZeros(filled);
    if (bucket > 0 && sizes[bucket] > 1) {
      open(bucket);
      bucket = 0;
    }
    long entry = buckets[bucket][--sizes[bucket]];
    if (sizes[bucket] == 0) {
      filled &= ~(1L << bucket);
    }
    now = time(entry);
    return entry;
  }

  /** Shares out a bucket, now that its first time is known. */
  private void open(int bucket) {
    long[] entries = buckets[bucket];
    int size = sizes[bucket];
    long first = NEVER;
    for (int i = 0; i < size; i++) {
      first = Math.min(first, entries[i]);
    }
    now = time(first);
    sizes[bucket] = 0;
    filled &= ~(1L << bucket);
    for (int i = 0; i < size; i++) {
      put(64 - Long.numberOfLeadingZeros(time(entries[i]) ^ now), entries[i]);
    }
  }
}
