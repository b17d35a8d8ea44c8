package bellhop.simulator.photon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.physics.Conversion;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Noise of converters, quantum by quantum; means within 4.9 standard errors. */
class NoisyConverterTest {
  private static final int DRAWS = 100_000;

  @Test
  void noiseAtTheOutputIsTheAddedNoiseOfTheInput() {
    NoisyConverter converter = new NoisyConverter(0.3, 0.2);
    near(chance -> converter.convert(0, chance), 0.3 * Conversion.addedNoise(0.3, 0.2));
    near(chance -> converter.convert(2, chance), 0.3 * (2 + Conversion.addedNoise(0.3, 0.2)));
  }

  @Test
  void noiseOfARowOfConvertersIsThatOfTheCascade() {
    NoisyConverter first = new NoisyConverter(0.5, 0.4);
    NoisyConverter line = new NoisyConverter(0.7, 0);
    NoisyConverter second = new NoisyConverter(0.6, 0.3);
    double noise =
        Conversion.cascadeNoise(
            Conversion.addedNoise(0.5, 0.4), 0.5, 0.7, Conversion.addedNoise(0.6, 0.3));
    near(
        chance -> second.convert(line.convert(first.convert(0, chance), chance), chance),
        0.5 * 0.7 * 0.6 * noise);
  }

  @Test
  void noisePhotonsFireADetector() {
    for (double photons : new double[] {0, 0.02, 0.5, 3}) {
      near(
          chance -> NoisyConverter.fires(photons, chance) ? 1 : 0,
          Conversion.noiseClick(photons / 4, photons * 3 / 4));
    }
  }

  private static void near(ToIntFunction<RandomStream> draw, double expected) {
    RandomStream chance = new Seed(5).stream("noise");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double value = draw.applyAsInt(chance);
      sum += value;
      squares += value * value;
    }
    double mean = sum / DRAWS;
    double error = StrictMath.sqrt((squares / DRAWS - mean * mean) / DRAWS);
    assertThat(mean).isEqualTo(expected, within(Agreement.Z * error + 1e-12));
  }
}
