package bellhop.units;

import java.util.Optional;

/**
 * What is wrong with what the user gave, and how it may be mended. Its message is the one line that
 * the user reads: {@code file:line:column: what; why. Maybe …}. It is for user errors alone, never
 * for a failure of the program itself.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message is read by people, whatever names and values it quotes. */
  private static final int LONGEST_PART = 300;

  private final transient Location location;
  private final transient String what;
  private final transient String why;
  private final transient String maybe;

  /**
   * @param what the fault, with the value found, no full stop at its end
   * @param why the rule that it breaks, no full stop at its end
   * @param maybe a way out that follows the word "Maybe", no full stop at its end; empty for none
   */
  public InputException(Location location, String what, String why, String maybe) {
    super(
        location
            + ": "
            + cut(what)
            + "; "
            + cut(why)
            + "."
            + (maybe.isEmpty() ? "" : " Maybe " + cut(maybe) + "."));
    this.location = location;
    this.what = what;
    this.why = why;
    this.maybe = maybe;
  }

  private static String cut(String part) {
    return part.length() <= LONGEST_PART ? part : part.substring(0, LONGEST_PART) + "…";
  }

  public Location location() {
    return location;
  }

  public String what() {
    return what;
  }

  public String why() {
    return why;
  }

  public Optional<String> findMaybe() {
    return maybe.isEmpty() ? Optional.empty() : Optional.of(maybe);
  }
}
