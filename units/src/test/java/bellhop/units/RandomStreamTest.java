package bellhop.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class RandomStreamTest {
  private static final int DRAWS = 100_000;

  /** From a second implementation of xoshiro256++ and the mixing, written in another language. */
  private static final long[] GOLDEN = {
    5272267812452933081L, 978686092006542174L, -2896967240996393400L
  };

  @Test
  void theFirstDrawsNeverChange() {
    // Golden: a change here changes every result of every user.
    RandomStream stream = new Seed(1).stream("golden");
    assertThat(new long[] {stream.nextLong(), stream.nextLong(), stream.nextLong()})
        .containsExactly(GOLDEN);
  }

  @Test
  void equalNamesGiveEqualStreamsAndOtherNamesOthers() {
    Seed seed = new Seed(7);
    long first = seed.stream("link/east-west", 3).nextLong();
    assertThat(seed.stream("link/east-west", 3).nextLong()).isEqualTo(first);
    assertThat(seed.stream("link/east-west", 4).nextLong()).isNotEqualTo(first);
    assertThat(seed.stream("link/west-east", 3).nextLong()).isNotEqualTo(first);
    assertThat(new Seed(8).stream("link/east-west", 3).nextLong()).isNotEqualTo(first);
  }

  /** 5 sigma of a mean over the draws: 5·√(1/12)/√n. */
  @Test
  void doublesAreUniformWithinAStreamAndAcrossStreams() {
    RandomStream stream = new Seed(2).stream("uniform");
    double within = 0;
    double across = 0;
    double product = 0;
    for (int i = 0; i < DRAWS; i++) {
      within += stream.nextDouble();
      double first = new Seed(2).stream("shot", i).nextDouble();
      double next = new Seed(2).stream("shot", i + 1).nextDouble();
      across += first;
      product += (first - 0.5) * (next - 0.5);
    }
    double fiveSigma = 5 * Math.sqrt(1.0 / 12 / DRAWS);
    assertThat(within / DRAWS).isCloseTo(0.5, offset(fiveSigma));
    assertThat(across / DRAWS).isCloseTo(0.5, offset(fiveSigma));
    assertThat(product / DRAWS).isCloseTo(0, offset(5.0 / 12 / Math.sqrt(DRAWS)));
  }

  /** Mean 1/p and P(first) = p, each within 5 sigma. */
  @Test
  void attemptsFollowTheGeometricLaw() {
    RandomStream stream = new Seed(3).stream("geometric");
    double p = 0.2;
    double sum = 0;
    int atOnce = 0;
    for (int i = 0; i < DRAWS; i++) {
      long attempts = stream.nextGeometric(p);
      sum += attempts;
      atOnce += attempts == 1 ? 1 : 0;
    }
    assertThat(sum / DRAWS).isCloseTo(5, offset(5 * Math.sqrt((1 - p) / p / p / DRAWS)));
    assertThat(atOnce / (double) DRAWS).isCloseTo(p, offset(5 * Math.sqrt(p * (1 - p) / DRAWS)));
    assertThat(stream.nextGeometric(1)).isEqualTo(1);
    assertThat(stream.nextGeometric(Double.MIN_VALUE)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void refusesWhatIsNoProbability() {
    RandomStream stream = new Seed(4).stream("bad");
    assertThatThrownBy(() -> stream.nextGeometric(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stream.nextGeometric(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> stream.nextInt(0)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Variance 1 within 5 sigma; every value of a small range is met. */
  @Test
  void gaussiansAndWholeNumbersFillTheirRange() {
    RandomStream stream = new Seed(5).stream("normal");
    double squares = 0;
    boolean[] met = new boolean[7];
    for (int i = 0; i < DRAWS; i++) {
      double x = stream.nextGaussian();
      squares += x * x;
      met[stream.nextInt(7)] = true;
    }
    assertThat(squares / DRAWS).isCloseTo(1, offset(5 * Math.sqrt(2.0 / DRAWS)));
    assertThat(met).containsOnly(true);
  }
}
