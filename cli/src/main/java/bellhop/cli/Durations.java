package bellhop.cli;

import bellhop.network.Scenario;
import bellhop.units.InputException;
import bellhop.units.Span;

/** What {@code --duration} says of a scenario, for the commands that simulate it. */
final class Durations {
  private Durations() {}

  /** The scenario for that time, if it can be simulated. */
  static Scenario lasting(Scenario read, String time) {
    Span span = Flags.time("--duration", time);
    Scenario longer = read.lasting(span);
    if (span.seconds() > Scenario.LONGEST || longer.requests() > Scenario.MOST_REQUESTS) {
      throw new InputException(
          Flags.at("--duration", time),
          "too long",
          span.seconds() > Scenario.LONGEST
              ? "at most 500 h are simulated"
              : "that would be %.3g requests, and at most %,d are simulated"
                  .formatted(longer.requests(), Scenario.MOST_REQUESTS),
          "--duration 10s");
    }
    if (longer.paths() > Scenario.MOST_PATHS) {
      throw new InputException(
          Flags.at("--duration", time),
          "too long",
          "about %,.0f pairs of ends would ask, and at most %,d have a path each"
              .formatted(longer.paths(), Scenario.MOST_PATHS),
          "--duration 10s");
    }
    return longer;
  }
}
