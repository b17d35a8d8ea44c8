package bellhop.simulator.traffic;

/**
 * Who looks on while traffic runs, for traces and sums by request. It changes nothing, and must not
 * call the simulation. Times are virtual, in ps; links, nodes and circuits go by their index.
 */
public interface TrafficObserver {
  /** What became of a half of a pair. */
  enum Fate {
    SWAPPED,
    DISTILLED,
    DELIVERED,
    EXPIRED,
    DISCARDED
  }

  /** A lane of a link begins to attempt; it may be stopped without a word. */
  void began(int link, int lane, long nowPs);

  /** A lane of a link has a pair. */
  void made(int link, int lane, long nowPs);

  /**
   * A half leaves its lane.
   *
   * @param end 0 at the link's end A, 1 at B
   */
  void left(int link, int lane, int end, Fate fate, long nowPs);

  /** A Bell measurement at a node, from its beginning until its outcome is known. */
  void swapped(int node, long fromPs, long toPs);

  /**
   * A pair is in the hands of both ends.
   *
   * @param request that it serves, below 0 if nobody waits any more
   */
  void delivered(int circuit, int request, double fidelity, long nowPs);

  /** Looks away. */
  TrafficObserver NOBODY =
      new TrafficObserver() {
        @Override
        public void began(int link, int lane, long nowPs) {}

        @Override
        public void made(int link, int lane, long nowPs) {}

        @Override
        public void left(int link, int lane, int end, Fate fate, long nowPs) {}

        @Override
        public void swapped(int node, long fromPs, long toPs) {}

        @Override
        public void delivered(int circuit, int request, double fidelity, long nowPs) {}
      };
}
