package bellhop.simulator.traffic;

import bellhop.network.Link;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A chain of equal links told plainly: every attempt is an event, every pair an object, no machine,
 * no message but the track and its answer, and those as sums of latencies. The slow twin of the
 * host; it shares nothing with it but the link's description.
 */
final class PlainChain {
  private final int links;
  private final int lanes;
  private final long periodPs;
  private final long emissionPs;
  private final long knownPs;
  private final long latencyPs;
  private final double p;
  private final RandomStream chance;
  private final PriorityQueue<Event> queue =
      new PriorityQueue<>(Comparator.comparingLong(Event::atPs).thenComparingLong(Event::number));
  private long number;

  /** By link, lane and end (0 towards the head): from when on it is free; MAX while it is not. */
  private final long[][][] freePs;

  /** By node and side: pairs that wait there, the oldest first. */
  private final List<List<List<Pair>>> waiting = new ArrayList<>();

  /** By link and lane: when its next attempt may begin. */
  private final long[][] readyPs;

  private long delivered;
  private long attempts;

  private record Event(long atPs, long number, Runnable what) {}

  private static final class Pair {
    final int link;
    final int lane;
    final long heldPs;
    @Nullable Pair next;
    @Nullable Pair previous;
    long joinedPs;

    Pair(int link, int lane, long heldPs) {
      this.link = link;
      this.lane = lane;
      this.heldPs = heldPs;
    }
  }

  PlainChain(Link link, int links, int lanes, Seed seed) {
    this.links = links;
    this.lanes = lanes;
    periodPs = link.model().attemptPeriod().picos();
    emissionPs = link.model().emission().picos();
    knownPs = link.model().knownA().picos();
    latencyPs = link.latency().picos();
    p = link.model().successProbability();
    chance = seed.stream("plain chain");
    freePs = new long[links][lanes][2];
    readyPs = new long[links][lanes];
    for (int node = 0; node <= links; node++) {
      waiting.add(List.of(new ArrayList<>(), new ArrayList<>()));
    }
  }

  private void at(long atPs, Runnable what) {
    queue.add(new Event(atPs, number++, what));
  }

  /** Runs for so long; returns pairs that came to both ends. */
  long run(long endPs) {
    for (int l = 0; l < links; l++) {
      for (int k = 0; k < lanes; k++) {
        attempt(l, k, 0);
      }
    }
    while (!queue.isEmpty() && queue.peek().atPs() <= endPs) {
      queue.poll().what().run();
    }
    return delivered;
  }

  long attempts() {
    return attempts;
  }

  private void attempt(int link, int lane, long startPs) {
    freePs[link][lane][0] = Long.MAX_VALUE;
    freePs[link][lane][1] = Long.MAX_VALUE;
    at(
        startPs,
        () -> {
          attempts++;
          if (chance.nextBoolean(p)) {
            long heldPs = startPs + emissionPs + knownPs;
            at(heldPs, () -> held(new Pair(link, lane, heldPs), startPs + periodPs));
          } else {
            attempt(link, lane, startPs + periodPs);
          }
        });
  }

  private void held(Pair pair, long nextPs) {
    readyPs[pair.link][pair.lane] = nextPs;
    if (pair.link > 0) {
      meet(pair, pair.link, 0);
    }
    if (pair.link < links - 1) {
      meet(pair, pair.link + 1, 1);
    }
    follow(pair, pair.heldPs);
  }

  /** At a node a pair meets the oldest one of the other side, or waits. */
  private void meet(Pair pair, int node, int side) {
    List<Pair> others = waiting.get(node).get(1 - side);
    if (others.isEmpty()) {
      waiting.get(node).get(side).add(pair);
      return;
    }
    Pair other = others.removeFirst();
    Pair left = side == 1 ? pair : other;
    Pair right = side == 1 ? other : pair;
    left.next = right;
    right.previous = left;
    left.joinedPs = pair.heldPs;
    free(left.link, left.lane, 1, pair.heldPs);
    free(right.link, right.lane, 0, pair.heldPs);
  }

  private void free(int link, int lane, int end, long atPs) {
    freePs[link][lane][end] = atPs;
    long other = freePs[link][lane][1 - end];
    if (other != Long.MAX_VALUE) {
      long fromPs = Math.max(Math.max(atPs, other), readyPs[link][lane]);
      attempt(link, lane, fromPs);
    }
  }

  /** If this pair completed a chain: the track runs to the tail, and the answer back. */
  private void follow(Pair pair, long nowPs) {
    Pair first = pair;
    while (first.previous != null) {
      first = first.previous;
    }
    Pair last = pair;
    while (last.next != null) {
      last = last.next;
    }
    if (first.link != 0 || last.link != links - 1) {
      return;
    }
    long trackPs = first.heldPs;
    for (Pair its = first; its.next != null; its = its.next) {
      trackPs = Math.max(trackPs + latencyPs, its.joinedPs);
    }
    long tailPs = Math.max(trackPs + latencyPs, last.heldPs);
    long headPs = tailPs + links * latencyPs;
    Pair head = first;
    Pair tail = last;
    at(Math.max(nowPs, tailPs), () -> free(tail.link, tail.lane, 1, tailPs));
    at(
        headPs,
        () -> {
          delivered++;
          free(head.link, head.lane, 0, headPs);
        });
  }
}
