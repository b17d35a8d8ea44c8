package bellhop.network;

import bellhop.pair.Memory;
import bellhop.units.Span;

/** Named sets of numbers, each with its source. */
public final class Presets {
  private Presets() {}

  /** The device of that name. */
  public static Device device(String name) {
    if (!name.equals("transmon-2029")) {
      throw new UnsupportedOperationException("not yet");
    }
    return new Device(
        Span.nanos(25),
        4e-5,
        Span.nanos(70),
        4e-4,
        Span.nanos(200),
        1e-3,
        1e-3,
        Span.nanos(300),
        Span.nanos(500),
        new Memory(1.2e-3, 1.2e-3, 2e-3));
  }
}
