package bellhop.protocol.fabric;

import java.util.List;
import java.util.Optional;

/** The policies by their names in scenario files, but for timetables, which need a workload. */
public final class Policies {
  /** Between two matchings, of policies that work in slots. */
  private static final long SLOT_PS = 1_000_000_000L;

  /** First come, first served, where nothing else is said. */
  public static final Policy FIRST_COME = new FirstCome();

  private static final List<Named> ALL =
      List.of(
          new Named("one-at-a-time", new OneAtATime()),
          new Named("first-come", FIRST_COME),
          new Named("earliest-deadline", new EarliestDeadline()),
          new Named("longest-queue", new LongestQueue(SLOT_PS, false)),
          new Named("hysteresis", new LongestQueue(SLOT_PS, true)),
          new Named("look-ahead", new LookAhead()));

  private record Named(String name, Policy policy) {}

  private Policies() {}

  /** All names. */
  public static List<String> names() {
    return ALL.stream().map(Named::name).toList();
  }

  public static Optional<Policy> byName(String name) {
    return ALL.stream().filter(its -> its.name().equals(name)).map(Named::policy).findFirst();
  }
}
