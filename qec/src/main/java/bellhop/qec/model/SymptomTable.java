package bellhop.qec.model;

import java.util.Arrays;

/**
 * Numbers sets of symptoms in the order in which they first come: a hash table with open
 * addressing, so that a set that is known costs no allocation. Its order never depends on hashes.
 */
final class SymptomTable {
  private long[][] sets = new long[16][];
  private int[] hashes = new int[16];

  /** One more than the number of a set; 0 is free. At most half are taken. */
  private int[] slots = new int[32];

  private int size;
  private long symptomCount;

  int size() {
    return size;
  }

  /** In all sets together. */
  long symptomCount() {
    return symptomCount;
  }

  /** Not to be changed. */
  long[] set(int number) {
    return sets[number];
  }

  /**
   * The number of a set that fills the beginning of an array; a new one is copied.
   *
   * @param count of its symptoms
   */
  int number(long[] symptoms, int count) {
    int hash = hash(symptoms, count);
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int known = slots[slot] - 1;
      if (hashes[known] == hash && isEqual(sets[known], symptoms, count)) {
        return known;
      }
      slot = slot + 1 & mask;
    }
    slots[slot] = size + 1;
    return append(Arrays.copyOf(symptoms, count), hash);
  }

  private int append(long[] set, int hash) {
    if (size == sets.length) {
      sets = Arrays.copyOf(sets, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    sets[size] = set;
    hashes[size] = hash;
    symptomCount += set.length;
    size++;
    if (2 * size > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int number = 0; number < size; number++) {
      int slot = hashes[number] & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = number + 1;
    }
  }

  private static boolean isEqual(long[] set, long[] symptoms, int count) {
    if (set.length != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (set[i] != symptoms[i]) {
        return false;
      }
    }
    return true;
  }

  private static int hash(long[] symptoms, int count) {
    long hash = count;
    for (int i = 0; i < count; i++) {
      hash = (hash ^ symptoms[i]) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash ^ hash >>> 32);
  }

  /** Forgets all sets; cheap while the table is small. */
  void clear() {
    if (slots.length > 64) {
      slots = new int[32];
      sets = new long[16][];
      hashes = new int[16];
    } else {
      Arrays.fill(slots, 0);
    }
    size = 0;
    symptomCount = 0;
  }
}
