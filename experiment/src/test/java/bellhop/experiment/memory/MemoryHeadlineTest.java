package bellhop.experiment.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.experiment.BinomialInterval;
import bellhop.experiment.memory.CutSeam.Variant;
import bellhop.experiment.memory.MemoryResult.Point;
import bellhop.qec.code.Basis;
import bellhop.qec.decode.DecoderKind;
import bellhop.qec.seam.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is said of grids whose counts are given. */
class MemoryHeadlineTest {
  private static final int SHOTS = 10_000;

  private static Point point(int distance, double seam, long shots, long errors) {
    BinomialInterval interval = BinomialInterval.of(errors, shots);
    double rate = (double) errors / shots;
    return new Point(
        distance,
        distance,
        0.001,
        Optional.of(SeamResult.of(CutSeam.direct(Axis.X, seam), 2)),
        shots,
        errors,
        shots == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate),
        interval.low(),
        interval.high(),
        MemoryResult.perRound(rate, distance, 1),
        1,
        OptionalDouble.of(0),
        OptionalLong.of(5),
        List.of(),
        0,
        0);
  }

  /** Distances 3 and 5 over seams of 1 %, 2 % and so on. */
  private static List<Point> grid(long[] small, long[] large) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < small.length; i++) {
      points.add(point(3, (i + 1) / 100.0, SHOTS, small[i]));
    }
    for (int i = 0; i < large.length; i++) {
      points.add(point(5, (i + 1) / 100.0, SHOTS, large[i]));
    }
    return points;
  }

  private static String headline(List<Point> points, String code, Basis basis) {
    MemoryPoint any =
        new MemoryPoint(new MemoryCode(code), 3, basis, 3, NoiseKind.GEN, 0.001, Optional.empty());
    MemoryInputs inputs =
        new MemoryInputs(
            List.of(any), DecoderKind.MATCHING, DetectorChoice.ALL, SHOTS, SHOTS, 1, 1);
    return new MemoryHeadline(inputs, points).text();
  }

  private static String trend(long[] small, long... large) {
    String text = headline(grid(small, large), "rotated-surface", Basis.Z);
    return text.substring(0, text.indexOf(" The rotated"));
  }

  @Test
  void saysWhereLargerCodesStopToHelp() {
    assertThat(trend(new long[] {100, 200, 900, 2_000}, 10, 100, 910, 2_300))
        .isEqualTo("Larger codes err less up to seam=0.02, and more from seam=0.04 on.");
    assertThat(trend(new long[] {0, 200, 900}, 0, 100, 910))
        .isEqualTo("Larger codes err less at seam=0.02; elsewhere they are not told apart.");
    assertThat(trend(new long[] {1, 900, 1_000}, 0, 1_200, 1_300))
        .isEqualTo("Larger codes err more from seam=0.02 on; elsewhere they are not told apart.");
    assertThat(trend(new long[] {100, 200}, 10, 20)).isEqualTo("Larger codes err less throughout.");
    assertThat(trend(new long[] {1, 2}, 0, 1))
        .isEqualTo("Smallest and largest distance are nowhere told apart.");
    assertThat(trend(new long[] {100, 100, 100}, 10, 300, 10))
        .isEqualTo(
            "Larger codes err less in 2 of 3 cases, and more in 1; the others are not told apart.");
  }

  @Test
  void comparesTwoDistancesByName() {
    assertThat(trend(new long[] {100}, 10))
        .isEqualTo("Distance 5 errs less often than distance 3.");
    assertThat(trend(new long[] {100}, 101)).isEqualTo("Distances 3 and 5 are not told apart.");
  }

  @Test
  void saysFromWhereToWhereRatesGo() {
    assertThat(headline(grid(new long[] {0, 200}, new long[] {}), "rotated-surface", Basis.Z))
        .isEqualTo(
            "The rotated surface code is wrong after its rounds in < 0.000369 (seam=0.01) to 0.02"
                + " (seam=0.02) of the shots.");
  }

  @Test
  void aGridWithoutErrorsHasAnUpperBoundAlone() {
    assertThat(headline(grid(new long[] {0}, new long[] {0}), "repetition", Basis.Z))
        .isEqualTo(
            "Distances 3 and 5 are not told apart. The repetition code is wrong in no shot: with"
                + " 95 % confidence in less than 0.000369 of them (d=3).");
  }

  @Test
  void onePointThatWasCountedSpeaksForItself() {
    assertThat(
            headline(List.of(point(3, 0.01, 100, 2), point(3, 0.02, 0, 0)), "repetition", Basis.Z))
        .startsWith("The repetition code of distance 3 is wrong after 3 rounds in 2 of 100 shots")
        .endsWith(" There was no time for points other than seam=0.01.");
  }

  @Test
  void surgerySaysWhichCorrelationWasMeasured() {
    List<Point> points = grid(new long[] {2, 30}, new long[] {});
    assertThat(headline(points, "rotated-surgery-zz", Basis.Z))
        .startsWith("The ZZ correlation made by rotated-surgery-zz is wrong ");
    assertThat(headline(points, "rotated-surgery-zz", Basis.X))
        .startsWith("The XX correlation kept by rotated-surgery-zz is wrong ");
    assertThat(headline(points, "rotated-surgery-xx", Basis.X)).contains("XX correlation made");
  }

  // ---- suppression ----

  /**
   * Rates of a round 0.03, 0.01 and 1/300: a third with each step. Of three errors nothing is said.
   */
  @Test
  void suppressionIsTheFactorOfAStepOfDistance() {
    List<Point> points = new ArrayList<>();
    for (int d : new int[] {3, 5, 7}) {
      double q = 0.03 / StrictMath.pow(3, (d - 3) / 2.0);
      double rate = (1 - StrictMath.pow(1 - 2 * q, d)) / 2;
      points.add(point(d, 0.01, 1_000_000_000, StrictMath.round(rate * 1e9)));
    }
    points.add(point(9, 0.01, SHOTS, 3));
    List<Suppression> found = Suppression.of(new MemoryWords(points));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().factor()).isCloseTo(3, within(1e-6));
    assertThat(found.getFirst().distances()).containsExactly(3, 5, 7);
    assertThat(found.getFirst().seam().orElseThrow().variant()).isEqualTo(Variant.DIRECT);
  }

  /** Of two points the factor is their ratio, and its relative variance 1/100 + 1/50. */
  @Test
  void theErrorOfTheFactorIsThatOfTheCounts() {
    Suppression its =
        Suppression.of(new MemoryWords(grid(new long[] {100}, new long[] {50}))).getFirst();
    double ratio =
        MemoryResult.perRound(0.01, 3, 1).orElseThrow()
            / MemoryResult.perRound(0.005, 5, 1).orElseThrow();
    assertThat(its.factor()).isCloseTo(ratio, within(1e-12));
    assertThat(its.standardError() / ratio).isCloseTo(StrictMath.sqrt(0.03), within(1e-12));
  }

  @Test
  void withoutErrorsNothingIsSaidOfSuppression() {
    assertThat(Suppression.of(new MemoryWords(grid(new long[] {100}, new long[] {9})))).isEmpty();
  }
}
