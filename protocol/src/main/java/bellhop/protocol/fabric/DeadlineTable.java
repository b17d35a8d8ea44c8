package bellhop.protocol.fabric;

import bellhop.protocol.fabric.FabricSettings.Line;
import bellhop.protocol.fabric.Timetable.Expected;
import bellhop.protocol.fabric.Timetable.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Makes a timetable by letting expected pairs take the fabric for times of fixed length. */
final class DeadlineTable {
  private record Running(Expected pair, int connection, long untilPs) {}

  private final FabricSettings settings;
  private final Ports ports;
  private final int[] talking;
  private final List<Expected> coming;
  private final PriorityQueue<Expected> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong(Expected::deadlinePs).thenComparingLong(Expected::fromPs));
  private final PriorityQueue<Running> running =
      new PriorityQueue<>(
          Comparator.comparingLong(Running::untilPs).thenComparingInt(Running::connection));
  private int come;

  /**
   * @param coming in order of their times
   */
  DeadlineTable(FabricSettings settings, List<Expected> coming) {
    this.settings = settings;
    this.coming = coming;
    ports = new Ports(settings);
    talking = settings.qnus().stream().mapToInt(FabricSettings.Pool::talking).toArray();
  }

  List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    long nowPs = 0;
    while (come < coming.size() || !waiting.isEmpty() || !running.isEmpty()) {
      while (come < coming.size() && coming.get(come).fromPs() <= nowPs) {
        waiting.add(coming.get(come++));
      }
      begin(nowPs);
      long nextPs = nextPs();
      List<Integer> links = running.stream().map(its -> its.pair().link()).sorted().toList();
      if (nextPs > nowPs) {
        slots.add(new Slot(links, nextPs - nowPs));
      }
      nowPs = nextPs;
      end(nowPs);
    }
    return slots;
  }

  private void begin(long nowPs) {
    List<Expected> passed = new ArrayList<>();
    while (!waiting.isEmpty()) {
      Expected pair = waiting.remove();
      Line line = settings.links().get(pair.link());
      if (talking[line.qnuA()] > 0 && talking[line.qnuB()] > 0 && ports.find(pair.link())) {
        talking[line.qnuA()]--;
        talking[line.qnuB()]--;
        running.add(new Running(pair, ports.take(pair.link()), nowPs + pair.lengthPs()));
      } else {
        passed.add(pair);
      }
    }
    waiting.addAll(passed);
  }

  private long nextPs() {
    long endPs = running.isEmpty() ? Long.MAX_VALUE : running.peek().untilPs();
    long comesPs = come < coming.size() ? coming.get(come).fromPs() : Long.MAX_VALUE;
    long nextPs = Math.min(endPs, comesPs);
    if (nextPs == Long.MAX_VALUE) {
      throw new IllegalArgumentException("a link can never be connected");
    }
    return nextPs;
  }

  private void end(long nowPs) {
    while (!running.isEmpty() && running.peek().untilPs() <= nowPs) {
      Running its = running.remove();
      Line line = settings.links().get(its.pair().link());
      talking[line.qnuA()]++;
      talking[line.qnuB()]++;
      ports.release(its.connection());
    }
  }
}
