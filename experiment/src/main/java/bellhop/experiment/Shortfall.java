package bellhop.experiment;

import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.Plan;
import java.util.Collection;
import java.util.Optional;

/**
 * Says where delivered pairs are worse on average than was asked for, and what most likely explains
 * it. A guess from the plan and the load; it traces no pair.
 */
final class Shortfall {
  private final int[] usersOfLink;

  Shortfall(Plan plan, int links) {
    usersOfLink = new int[links];
    plan.circuits().forEach(its -> its.links().forEach(l -> usersOfLink[l]++));
  }

  /**
   * In words, if the mean is too low.
   *
   * @param asked minimum fidelity
   * @param mean of the delivered pairs; NaN if there are none
   * @param planned by the forecast
   * @param circuits that brought the pairs
   */
  Optional<String> words(double asked, double mean, double planned, Collection<Circuit> circuits) {
    if (!(mean < asked)) {
      return Optional.empty();
    }
    return Optional.of(
        Numbers.fraction(mean)
            + " on average, "
            + Numbers.fraction(asked)
            + " was asked for: "
            + reason(planned, circuits));
  }

  private String reason(double planned, Collection<Circuit> circuits) {
    int most = 1;
    boolean isCut = true;
    for (Circuit its : circuits) {
      for (int link : its.links()) {
        most = Math.max(most, usersOfLink[link]);
      }
      isCut &= its.cutoff().picos() > 0;
    }
    String cure = isCut ? "a shorter cutoff" : "a cutoff";
    return most > 1
        ? "load, as %d circuits share a link and halves wait longer in memories than for one; %s helps"
            .formatted(most, cure)
        : "halves waited longer in memories than the plan's estimate (%s) has it; %s helps"
            .formatted(Numbers.fraction(planned), cure);
  }
}
