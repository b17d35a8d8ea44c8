package bellhop.distributed;

/** Checks of constructors. They catch mistakes of the program, never of its user. */
final class Checks {
  private Checks() {}

  /** From 0. */
  static void index(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("a " + what + " is numbered from 0, not " + value);
    }
  }

  /** From 0, or −1 for none. */
  static void reference(String what, long value) {
    if (value < -1) {
      throw new IllegalArgumentException("a " + what + " is −1 or from 0, not " + value);
    }
  }

  static void below(String what, long value, long count) {
    if (value < 0 || value >= count) {
      throw new IllegalArgumentException("no " + what + " " + value + " among " + count);
    }
  }
}
