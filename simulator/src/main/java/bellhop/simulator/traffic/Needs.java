package bellhop.simulator.traffic;

import bellhop.protocol.fabric.Need;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What each session is needed for now: that of its live requests which comes first by priority,
 * need-by time and deadline. It is the knowledge of whoever admits requests, who also tells the
 * fabric.
 */
final class Needs {
  private static final Comparator<Live> FIRST =
      Comparator.comparing(Live::need, Need.URGENCY).thenComparingInt(Live::request);

  private final Offers offers;

  /** By session; those that are over are taken out when they come first. */
  private final List<PriorityQueue<Live>> live = new ArrayList<>();

  private final BitSet isOver = new BitSet();

  private record Live(int request, Need need) {}

  Needs(int sessions, Offers offers) {
    this.offers = offers;
    for (int s = 0; s < sessions; s++) {
      live.add(new PriorityQueue<>(FIRST));
    }
  }

  void begins(int request) {
    Offer offer = offers.get(request);
    Need need =
        new Need(
            offer.priority(),
            Math.min(offer.by().picos(), Need.WHENEVER),
            Math.min(offer.deadline().picos(), Need.WHENEVER));
    live.get(offer.circuit()).add(new Live(request, need));
  }

  void ends(int request) {
    isOver.set(request);
  }

  Need of(int session) {
    PriorityQueue<Live> its = live.get(session);
    while (!its.isEmpty() && isOver.get(its.peek().request())) {
      its.remove();
    }
    Live first = its.peek();
    return first == null ? Need.NONE : first.need();
  }
}
