package bellhop.qec.decode;

import bellhop.units.InputException;
import bellhop.units.Location;

/** What is said of a shot whose events no faults of the model explain. */
final class Unexplained {
  private Unexplained() {}

  /**
   * @param shot its number
   * @param detector of one of the events, which no faults explain beside the others
   */
  static InputException event(long shot, int detector) {
    return refusal(shot, "the event of D" + detector);
  }

  static InputException events(long shot) {
    return refusal(shot, "the events together");
  }

  private static InputException refusal(long shot, String what) {
    return new InputException(
        Location.of("shot " + shot),
        "no faults of the model explain " + what,
        "each set of events is what some faults flip",
        "the model is that of another circuit");
  }
}
