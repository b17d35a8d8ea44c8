package bellhop.compiler.packets;

import bellhop.compiler.placement.Routes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Which communication qubits are in use during a walk. The one that has been free for longest is
 * taken first, so that its next pair can be requested early.
 */
final class Slots {
  /** As many as each QNU has. */
  static final int ALL = 1 << 30;

  /** More than any QNU needs, whatever it has. */
  static final int PLENTY = ALL + 1;

  /** Enough for pairs to overlap; more are opened only when these are all in use. */
  private static final int READY = 64;

  private final int[] capacity;
  private final int[] used;
  private final int[] opened;
  private final int[] visitors;
  private final List<ArrayDeque<Integer>> free = new ArrayList<>();
  private boolean wereFull;

  /**
   * @param most communication qubits of each QNU that may be used, even if it has more; or PLENTY
   */
  Slots(Routes routes, int most) {
    int qnus = routes.network().qnus().size();
    capacity = new int[qnus];
    used = new int[qnus];
    opened = new int[qnus];
    visitors = new int[qnus];
    for (int qnu = 0; qnu < qnus; qnu++) {
      int own = routes.communicationQubits(qnu);
      capacity[qnu] = most == PLENTY ? PLENTY : Math.min(most, own);
      free.add(new ArrayDeque<>());
      while (opened[qnu] < Math.min(READY, capacity[qnu])) {
        free.get(qnu).add(opened[qnu]++);
      }
    }
  }

  int free(int qnu) {
    return capacity[qnu] - used[qnu];
  }

  /** The QNU with most free communication qubits, the first of equals; −1 if there is none. */
  int roomiest(List<Integer> qnus) {
    int best = -1;
    for (int qnu : qnus) {
      best = best < 0 || free(qnu) > free(best) ? qnu : best;
    }
    return best;
  }

  int capacity(int qnu) {
    return capacity[qnu];
  }

  int take(int qnu) {
    if (used[qnu] == capacity[qnu]) {
      throw new IllegalStateException("QNU " + qnu + " has no free communication qubit");
    }
    used[qnu]++;
    wereFull |= used[qnu] == capacity[qnu];
    Integer slot = free.get(qnu).poll();
    return slot == null ? opened[qnu]++ : slot;
  }

  /** Whether all communication qubits of some QNU have been in use at once. */
  boolean wereFull() {
    return wereFull;
  }

  void release(int qnu, int slot) {
    used[qnu]--;
    free.get(qnu).add(slot);
  }

  /** Qubits of the program that live on communication qubits of the QNU. */
  int visitors(int qnu) {
    return visitors[qnu];
  }

  void visitor(int qnu, int change) {
    visitors[qnu] += change;
  }
}
