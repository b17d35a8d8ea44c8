package bellhop.network;

/**
 * Where a transducer of a link settles when attempts never pause.
 *
 * @param qnu name of its QNU
 * @param temperature of its stage in K
 * @param thermalQuanta of its microwave mode at that temperature, on top of those of the file
 * @param load W that attempts leave on the stage
 * @param bound what keeps attempts from coming faster
 */
public record OperatingPoint(
    String qnu, double temperature, double thermalQuanta, double load, Bound bound) {
  /** What the rate of attempts is limited by. */
  public enum Bound {
    /** The course of an attempt, a dead detector, the pulses of a source or the wanted period. */
    PERIOD,
    /** The time until the transducer's microwave side is quiet again. */
    RECOVERY,
    /** The power that its stage can spare. */
    COOLING,
    /** The temperature that its stage must not exceed. */
    HIGHEST_TEMPERATURE,
    /** The transducer at the other end. */
    OTHER_END
  }

  public OperatingPoint {
    Checks.notNegative("temperature", temperature);
    Checks.notNegative("thermal quanta", thermalQuanta);
    Checks.notNegative("load", load);
  }
}
