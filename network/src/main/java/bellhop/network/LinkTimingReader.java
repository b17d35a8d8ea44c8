package bellhop.network;

/** Reads how a link depends on time; the physics of its pairs is read elsewhere. */
final class LinkTimingReader {
  private LinkTimingReader() {}

  static LinkTiming read(Fields part) {
    return switch (part.choice("kind")) {
      case NetworkSchema.MEASURED -> new LinkTiming.Measured();
      case NetworkSchema.MICROWAVE ->
          new LinkTiming.Catch(
              part.number("photon-time"),
              StrictMath.abs(part.number("catch-offset")),
              part.span("pulse").seconds(),
              reference(part));
      default ->
          new LinkTiming.Interference(
              part.choice("photon-shape").equals("gaussian")
                  ? LinkTiming.Shape.GAUSSIAN
                  : LinkTiming.Shape.EXPONENTIAL,
              part.number("photon-time"),
              StrictMath.abs(part.number("offset")),
              part.number("jitter") * StrictMath.sqrt(2),
              part.choice("kind").equals(NetworkSchema.DOUBLE_CLICK),
              part.number("window"),
              reference(part));
    };
  }

  /** A reference that is shared needs no figures, and the file then says nothing of them. */
  private static LinkTiming.Reference reference(Fields part) {
    return part.choice("lo").equals("shared")
        ? new LinkTiming.Reference(true, 0, 0)
        : new LinkTiming.Reference(false, part.number("frequency"), part.number("lo-rms"));
  }
}
