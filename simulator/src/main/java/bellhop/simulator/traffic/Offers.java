package bellhop.simulator.traffic;

import bellhop.units.Time;
import java.util.List;

/**
 * The requests that come from outside, numbered in order of their times. One may be drawn as late
 * as when it is first asked for; it is the same when asked for again.
 */
public interface Offers {
  /** Whether there is a request of that number, which is at most that of the last one known + 1. */
  boolean has(int index);

  /** A request that {@link #has} found. */
  Offer get(int index);

  /**
   * How many requests from that one on belong together, as those of one execution of a program;
   * these may wait for each other, and are known when the first one is.
   */
  default int together(int first) {
    return 1;
  }

  /** When they become known, in order of their numbers. */
  default Time start(int first) {
    return get(first).at();
  }

  /** Requests that are all known. */
  static Offers of(List<Offer> all) {
    List<Offer> offers = List.copyOf(all);
    return new Offers() {
      @Override
      public boolean has(int index) {
        return index < offers.size();
      }

      @Override
      public Offer get(int index) {
        return offers.get(index);
      }
    };
  }
}
