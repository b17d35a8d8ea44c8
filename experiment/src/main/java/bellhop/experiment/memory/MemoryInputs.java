package bellhop.experiment.memory;

import bellhop.qec.decode.DecoderKind;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.List;

/**
 * What {@code bellhop qec memory} works on.
 *
 * @param points a grid, of the same code
 * @param detectors that the decoder reads
 * @param shots of each point, at most
 * @param maxErrors after which a point is done, once the batch is whole
 * @param seed the one source of chance
 * @param threads that draw and decode; they change no result
 */
public record MemoryInputs(
    List<MemoryPoint> points,
    DecoderKind decoder,
    DetectorChoice detectors,
    long shots,
    long maxErrors,
    long seed,
    int threads) {
  /** So that no sum of shots overflows. */
  public static final long MOST_SHOTS = 1L << 62;

  /**
   * @throws InputException if the decoder cannot take the code or so few detectors
   */
  public MemoryInputs {
    points = List.copyOf(points);
    if (points.isEmpty() || shots < 1 || shots > MOST_SHOTS || maxErrors < 1 || threads < 1) {
      throw new IllegalArgumentException(
          points.size() + " points, " + shots + " shots, " + maxErrors + " errors, " + threads);
    }
    MemoryCode code = points.getFirst().code();
    if (code.isBicycle() && decoder.wantsSplit()) {
      throw new InputException(
          Location.of("--decoder " + decoder),
          "not for " + code.name(),
          "its faults flip more detectors than the two that an edge joins",
          "--decoder bp-osd");
    }
    if (detectors == DetectorChoice.KEPT) {
      requireOneBasis(points, decoder);
    }
  }

  private static void requireOneBasis(List<MemoryPoint> points, DecoderKind decoder) {
    if (decoder.wantsSplit()) {
      throw notKept("not with " + decoder, "it splits faults into those of each basis anyway");
    }
    if (points.getFirst().code().isSurgery()) {
      throw notKept("not for surgery", "what is measured jointly needs the other checks");
    }
    if (points.stream().anyMatch(MemoryPoint::hasHeralds)) {
      throw notKept("not with --seam-loss", "heralds are of no basis");
    }
  }

  private static InputException notKept(String what, String why) {
    return new InputException(
        Location.of("--detectors kept"), what, why, "all, which is the default, was meant");
  }

  /** Whether a point is done with so many. */
  boolean areEnough(long itsShots, long itsErrors) {
    return itsShots >= shots || itsErrors >= maxErrors;
  }
}
