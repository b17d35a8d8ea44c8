package bellhop.experiment.memory;

import bellhop.experiment.Numbers;
import bellhop.experiment.memory.MemoryResult.Point;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Points of a grid in words: what is not the same for all of them.
 *
 * @param points all of the grid
 */
public record MemoryWords(List<Point> points) {
  public MemoryWords {
    points = List.copyOf(points);
  }

  /** What a grid varies. */
  public enum Part {
    DISTANCE,
    NOISE,
    SEAM
  }

  /** Whether points differ in something. */
  public boolean differ(Part part) {
    return points.stream().map(point -> value(part, point)).distinct().count() > 1;
  }

  private static Object value(Part part, Point point) {
    return switch (part) {
      case DISTANCE -> point.distance();
      case NOISE -> point.p();
      case SEAM -> point.seam();
    };
  }

  /** Where a point is, such as {@code d=5, p=0.001}. */
  String place(Point point) {
    return words(point, EnumSet.allOf(Part.class));
  }

  /** Where a point is, but for one thing. */
  public String placeBut(Part part, Point point) {
    return words(point, EnumSet.complementOf(EnumSet.of(part)));
  }

  private String words(Point point, Set<Part> parts) {
    return parts.stream()
        .filter(this::differ)
        .map(part -> word(part, point))
        .collect(Collectors.joining(", "));
  }

  private static String word(Part part, Point point) {
    return switch (part) {
      case DISTANCE -> "d=" + point.distance();
      case NOISE -> "p=" + Numbers.rate(point.p());
      case SEAM -> seam(point);
    };
  }

  /** Of a point that has one: {@code seam=0.1} or {@code F=0.95}. */
  public static String seam(Point point) {
    CutSeam seam = point.seam().orElseThrow();
    return seam.noise().isPresent()
        ? "seam=" + Numbers.rate(seam.error())
        : "F=" + Numbers.fraction(1 - seam.error());
  }

  /** What is the same for all points, such as {@code repetition, basis z, noise gen, ...}. */
  public static String setting(MemoryResult result) {
    return "%s, basis %s, noise %s%s, decoder %s%s, seed %d"
        .formatted(
            result.code(),
            result.basis().name().toLowerCase(Locale.ROOT),
            result.noise().name().toLowerCase(Locale.ROOT),
            result.points().getFirst().seam().map(its -> ", " + kind(its)).orElse(""),
            result.decoder(),
            result.detectors() == DetectorChoice.KEPT ? " on detectors of that basis" : "",
            result.seed());
  }

  /** What stays the same of a seam, such as {@code cut across x, direct}. */
  public static String kind(CutSeam seam) {
    return "cut across "
        + seam.cut().name().toLowerCase(Locale.ROOT)
        + ", gates "
        + seam.variant().name().toLowerCase(Locale.ROOT)
        + seam.link().map(link -> " over " + link).orElse("")
        + (seam.loss() > 0 ? ", " + Numbers.percent(seam.loss()) + " of the pairs lost" : "");
  }

  public static String rate(Point point) {
    if (point.logicalErrorRate().isEmpty()) {
      return "–";
    }
    return point.errors() == 0
        ? "< " + Numbers.rate(point.high())
        : Numbers.rate(point.logicalErrorRate().getAsDouble());
  }

  /** {@code 0.0031 to 0.0036}. */
  public static String interval(Point point) {
    return Numbers.rate(point.low()) + " to " + Numbers.rate(point.high());
  }
}
