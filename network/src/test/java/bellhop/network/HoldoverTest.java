package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.physics.AllanDeviation;
import bellhop.network.physics.ServoLoop;
import org.junit.jupiter.api.Test;

/** How far clocks part without an exchange, and when that stops heralding. */
class HoldoverTest {
  private static final Clocks WHITE = with(1e-11, 0, 0, 0, 0);

  /** The covariances against stepping them until they stay. */
  @Test
  void servosSettleWhereTheirEquationsSay() {
    for (double[] gains : new double[][] {{0.7, 0.3}, {0.1, 0.01}, {1.5, 0.4}}) {
      double kp = gains[0];
      double ki = gains[1];
      same(ServoLoop.onStamps(kp, ki), stepped(kp, ki, -kp - ki, -ki));
      same(ServoLoop.onGain(kp, ki), stepped(kp, ki, 1, 0));
      same(ServoLoop.onRate(kp, ki), stepped(kp, ki, 1, 1));
      assertThat(ServoLoop.onStamps(kp, ki).clock())
          .isEqualTo(ServoLoop.varianceRatio(kp, ki), within(1e-12));
    }
  }

  private static ServoLoop.Settled stepped(double kp, double ki, double p, double q) {
    double x = 0;
    double z = 0;
    double both = 0;
    double u = 1 - kp - ki;
    for (int i = 0; i < 20_000; i++) {
      double nextX = u * u * x + z + 2 * u * both + p * p;
      double nextZ = z - 2 * ki * both + ki * ki * x + q * q;
      both = -ki * u * x + (u - ki) * both + z + p * q;
      x = nextX;
      z = nextZ;
    }
    return new ServoLoop.Settled(x, z, both);
  }

  private static void same(ServoLoop.Settled found, ServoLoop.Settled expected) {
    assertThat(found.clock()).isEqualTo(expected.clock(), within(1e-9 * expected.clock()));
    assertThat(found.rate()).isEqualTo(expected.rate(), within(1e-9 * expected.clock()));
    assertThat(found.together()).isEqualTo(expected.together(), within(1e-9 * expected.clock()));
  }

  /** In the long run what each noise does by itself is all there is to it. */
  @Test
  void eachNoisePartsTheClocksAsItsDeviationSays() {
    double day = 86_400;
    // White: τ ADEV(τ) = 1e-11 √τ of each clock, and the rate learnt wrongly by a step's noise.
    double learnt = 2 * 1e-22 * ServoLoop.onGain(0.7, 0.3).rate() * day * day;
    assertThat(new Holdover(WHITE).rms(day))
        .isEqualTo(StrictMath.sqrt(2 * 1e-22 * day + learnt), within(1e-10));
    Holdover walk = new Holdover(with(0, 0, 1e-13, 0, 0));
    assertThat(walk.rms(10 * day) / walk.rms(day)).isEqualTo(StrictMath.pow(10, 1.5), within(0.01));
    assertThat(AllanDeviation.flickerPrediction(1e-12, 7, 7))
        .isEqualTo(StrictMath.sqrt(2) * 1e-12, within(1e-21));
    double h = 1e-24 / (2 * StrictMath.log(2));
    assertThat(AllanDeviation.flickerPrediction(1e-12, 1, 1e6))
        .isEqualTo(StrictMath.sqrt(h * (1 + StrictMath.log(1e6))), within(1e-17));
    double learning = 1 / ServoLoop.onGain(0.7, 0.3).rate();
    assertThat(new Holdover(with(0, 1e-12, 0, 0, 0)).rms(day))
        .isEqualTo(
            StrictMath.sqrt(2) * day * AllanDeviation.flickerPrediction(1e-12, learning, day),
            within(1e-15));
  }

  @Test
  void theAsymmetryComesOnTop() {
    Holdover one = new Holdover(with(1e-11, 0, 0, 0, 100e-12));
    assertThat(one.bound(50) - new Holdover(WHITE).bound(50)).isEqualTo(50e-12, within(1e-18));
    Holdover two = new Holdover(with(1e-11, 0, 0, 0, 100e-12), 2);
    assertThat(two.bound(50))
        .isEqualTo(100e-12 + 5 * StrictMath.sqrt(2) * one.rms(50), within(1e-18));
  }

  @Test
  void heraldingStopsWhenTheBoundPassesHalfTheWindow() {
    Holdover rabbit = new Holdover(with(1e-12, 1e-12, 1e-13, 13e-12, 100e-12));
    double before = 0;
    for (double half : new double[] {1.2e-10, 1e-9, 1e-8, 1e-7}) {
      double stops = rabbit.stopsAfter(half);
      assertThat(rabbit.bound(stops)).isEqualTo(half, within(1e-6 * half));
      assertThat(stops).isGreaterThan(before);
      before = stops;
    }
    assertThat(rabbit.stopsAfter(60e-12)).isZero();
    assertThat(new Holdover(Clocks.NONE).stopsAfter(1e-9)).isInfinite();
    assertThatThrownBy(() -> new Holdover(Clocks.NONE, 0)).hasMessageContaining("exchange");
  }

  private static Clocks with(
      double white, double flicker, double walk, double nodeRms, double asymmetry) {
    return new Clocks("test", 1e-8, white, flicker, walk, nodeRms, asymmetry, 1, 0.7, 0.3);
  }
}
