package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LinksTest {
  @Test
  void forecastsEveryLink() {
    LinksResult result = Links.of(Samples.network());
    assertThat(result.links()).hasSize(1);
    assertThat(result.links().getFirst().ratePerS()).isCloseTo(500_000, within(1e-6));
    assertThat(result.links().getFirst().fidelity()).isCloseTo(0.98, within(1e-12));
    assertThat(result.links().getFirst().state().phiPlus()).isCloseTo(0.98, within(1e-12));
    assertThat(result.paths()).isEmpty();
  }

  /** Two Werner pairs of fidelity F swap to F² + (1−F)²/3. */
  @Test
  void forecastsPathsBySwappingInOrder() {
    LinksResult result = Links.of(Samples.line(3));
    assertThat(result.paths()).hasSize(1);
    LinksResult.PathForecast path = result.paths().getFirst();
    assertThat(path.path()).isEqualTo("arm0 - arm1 - arm2");
    assertThat(path.fidelity()).isCloseTo(0.98 * 0.98 + 0.02 * 0.02 / 3, within(1e-12));
    assertThat(path.ratePerS()).isCloseTo(500_000 / 1.5, within(1.0));
  }

  /** The mean of the largest of n equal exponential times is the n-th harmonic number. */
  @Test
  void waitsForTheLastOfSeveralLinks() {
    assertThat(Links.timeUntilAll(new double[] {2, 2, 2})).isCloseTo(11 / 12.0, within(1e-6));
    assertThat(Links.timeUntilAll(new double[] {5})).isCloseTo(0.2, within(1e-6));
    double first = 1 / 3.0 + 1 / 1000.0 - 1 / 1003.0;
    assertThat(Links.timeUntilAll(new double[] {3, 1000})).isCloseTo(first, within(1e-6));
  }
}
