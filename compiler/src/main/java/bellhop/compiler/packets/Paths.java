package bellhop.compiler.packets;

import bellhop.compiler.placement.Routes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Opens paths for pairs during a walk: chooses links, tells what is in the way, takes slots. */
final class Paths {
  /** More than any sum of real prices, and small enough to be added up. */
  static final int IMPOSSIBLE = 1 << 28;

  private final Routes routes;
  private final Slots slots;
  private final Copies copies;
  private final int[] needed;

  Paths(Routes routes, Slots slots, Copies copies) {
    this.routes = routes;
    this.slots = slots;
    this.copies = copies;
    needed = new int[routes.network().qnus().size()];
  }

  /** Links of the best path; of parallel links the one with the most free slots at its ends. */
  int[] links(int from, int to) {
    int[] links = routes.path(from, to);
    int here = from;
    for (int i = 0; i < links.length; i++) {
      int there = routes.farQpu(links[i], here);
      links[i] = roomiest(here, there, links[i], i == 0 ? -1 : links[i - 1], next(links, i));
      here = there;
    }
    return links;
  }

  private static int next(int[] links, int i) {
    return i + 1 < links.length ? links[i + 1] : -1;
  }

  private int roomiest(int here, int there, int usual, int before, int after) {
    int best = usual;
    int room = room(usual, here, there);
    for (int i = 0; room < 1 && i < routes.directCount(here, there); i++) {
      int link = routes.direct(here, there, i);
      boolean joins =
          (before < 0 || routes.canRelay(here, before, link))
              && (after < 0 || routes.canRelay(there, link, after));
      if (joins && room(link, here, there) > room) {
        best = link;
        room = room(link, here, there);
      }
    }
    return best;
  }

  private int room(int link, int here, int there) {
    return Math.min(slots.free(routes.qnu(link, here)), slots.free(routes.qnu(link, there)));
  }

  /**
   * How many copies must end before pairs over these links can be held all at once.
   *
   * @param keep1 a copy that must stay, or −1
   * @param keep2 another
   */
  int evictions(int[] links, int from, int keep1, int keep2) {
    if (links.length == 0) {
      return IMPOSSIBLE;
    }
    if (isRoomy(links)) {
      return 0;
    }
    count(links, from, 1);
    int sum = 0;
    for (int link : links) {
      sum += evictions(routes.qnuA(link), keep1, keep2);
      sum += evictions(routes.qnuB(link), keep1, keep2);
      sum = Math.min(sum, IMPOSSIBLE);
    }
    count(links, from, 0);
    return sum;
  }

  /** Whether every QNU has two slots free, the most that a path takes of one. */
  private boolean isRoomy(int[] links) {
    for (int link : links) {
      if (slots.free(routes.qnuA(link)) < 2 || slots.free(routes.qnuB(link)) < 2) {
        return false;
      }
    }
    return true;
  }

  /** Counts each QNU once: what it lacks is forgotten after the first look. */
  private int evictions(int qnu, int keep1, int keep2) {
    int lacking = needed[qnu] - slots.free(qnu);
    needed[qnu] = 0;
    if (lacking <= 0) {
      return 0;
    }
    int movable = 0;
    for (int copy : copies.atQnu(qnu)) {
      movable += copy == keep1 || copy == keep2 ? 0 : 1;
    }
    return lacking > movable ? IMPOSSIBLE : lacking;
  }

  private void count(int[] links, int from, int each) {
    int here = from;
    for (int link : links) {
      int there = routes.farQpu(link, here);
      needed[routes.qnu(link, here)] = each == 0 ? 0 : needed[routes.qnu(link, here)] + each;
      needed[routes.qnu(link, there)] = each == 0 ? 0 : needed[routes.qnu(link, there)] + each;
      here = there;
    }
  }

  /** Ends the copies that are in the way, those with the farthest next use first. */
  void makeRoom(int[] links, int from, int keep1, int keep2, IntConsumer end) {
    count(links, from, 1);
    int[] wanted = Arrays.copyOf(needed, needed.length);
    count(links, from, 0);
    for (int link : links) {
      for (int qpu : new int[] {routes.network().qpuA(link), routes.network().qpuB(link)}) {
        int qnu = routes.qnu(link, qpu);
        while (slots.free(qnu) < wanted[qnu]) {
          end.accept(farthest(qnu, keep1, keep2));
        }
      }
    }
  }

  private int farthest(int qnu, int keep1, int keep2) {
    int best = -1;
    for (int copy : copies.atQnu(qnu)) {
      if (copy != keep1
          && copy != keep2
          && (best < 0 || copies.nextUse(copy) > copies.nextUse(best))) {
        best = copy;
      }
    }
    if (best < 0) {
      throw new IllegalStateException("QNU " + qnu + " cannot be cleared");
    }
    return best;
  }

  /** Takes a slot for each half; all but the one at the far end are free again at once. */
  List<Action.Hop> open(int[] links, int from) {
    List<Action.Hop> hops = new ArrayList<>();
    int here = from;
    for (int link : links) {
      int there = routes.farQpu(link, here);
      int near = slots.take(routes.qnu(link, here));
      int far = slots.take(routes.qnu(link, there));
      hops.add(new Action.Hop(link, here, near, there, far));
      here = there;
    }
    for (int i = 0; i < hops.size(); i++) {
      Action.Hop hop = hops.get(i);
      slots.release(routes.qnu(hop.link(), hop.nearQpu()), hop.nearSlot());
      if (i + 1 < hops.size()) {
        slots.release(routes.qnu(hop.link(), hop.farQpu()), hop.farSlot());
      }
    }
    return hops;
  }
}
