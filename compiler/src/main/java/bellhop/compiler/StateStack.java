package bellhop.compiler;

import java.util.Arrays;

/** A stack of the states of {@link ExactBound} and what they have cost. */
final class StateStack {
  private long[] states = new long[64];
  private int[] costs = new int[64];
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  void push(long state, int cost) {
    if (count == states.length) {
      states = Arrays.copyOf(states, 2 * count);
      costs = Arrays.copyOf(costs, 2 * count);
    }
    costs[count] = cost;
    states[count++] = state;
  }

  long pop() {
    return states[--count];
  }

  /** Of the state that was taken last. */
  int poppedCost() {
    return costs[count];
  }
}
