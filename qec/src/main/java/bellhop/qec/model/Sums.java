package bellhop.qec.model;

import java.util.Arrays;

/**
 * The sums of all choices among up to four sets: what the Paulis of a channel flip, from what X and
 * Z of each of its qubits do. Sum 1 is the first set, 2 the second, 3 both, and so on. It is made
 * anew in place, since every noisy gate needs one.
 */
final class Sums {
  private final long[][] sums = new long[16][8];
  private final int[] sizes = new int[16];

  void of(long[] a, long[] b) {
    add(1, a);
    add(2, b);
  }

  void of(long[] a, long[] b, long[] c, long[] d) {
    of(a, b);
    add(4, c);
    add(8, d);
  }

  private void add(int bit, long[] set) {
    for (int i = 0; i < bit; i++) {
      int room = sizes[i] + set.length;
      if (sums[bit + i].length < room) {
        sums[bit + i] = new long[2 * room];
      }
      sizes[bit + i] = Symptoms.sum(sums[i], sizes[i], set, set.length, sums[bit + i]);
    }
  }

  /** Its first {@link #size} symptoms are the sum. */
  long[] array(int sum) {
    return sums[sum];
  }

  int size(int sum) {
    return sizes[sum];
  }

  /** A copy. */
  long[] get(int sum) {
    return Arrays.copyOf(sums[sum], sizes[sum]);
  }
}
