package bellhop.simulator.traffic;

import bellhop.units.Span;
import bellhop.units.Time;
import java.util.List;

/**
 * A request as it comes from outside.
 *
 * @param circuit for it, or −1 where no path joins the two
 * @param at when it comes; one that waits for others comes not before that
 * @param pairs at least 1
 * @param priority greater ones come first
 * @param minimumFidelity that its pairs should be expected to have
 * @param deadline when it gives up
 * @param by when it is needed so that nothing is late; far away where nobody says
 * @param waits for others that it belongs together with, not in a circle; if one of them fails this
 *     one never comes
 */
public record Offer(
    int circuit,
    Time at,
    int pairs,
    int priority,
    double minimumFidelity,
    Time deadline,
    Time by,
    List<Wait> waits) {
  /** Later than any end: 53 days. */
  public static final Time NEVER = new Time(Long.MAX_VALUE / 2);

  public Offer {
    waits = List.copyOf(waits);
  }

  /** Comes at its time. */
  public Offer(
      int circuit, Time at, int pairs, int priority, double minimumFidelity, Time deadline) {
    this(circuit, at, pairs, priority, minimumFidelity, deadline, NEVER, List.of());
  }

  /**
   * Comes a while after another was fulfilled.
   *
   * @param offer its number
   */
  public record Wait(int offer, Span delay) {}
}
