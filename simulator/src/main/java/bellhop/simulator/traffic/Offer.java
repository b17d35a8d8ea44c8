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
 * @param waits for others, not in a circle; if one of them fails this one never comes
 */
public record Offer(
    int circuit,
    Time at,
    int pairs,
    int priority,
    double minimumFidelity,
    Time deadline,
    List<Wait> waits) {

  public Offer {
    waits = List.copyOf(waits);
  }

  /** Comes at its time. */
  public Offer(
      int circuit, Time at, int pairs, int priority, double minimumFidelity, Time deadline) {
    this(circuit, at, pairs, priority, minimumFidelity, deadline, List.of());
  }

  /**
   * Comes a while after another was fulfilled.
   *
   * @param offer its index in the list of all
   */
  public record Wait(int offer, Span delay) {}
}
