package bellhop.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.units.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class StrataTest {
  private static final int SAMPLES = 16;

  private static double[][] draws(int most, int count) {
    Strata strata = new Strata(new Seed(5), "link", SAMPLES, most);
    double[][] draws = new double[count][SAMPLES];
    for (int s = 0; s < SAMPLES; s++) {
      strata.begin(s);
      for (int d = 0; d < count; d++) {
        draws[d][s] = strata.next();
      }
    }
    return draws;
  }

  @Test
  void oneDrawOfAllSamplesFallsIntoEachPart() {
    for (double[] row : draws(20, 20)) {
      double[] ascending = row.clone();
      Arrays.sort(ascending);
      for (int part = 0; part < SAMPLES; part++) {
        assertThat(ascending[part] * SAMPLES).isGreaterThan(part).isLessThanOrEqualTo(part + 1);
      }
    }
  }

  /** Of two rows of 16 ranks in random order the correlation has a deviation of 1/√15. */
  @Test
  void drawsAfterEachOtherDoNotDepend() {
    double[][] draws = draws(400, 400);
    double sum = 0;
    for (int d = 0; d + 1 < draws.length; d++) {
      for (int s = 0; s < SAMPLES; s++) {
        sum += 12 * (draws[d][s] - 0.5) * (draws[d + 1][s] - 0.5) / SAMPLES;
      }
    }
    double deviation = 1 / Math.sqrt(15.0 * (draws.length - 1));
    assertThat(sum / (draws.length - 1)).isCloseTo(0, within(4 * deviation));
  }

  @Test
  void laterDrawsAreFreeAndTheSameForASample() {
    double[][] draws = draws(2, 5);
    assertThat(Arrays.stream(draws[4]).distinct().count()).isEqualTo(SAMPLES);
    assertThat(draws(2, 5)[4]).isEqualTo(draws[4]);
    assertThat(draws(2, 9)[4]).isEqualTo(draws[4]);
  }
}
