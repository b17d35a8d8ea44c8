package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a number of shots would score if nothing went wrong. */
class ShotNoiseTest {
  @Test
  void oneCertainOutcomeLosesNothing() {
    assertThat(ShotNoise.hellingerFidelity(new double[] {1}, 1)).isEqualTo(1);
    assertThat(ShotNoise.hellingerFidelity(new double[] {1}, 1_000_000_000)).isEqualTo(1);
  }

  /** One shot hits one of k outcomes: (k √(1/k) · 1/k)² = 1/k. */
  @Test
  void oneShotShowsOneOutcome() {
    double[] alike = new double[8];
    Arrays.fill(alike, 1 / 8.0);
    assertThat(ShotNoise.hellingerFidelity(alike, 1)).isCloseTo(1 / 8.0, within(1e-15));
  }

  /** Two tosses of a coin: E√n = √1 · 1/2 + √2 · 1/4. */
  @Test
  void sumsOverHits() {
    double mean = 0.5 + StrictMath.sqrt(2) / 4;
    assertThat(ShotNoise.meanRoot(2, 0.5)).isCloseTo(mean, within(1e-15));
    assertThat(ShotNoise.meanRoot(2, 1)).isCloseTo(StrictMath.sqrt(2), within(1e-15));
    assertThat(ShotNoise.meanRoot(2, 0)).isZero();
  }

  /** Computed with other means: a sum over log gamma functions. */
  @Test
  void seriesAndSumAgreeWithTheBinomialDistribution() {
    assertThat(ShotNoise.meanRoot(100, 0.5000001)).isCloseTo(7.0621444, within(2e-6));
    assertThat(ShotNoise.meanRoot(100, 0.5)).isCloseTo(7.062144433859922, within(1e-12));
    assertThat(ShotNoise.meanRoot(1000, 0.5)).isCloseTo(22.357882064475742, within(1e-9));
    assertThat(ShotNoise.meanRoot(100, 0.9)).isCloseTo(9.485508079780084, within(1e-8));
    assertThat(ShotNoise.meanRoot(1000, 0.0501)).isCloseTo(7.0612044, within(2e-4));
  }

  /** 2,000 draws of 400 shots; the mean of the fidelity is known to 5 σ = 0.0025. */
  @Test
  void foretellsWhatDrawnShotsScore() {
    double[] chances = new double[300];
    double sum = 0;
    for (int i = 0; i < chances.length; i++) {
      chances[i] = 1.0 / (i + 1);
      sum += chances[i];
    }
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= sum;
    }
    Random random = new Random(1);
    double mean = 0;
    for (int draw = 0; draw < 2000; draw++) {
      mean += drawn(chances, random) / 2000;
    }
    assertThat(ShotNoise.hellingerFidelity(chances, 400)).isCloseTo(mean, within(0.0025));
  }

  private static double drawn(double[] chances, Random random) {
    int[] hits = new int[chances.length];
    for (int shot = 0; shot < 400; shot++) {
      double left = random.nextDouble();
      int outcome = 0;
      while (outcome < chances.length - 1 && left >= chances[outcome]) {
        left -= chances[outcome++];
      }
      hits[outcome]++;
    }
    double overlap = 0;
    for (int i = 0; i < chances.length; i++) {
      overlap += StrictMath.sqrt(chances[i] * hits[i] / 400);
    }
    return overlap * overlap;
  }
}
