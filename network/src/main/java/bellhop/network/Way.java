package bellhop.network;

import bellhop.units.Span;
import java.util.List;

/**
 * A way of light between a QNU and a station, and what it does to the light. What the QNU and the
 * station themselves do is no part of it.
 *
 * @param qnu index
 * @param station index of the analyser or source
 * @param fibres indices, from the QNU on
 * @param switches indices of those between them, one fewer than fibres
 * @param transmission of fibres and switches
 * @param delay of light
 * @param crosstalk clicks per second that its switches add at a detector
 */
public record Way(
    int qnu,
    int station,
    List<Integer> fibres,
    List<Integer> switches,
    double transmission,
    Span delay,
    double crosstalk) {
  private static final double SAME = 1e-9;

  public Way {
    fibres = List.copyOf(fibres);
    switches = List.copyOf(switches);
    if (fibres.size() != switches.size() + 1) {
      throw new IllegalArgumentException("a way has one fibre more than switches");
    }
  }

  /**
   * Whether a link that was worked out for another way may use this one: no more loss (1e-9,
   * relative), no more crosstalk, no later.
   */
  public boolean isAsGoodAs(Way design) {
    return transmission >= design.transmission * (1 - SAME)
        && crosstalk <= design.crosstalk * (1 + SAME)
        && delay.compareTo(design.delay) <= 0;
  }

  /** Whether both can be connected at the same time. */
  public boolean isApartFrom(Way other) {
    return fibres.stream().noneMatch(other.fibres::contains);
  }
}
