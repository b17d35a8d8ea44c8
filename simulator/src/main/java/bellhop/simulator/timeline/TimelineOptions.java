package bellhop.simulator.timeline;

import bellhop.network.Scenario;

/**
 * How the links are driven.
 *
 * @param justInTime start making a pair only so early that it is most likely ready when the
 *     schedule needs it; otherwise as soon as both ends have asked
 * @param prefetch make pairs ahead into memory qubits where that pays (the rule stands at {@code
 *     LinkSettings})
 * @param burstLimit attempts after which a burst gives up and queues again; at least 1
 * @param policy whose turn it is where links share the fabric
 */
public record TimelineOptions(
    boolean justInTime, boolean prefetch, long burstLimit, Scenario.Policy policy) {
  public static final TimelineOptions DEFAULT =
      new TimelineOptions(true, true, Long.MAX_VALUE, Scenario.Policy.FIRST_COME);

  public TimelineOptions {
    if (burstLimit < 1) {
      throw new IllegalArgumentException("a burst has at least one attempt, not " + burstLimit);
    }
  }

  /** The same without pairs made ahead. */
  public TimelineOptions withoutPairsAhead() {
    return new TimelineOptions(justInTime, false, burstLimit, policy);
  }

  /** The same with another policy. */
  public TimelineOptions with(Scenario.Policy its) {
    return new TimelineOptions(justInTime, prefetch, burstLimit, its);
  }
}
