package bellhop.simulator.photon;

import bellhop.units.RandomStream;

/**
 * A converter with a warm environment, quantum by quantum: what enters passes or is lost, and
 * environment quanta come out in its place. Fields of unrelated phase, so that numbers add up.
 *
 * @param efficiency η, in [0, 1]
 * @param environment mean thermal quanta of the mode that is mixed in
 */
public record NoisyConverter(double efficiency, double environment) {
  /** Draws what comes out for so many quanta that went in. */
  public int convert(int quanta, RandomStream chance) {
    int surroundings = Quanta.thermal(environment / (1 + environment), chance);
    return Quanta.pass(quanta, efficiency, chance)
        + Quanta.pass(surroundings, 1 - efficiency, chance);
  }

  /**
   * Draws whether one of two detectors behind a balanced beam splitter fires for noise that comes
   * in many modes.
   *
   * @param photons mean number that both arms bring
   */
  public static boolean fires(double photons, RandomStream chance) {
    double time = -StrictMath.log(chance.nextPositive());
    boolean fired = false;
    while (time < photons) {
      fired |= chance.nextBoolean(0.5);
      time -= StrictMath.log(chance.nextPositive());
    }
    return fired;
  }
}
