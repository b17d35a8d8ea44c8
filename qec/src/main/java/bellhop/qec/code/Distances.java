package bellhop.qec.code;

import bellhop.units.InputException;
import bellhop.units.Location;

/** Which distances can be asked for. */
final class Distances {
  private Distances() {}

  static void require(int distance, int most) {
    if (distance < 2 || distance > most) {
      throw new InputException(
          Location.of("--distance " + distance),
          distance < 2 ? "too small" : "too large",
          "this code has distances from 2 to " + most,
          distance < 2 ? "3 is meant, the smallest that corrects an error" : "");
    }
  }
}
