package bellhop.protocol.fabric;

import bellhop.network.Scenario;
import bellhop.units.Span;

/** The policies that ship, but for timetables, which are made from a workload. */
public final class Policies {
  private Policies() {}

  /** First come, first served, past those that must wait for something that is taken. */
  public static Policy firstCome() {
    return new FirstCome();
  }

  /**
   * The policy that a scenario names.
   *
   * @param slot of those that work in slots
   * @throws IllegalArgumentException for a timetable
   */
  public static Policy of(Scenario.Policy name, Span slot) {
    return switch (name) {
      case ONE_AT_A_TIME -> new OneAtATime();
      case FIRST_COME -> new FirstCome();
      case EARLIEST_DEADLINE -> new EarliestDeadline();
      case LONGEST_QUEUE -> new LongestQueue(slot.picos(), false);
      case HYSTERESIS -> new LongestQueue(slot.picos(), true);
      case LOOK_AHEAD -> new LookAhead();
      case TIMETABLE, DEADLINE_TIMETABLE ->
          throw new IllegalArgumentException("a timetable is made from a workload: " + name);
    };
  }
}
