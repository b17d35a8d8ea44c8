package bellhop.experiment.memory;

import bellhop.experiment.Numbers;
import bellhop.experiment.memory.MemoryResult.Point;
import bellhop.pair.BellWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
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

  /** The distance, or how often something errs. */
  public static double size(Part part, Point point) {
    return switch (part) {
      case DISTANCE -> point.distance();
      case NOISE -> point.p();
      case SEAM -> point.seam().map(SeamResult::error).orElse(0.0);
    };
  }

  /** Points with shots that differ in one thing alone, ascending in it. */
  public List<List<Point>> linesOver(Part part) {
    SequencedMap<List<Object>, List<Point>> lines = new LinkedHashMap<>();
    points.stream()
        .filter(point -> point.shots() > 0)
        .sorted(Comparator.comparingDouble(point -> size(part, point)))
        .forEach(point ->
            lines.computeIfAbsent(othersThan(part, point), _ -> new ArrayList<>()).add(point));
    return List.copyOf(lines.values());
  }

  private static List<Object> othersThan(Part part, Point point) {
    return EnumSet.complementOf(EnumSet.of(part)).stream()
        .map(other -> value(other, point))
        .toList();
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

  /** One thing of where a point is. */
  static String word(Part part, Point point) {
    return switch (part) {
      case DISTANCE -> "d=" + point.distance();
      case NOISE -> "p=" + Numbers.rate(point.p());
      case SEAM -> seam(point.seam().orElseThrow());
    };
  }

  /** {@code seam=0.1} or {@code F=0.95}. */
  public static String seam(SeamResult seam) {
    return seam.noise().isPresent()
        ? "seam=" + Numbers.rate(seam.error())
        : "F=" + Numbers.fraction(1 - seam.error());
  }

  /** What is the same for all points, such as {@code repetition, basis z, noise gen, ...}. */
  public static String setting(MemoryResult result) {
    return "%s, basis %s%s, noise %s%s, decoder %s%s, seed %d"
        .formatted(
            result.code(),
            result.basis().name().toLowerCase(Locale.ROOT),
            new MemoryCode(result.code())
                .correlation(result.basis())
                .map(its -> " (" + its + ")")
                .orElse(""),
            result.noise().name().toLowerCase(Locale.ROOT),
            result.points().getFirst().seam().map(its -> ", " + kind(its)).orElse(""),
            result.decoder(),
            result.detectors() == DetectorChoice.KEPT ? " on detectors of that basis" : "",
            result.seed());
  }

  /** What stays the same of a seam, such as {@code cut across x, gates direct}. */
  public static String kind(SeamResult seam) {
    return division(seam)
        + ", gates "
        + seam.variant().name().toLowerCase(Locale.ROOT)
        + seam.unevenPair().map(pair -> ", pair " + weights(pair)).orElse("")
        + seam.link().map(link -> " (link " + link + ")").orElse("")
        + (seam.loss() > 0 ? ", " + Numbers.percent(seam.loss()) + " of the pairs lost" : "");
  }

  private static String division(SeamResult seam) {
    return seam.cut()
        .map(axis -> "cut across " + axis.name().toLowerCase(Locale.ROOT))
        .orElseGet(() ->
            Numbers.count(seam.machineCount(), "machine")
                + " as in "
                + seam.machines().orElseThrow());
  }

  private static String weights(BellWeights pair) {
    return "Φ+ %s, Φ− %s, Ψ+ %s, Ψ− %s"
        .formatted(
            Numbers.rate(pair.i()),
            Numbers.rate(pair.z()),
            Numbers.rate(pair.x()),
            Numbers.rate(pair.y()));
  }

  /** Below which no decoder gets, if there is such a thing. */
  public static Optional<String> floor(MemoryResult result) {
    MemoryWords words = new MemoryWords(result.points());
    return result.points().stream()
        .filter(point -> point.floor().orElse(0) > 0)
        .max(Comparator.comparingDouble(point -> point.floor().orElse(0)))
        .map(worst ->
            ("Faults that no detector sees flip an observable in %s%s of the shots%s: no decoder"
                    + " errs less often.")
                .formatted(
                    result.points().size() > 1 ? "up to " : "",
                    Numbers.rate(worst.floor().orElseThrow()),
                    result.points().size() > 1 ? " (" + words.place(worst) + ")" : ""));
  }

  /** Of more than two machines, such as {@code 0 and 1: 3}. */
  public static List<String> pairsByMachines(Point point) {
    return point.pairsByMachines().stream()
        .map(its -> "%d and %d: %s".formatted(its.a(), its.b(), Numbers.count(its.pairs())))
        .toList();
  }

  /** What {@link Suppression} is, in a sentence. */
  public static String suppression() {
    return "Λ is the factor by which the rate of a round falls for each 2 of distance, with one"
        + " standard error: a line through the logarithms at distances with 10 errors or more.";
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
