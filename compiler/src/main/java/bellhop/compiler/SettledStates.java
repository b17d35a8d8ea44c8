package bellhop.compiler;

import java.util.Arrays;

/**
 * The least cost at which each state of {@link ExactBound} was looked at: a hash table without
 * boxes, whose order nothing depends on. No state is 0.
 */
final class SettledStates {
  private static final int SMALL = 1024;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private long[] states = new long[SMALL];
  private int[] costs = new int[SMALL];
  private int count;

  void clear() {
    if (states.length > SMALL) {
      states = new long[SMALL];
      costs = new int[SMALL];
    } else {
      Arrays.fill(states, 0);
    }
    count = 0;
  }

  /** Whether the state is new, or was more expensive before. */
  boolean improve(long state, int cost) {
    if (2 * count >= states.length) {
      enlarge();
    }
    int at = find(state);
    if (states[at] == state && costs[at] <= cost) {
      return false;
    }
    count += states[at] == state ? 0 : 1;
    states[at] = state;
    costs[at] = cost;
    return true;
  }

  private int find(long state) {
    int at = (int) ((state * MIX) >>> 33) & (states.length - 1);
    while (states[at] != 0 && states[at] != state) {
      at = (at + 1) & (states.length - 1);
    }
    return at;
  }

  private void enlarge() {
    long[] oldStates = states;
    int[] oldCosts = costs;
    states = new long[2 * oldStates.length];
    costs = new int[states.length];
    for (int i = 0; i < oldStates.length; i++) {
      if (oldStates[i] != 0) {
        int at = find(oldStates[i]);
        states[at] = oldStates[i];
        costs[at] = oldCosts[i];
      }
    }
  }
}
