package bellhop.bench;

import java.util.Locale;

/**
 * A line of docs/performance.md.
 *
 * @param least whether more is better
 */
record Claim(String what, double goal, boolean least, String unit, Measurement measurement) {

  /** Measures once, in the unit of the claim. */
  interface Measurement {
    double measure();
  }

  static Claim atLeast(double goal, String unit, String what, Measurement measurement) {
    return new Claim(what, goal, true, unit, measurement);
  }

  static Claim atMost(double goal, String unit, String what, Measurement measurement) {
    return new Claim(what, goal, false, unit, measurement);
  }

  /** Goal beside measured. */
  String line(double measured) {
    return String.format(
        Locale.ROOT,
        "%-62s %s %8.3g %-9s measured %8.3g  %s",
        what,
        least ? "≥" : "≤",
        goal,
        unit,
        measured,
        isMet(measured) ? "ok" : "MISSED");
  }

  private boolean isMet(double measured) {
    return least ? measured >= goal : measured <= goal;
  }
}
