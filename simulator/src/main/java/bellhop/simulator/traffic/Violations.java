package bellhop.simulator.traffic;

import java.util.ArrayList;
import java.util.List;

/** What must never happen and did. It keeps the first few and counts all. */
final class Violations {
  private static final int KEPT = 20;

  private final List<String> first = new ArrayList<>();
  private long count;

  void add(String what) {
    count++;
    if (first.size() < KEPT) {
      first.add(what);
    }
  }

  List<String> first() {
    return List.copyOf(first);
  }

  long count() {
    return count;
  }
}
