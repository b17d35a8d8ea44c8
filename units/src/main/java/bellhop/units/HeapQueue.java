package bellhop.units;

import java.util.Arrays;

/**
 * The event queue as a heap on primitive arrays, with four children a node.
 *
 * <p>Node i has its parent at (i − 1) / 4. Four children halve the depth of a binary heap and lie
 * side by side in memory, so that a step down costs one or two cache lines an array. The key is
 * (time, number of scheduling); both are stored, hence equal times come out in order of scheduling
 * although a heap alone is not stable. Add and next cost O(log n) and allocate only when the arrays
 * grow. Idea: d-ary heaps (Johnson, Information Processing Letters 4, 1975).
 */
public final class HeapQueue implements EventQueue {
  private static final int CHILDREN = 4;
  private static final int INITIAL_CAPACITY = 64;

  private long[] times = new long[INITIAL_CAPACITY];
  private long[] orders = new long[INITIAL_CAPACITY];
  private long[] events = new long[INITIAL_CAPACITY];
  private int size;
  private long scheduled;

  /** An empty queue. */
  public HeapQueue() {}

  @Override
  public void add(long timePs, long event) {
    if (size == times.length) {
      grow();
    }
    siftUp(size++, timePs, scheduled++, event);
  }

  private void grow() {
    int capacity = Math.multiplyExact(2, times.length);
    times = Arrays.copyOf(times, capacity);
    orders = Arrays.copyOf(orders, capacity);
    events = Arrays.copyOf(events, capacity);
  }

  @Override
  public boolean isEmpty() {
    return size == 0;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long nextTimePs() {
    requireEvent();
    return times[0];
  }

  @Override
  public long next() {
    requireEvent();
    long event = events[0];
    size--;
    if (size > 0) {
      siftDown(times[size], orders[size], events[size]);
    }
    return event;
  }

  private void requireEvent() {
    if (size == 0) {
      throw new IllegalStateException("no event is left");
    }
  }

  @Override
  public void clear() {
    size = 0;
    scheduled = 0;
  }

  /**
   * Moves the hole at a leaf up to where the new event belongs. A newcomer is later than equals.
   */
  private void siftUp(int leaf, long time, long order, long event) {
    int hole = leaf;
    while (hole > 0) {
      int parent = (hole - 1) / CHILDREN;
      if (times[parent] <= time) {
        break;
      }
      move(parent, hole);
      hole = parent;
    }
    put(hole, time, order, event);
  }

  /** Moves the hole at the root down to where the last event belongs. */
  private void siftDown(long time, long order, long event) {
    int hole = 0;
    for (int first = 1; first < size; first = CHILDREN * hole + 1) {
      int child = leastChild(first);
      if (!isBefore(times[child], orders[child], time, order)) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    put(hole, time, order, event);
  }

  private int leastChild(int first) {
    int least = first;
    int end = Math.min(first + CHILDREN, size);
    for (int child = first + 1; child < end; child++) {
      if (isBefore(times[child], orders[child], times[least], orders[least])) {
        least = child;
      }
    }
    return least;
  }

  private static boolean isBefore(long time, long order, long otherTime, long otherOrder) {
    return time < otherTime || (time == otherTime && order < otherOrder);
  }

  private void move(int from, int to) {
    put(to, times[from], orders[from], events[from]);
  }

  private void put(int place, long time, long order, long event) {
    times[place] = time;
    orders[place] = order;
    events[place] = event;
  }
}
