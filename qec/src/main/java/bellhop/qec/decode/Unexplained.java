package bellhop.qec.decode;

import bellhop.units.InputException;
import bellhop.units.Location;

/** What is said of a shot whose events no faults of the model explain. */
final class Unexplained {
  private Unexplained() {}

  /**
   * @param shot its number
   * @param detector one of the events
   */
  static InputException events(long shot, int detector) {
    return new InputException(
        Location.of("shot " + shot),
        "no faults of the model explain the event of D" + detector,
        "each event must be the end of a chain of faults",
        "the model is that of another circuit");
  }
}
