package bellhop.network;

import bellhop.units.Span;

/** What a constructor refuses, said with the value. */
final class Checks {
  private Checks() {}

  static void probability(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " lies in [0, 1], not at " + value);
    }
  }

  static void notNegative(String name, Span span) {
    if (span.picos() < 0) {
      throw new IllegalArgumentException(name + " is at least 0, not " + span);
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(name + " is at least 0, not " + value);
    }
  }

  static void index(String name, int value, int count) {
    if (value < 0 || value >= count) {
      throw new IllegalArgumentException(name + " " + value + " is not one of " + count);
    }
  }
}
