package bellhop.experiment.memory;

import bellhop.experiment.memory.MemoryResult.Point;
import bellhop.experiment.memory.MemoryWords.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How fast larger codes get better: the Λ of one noise and one seam. The rate of a round is taken
 * as A·Λ^(−d/2): a line through its logarithm over the distance, by least squares, each point
 * weighted with its errors, as the logarithm of a count of n has the variance 1/n.
 *
 * @param p strength of the noise
 * @param factor by which two more of distance divide the rate of a round; below 1 they multiply it
 * @param standardError of the factor, by the counts alone
 * @param distances of the points that the line goes through
 */
public record Suppression(
    double p,
    Optional<SeamResult> seam,
    double factor,
    double standardError,
    List<Integer> distances) {
  /** With fewer errors a logarithm has no normal distribution. */
  private static final int LEAST_ERRORS = 10;

  public Suppression {
    distances = List.copyOf(distances);
  }

  /** Of each noise and seam of which two distances have errors enough. */
  static List<Suppression> of(MemoryWords words) {
    return words.linesOver(Part.DISTANCE).stream()
        .map(line -> line.stream().filter(Suppression::isFit).toList())
        .filter(line -> line.size() > 1)
        .map(Suppression::through)
        .toList();
  }

  private static boolean isFit(Point point) {
    return point.errors() >= LEAST_ERRORS && point.logicalErrorRatePerRound().isPresent();
  }

  private static Suppression through(List<Point> line) {
    double distance = mean(line, Point::distance);
    double height = mean(line, Suppression::height);
    double spread = mean(line, its -> square(its.distance() - distance));
    double slope = mean(line, its -> (its.distance() - distance) * (height(its) - height)) / spread;
    double weight = line.stream().mapToDouble(Point::errors).sum();
    double factor = StrictMath.exp(-2 * slope);
    return new Suppression(
        line.getFirst().p(),
        line.getFirst().seam(),
        factor,
        2 * factor / StrictMath.sqrt(weight * spread),
        line.stream().map(Point::distance).toList());
  }

  private static double height(Point point) {
    return StrictMath.log(point.logicalErrorRatePerRound().orElseThrow());
  }

  private static double mean(List<Point> line, ToDoubleFunction<Point> value) {
    double weight = line.stream().mapToDouble(Point::errors).sum();
    return line.stream().mapToDouble(its -> its.errors() * value.applyAsDouble(its)).sum() / weight;
  }

  private static double square(double x) {
    return x * x;
  }
}
