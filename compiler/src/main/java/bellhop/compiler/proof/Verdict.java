package bellhop.compiler.proof;

/**
 * What a proof found.
 *
 * @param method the strongest that was used or that found the fault
 * @param answer whether the programs are equal
 * @param reason for people: what was compared, or what differs and where
 */
public record Verdict(Method method, Answer answer, String reason) {
  public enum Answer {
    EQUAL,
    /** Shown by a run, or by a text that no program of the source can have. */
    DIFFERENT,
    /** The packet proof does not follow the program, and no run was within the limits. */
    UNDECIDED
  }

  public boolean isEqual() {
    return answer == Answer.EQUAL;
  }

  static Verdict equal(Method method, String reason) {
    return new Verdict(method, Answer.EQUAL, reason);
  }

  static Verdict different(Method method, String reason) {
    return new Verdict(method, Answer.DIFFERENT, reason);
  }
}
