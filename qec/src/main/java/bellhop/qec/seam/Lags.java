package bellhop.qec.seam;

import java.util.ArrayList;
import java.util.List;

/**
 * How many results have been put behind each of the latest results of the source: by so much more
 * must a reference look back.
 */
final class Lags {
  private final int reach;

  /** How many had been put before each result, the oldest first. */
  private final List<Long> before = new ArrayList<>();

  private long put;

  /**
   * @param reach how far back references look
   */
  Lags(int reach) {
    this.reach = reach;
  }

  void put(int results) {
    put += results;
  }

  void record(int results) {
    int kept = Math.min(results, reach);
    for (int i = 0; i < kept; i++) {
      before.add(put);
    }
    int over = Math.max(0, before.size() - reach);
    before.subList(0, over).clear();
  }

  /** What is before the start has no results put behind it that anyone could count. */
  int of(int back) {
    return back > before.size() ? 0 : (int) (put - before.get(before.size() - back));
  }

  /** If they are the same again after a turn, they are after every further one. */
  List<Long> all() {
    return before.stream().map(its -> put - its).toList();
  }
}
