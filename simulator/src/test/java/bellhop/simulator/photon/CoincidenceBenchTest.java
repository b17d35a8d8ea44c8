package bellhop.simulator.photon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.physics.Visibility;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two photons at a beam splitter against the formulas of visibility; 40,000 pairs a case. */
class CoincidenceBenchTest {
  private static final int MEETINGS = 40_000;
  private static final double NS = 1e-9;
  private static final WavePackets BELL = WavePackets.alike(new Packet.Gaussian(NS));
  private static final WavePackets DECAY = WavePackets.alike(new Packet.Exponential(1 / NS));

  static Stream<Arguments> laws() {
    WavePackets unequal =
        new WavePackets(
            new Packet.Exponential(1e9), new Packet.Exponential(2e9), 0, 0, 0, 0.8e9, 0, 0);
    return Stream.of(
        Arguments.of("given", new CommonMode(0.6), 0.6),
        Arguments.of("nothing shared", new CommonMode(0), 0),
        Arguments.of("alike", BELL, 1),
        Arguments.of(
            "Gaussian, offset",
            BELL.withTiming(0.5 * NS, 0, 0),
            Visibility.gaussian(NS, 0.5 * NS, 0)),
        Arguments.of(
            "Gaussian, mismatch", BELL.withColour(0.7e9, 0), Visibility.gaussian(NS, 0, 0.7e9)),
        Arguments.of(
            "Gaussian, jitter at both ends about an offset",
            BELL.withTiming(1.5 * NS, 0.6 * NS, 0.8 * NS),
            Visibility.gaussian(NS, 1.5 * NS, NS, 0, 0)),
        Arguments.of(
            "Gaussian, everything",
            BELL.withTiming(0.4 * NS, 0.3 * NS, 0.4 * NS).withColour(0.3e9, 0.6e9),
            Visibility.gaussian(NS, 0.4 * NS, 0.5 * NS, 0.3e9, 0.6e9)),
        Arguments.of(
            "exponential, offset",
            DECAY.withTiming(0.52 * NS, 0, 0),
            Visibility.exponential(1e9, 0.52 * NS, 0)),
        Arguments.of(
            "exponential, jitter",
            DECAY.withTiming(0, 0.36 * NS, 0.48 * NS),
            Visibility.exponential(1e9, 0, 0.6 * NS)),
        Arguments.of(
            "exponential, jitter about an offset",
            DECAY.withTiming(-0.5 * NS, 0.6 * NS, 0),
            Visibility.exponential(1e9, 0.5 * NS, 0.6 * NS)),
        Arguments.of(
            "exponential, offset and mismatch",
            DECAY.withTiming(0.3 * NS, 0, 0).withColour(0.5e9, 0),
            Visibility.exponential(1e9, 0.3 * NS, 0)
                * Visibility.exponentialMismatch(1e9, 1e9, 0.5e9)),
        Arguments.of(
            "exponential, two rates and mismatch",
            unequal,
            Visibility.exponentialMismatch(1e9, 2e9, 0.8e9)),
        Arguments.of(
            "exponential, dephasing",
            DECAY.withDephasing(0.3e9),
            Visibility.dephasing(1e9, 0.3e9)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  void photonsBunchAsTheirVisibilitySays(String name, Photons photons, double visibility) {
    CoincidenceBench bench = new CoincidenceBench(photons);
    RandomStream chance = new Seed(11).stream(name);
    int together = 0;
    for (int i = 0; i < MEETINGS; i++) {
      together += bench.attempt(chance) ? 1 : 0;
    }
    double found = 2.0 * together / MEETINGS - 1;
    double error = StrictMath.sqrt((1 - visibility * visibility) / MEETINGS);
    assertThat(found).isEqualTo(visibility, within(Agreement.Z * error + 1e-12));
  }
}
