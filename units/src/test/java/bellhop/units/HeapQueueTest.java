package bellhop.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

final class HeapQueueTest {

  /** The same with the library's queue and an object for each event. */
  private static final class SlowQueue implements EventQueue {
    private record Entry(long timePs, long order, long event) {}

    private final PriorityQueue<Entry> entries =
        new PriorityQueue<>(
            Comparator.comparingLong(Entry::timePs).thenComparingLong(Entry::order));
    private long scheduled;

    @Override
    public void add(long timePs, long event) {
      entries.add(new Entry(timePs, scheduled++, event));
    }

    @Override
    public boolean isEmpty() {
      return entries.isEmpty();
    }

    @Override
    public int size() {
      return entries.size();
    }

    @Override
    public long nextTimePs() {
      return Objects.requireNonNull(entries.peek()).timePs();
    }

    @Override
    public long next() {
      return entries.remove().event();
    }

    @Override
    public void clear() {
      entries.clear();
    }
  }

  @Test
  void equalTimesComeInOrderOfScheduling() {
    HeapQueue queue = new HeapQueue();
    queue.add(5, 1);
    queue.add(3, 2);
    queue.add(5, 3);
    queue.add(3, 4);
    List<Long> order = new ArrayList<>();
    while (!queue.isEmpty()) {
      order.add(queue.next());
    }
    assertThat(order).containsExactly(2L, 4L, 1L, 3L);
  }

  @Test
  void agreesWithTheSlowTwin() {
    for (long seed = 0; seed < 20; seed++) {
      RandomStream random = new Seed(seed).stream("queue");
      EventQueue fast = new HeapQueue();
      EventQueue slow = new SlowQueue();
      for (int step = 0; step < 5000; step++) {
        if (slow.isEmpty() || random.nextInt(5) < 3) {
          long time = random.nextInt(50);
          fast.add(time, step);
          slow.add(time, step);
        } else {
          assertThat(fast.nextTimePs()).isEqualTo(slow.nextTimePs());
          assertThat(fast.next()).as("seed %d", seed).isEqualTo(slow.next());
        }
        assertThat(fast.size()).isEqualTo(slow.size());
      }
    }
  }

  @Test
  void clearedQueueIsAsNew() {
    HeapQueue queue = new HeapQueue();
    queue.add(5, 1);
    queue.clear();
    assertThat(queue.isEmpty()).isTrue();
    assertThatThrownBy(queue::next).isInstanceOf(IllegalStateException.class);
  }
}
