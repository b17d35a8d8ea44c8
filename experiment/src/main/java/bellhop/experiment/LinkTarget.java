package bellhop.experiment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a link gives of pairs that are good enough, and which of its figures that depends on.
 * Estimates in closed form: nothing here was simulated.
 *
 * @param link its name
 * @param targetFidelity that a pair must have when both ends can use it
 * @param headline the answer in a sentence or two
 * @param reachable whether any schedule at any operating point reaches it
 * @param ratePerS of such pairs at the best of them, 0 if none does
 * @param fidelity there; if none reaches the target, the best that one does
 * @param schedule of distillation there
 * @param operatingPoint the figure that trades rate for fidelity, if the link has one
 * @param asGiven the same at the operating point of the file
 * @param sensitivities what improvements bring, most first
 * @param withoutEffect improvements that change the rate by less than 0.5 %, or where no rate is,
 *     the fidelity by less than 0.00005
 * @param refused improvements that do not go together with the rest of the file
 */
public record LinkTarget(
    String link,
    double targetFidelity,
    String headline,
    boolean reachable,
    double ratePerS,
    double fidelity,
    String schedule,
    Optional<Tuned> operatingPoint,
    AsGiven asGiven,
    List<Sensitivity> sensitivities,
    List<String> withoutEffect,
    List<String> refused) {

  /**
   * A figure at its best value; where the ends differ, that of one of them.
   *
   * @param where kind of part
   * @param given in the file
   * @param best for the target
   * @param factor by which both ends change
   */
  public record Tuned(String where, String parameter, double given, double best, double factor) {}

  /** Without a change of the operating point. */
  public record AsGiven(boolean reachable, double ratePerS, double fidelity, String schedule) {}

  /**
   * What one improvement brings, with the best schedule and operating point that then are.
   *
   * @param parameter key or keys of the file
   * @param where kind of part
   * @param words of the change, for people
   * @param rateFactor new rate over old one; absent where the target was out of reach
   * @param log2RateFactor 1 for twice as many pairs
   * @param fidelityGain over that of the link as it is
   * @param operatingFactor over the figure in the file
   */
  public record Sensitivity(
      String parameter,
      String where,
      String words,
      List<Changed> changes,
      boolean reachable,
      double ratePerS,
      OptionalDouble rateFactor,
      OptionalDouble log2RateFactor,
      double fidelity,
      double fidelityGain,
      String schedule,
      OptionalDouble operatingFactor) {
    /** As printed: {@code transducer thermal-quanta}. */
    public String name() {
      return where + " " + parameter;
    }
  }

  /** One figure, in the unit that is named. */
  public record Changed(String key, String unit, double from, double to) {}

  /** Whether one improvement alone brings the target into reach. */
  public boolean canBeReached() {
    return sensitivities.stream().anyMatch(Sensitivity::reachable);
  }
}
