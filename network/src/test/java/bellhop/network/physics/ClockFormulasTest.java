package bellhop.network.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import org.junit.jupiter.api.Test;

/** Closed forms of time transfer, oscillators and servos. */
class ClockFormulasTest {
  @Test
  void twoWaysTellTheOffset() {
    // A slave 3 µs ahead, 25 µs there and 24.9987 µs back, an answer after 10 µs.
    double there = 25e-6;
    double back = 24.9987e-6;
    double t2 = there + 3e-6;
    double t3 = t2 + 10e-6;
    var exchange = TimeTransfer.exchange(0, t2, t3, t3 - 3e-6 + back);
    near(exchange.offset(), 3e-6 + TimeTransfer.asymmetryError(there, back));
    near(exchange.delay(), (there + back) / 2);
    near(TimeTransfer.asymmetryError(25.0e-6, 24.9987e-6), 6.50000000001e-10);
  }

  @Test
  void calibrationTakesTheColoursIntoAccount() {
    double alpha = TimeTransfer.alphaOfFixedPoint(72_169_888);
    near(alpha, 0.000262586994493);
    near(TimeTransfer.errorWithoutAlpha(49e-6, 0.0002625869944931452), 6.43338136508e-09);
    double back = 49e-6;
    double there = back * (1 + alpha);
    near(TimeTransfer.masterToSlave(alpha, there + back + 5e-7, 5e-7, 2e-7), there + 2e-7);
    near(TimeTransfer.phaseResolution(125e6, 14), 4.8828125e-13);
  }

  @Test
  void oscillatorsStray() {
    near(AllanDeviation.whiteFrequency(2e-22, 1), 1e-11);
    near(AllanDeviation.flickerFrequency(1e-24), 1.17741002252e-12);
    near(AllanDeviation.randomWalkFrequency(3e-24, 1), 4.44288293816e-12);
    near(AllanDeviation.whitePhase(1e-12, 1), 1.73205080757e-12);
    near(AllanDeviation.holdover(1e-11, 100), 1e-9);
  }

  @Test
  void servosSettleOrAreRefused() {
    near(ServoLoop.varianceRatio(0.7, 0.3), 1.11180124224);
    assertThat(ServoLoop.isStable(1.9, 0.1)).isTrue();
    assertThat(ServoLoop.isStable(1.9, 0.3)).isFalse();
    assertThatThrownBy(() -> ServoLoop.varianceRatio(2, 0.1)).hasMessageContaining("runs away");
  }

  /** 400,000 steps; their variance has a relative sigma of about 0.4 %, the bound is 5 of it. */
  @Test
  void servoFollowsItsVarianceRatio() {
    RandomStream noise = new Seed(1).stream("servo");
    double x = 0;
    double integral = 0;
    double squares = 0;
    int steps = 400_000;
    for (int i = 0; i < steps; i++) {
      double e = x + noise.nextGaussian();
      integral += 0.3 * e;
      x -= 0.7 * e + integral;
      squares += x * x;
    }
    assertThat(squares / steps).isEqualTo(ServoLoop.varianceRatio(0.7, 0.3), within(0.02));
  }

  private static void near(double value, double expected) {
    assertThat(value).isEqualTo(expected, within(1e-18 + 1e-9 * Math.abs(expected)));
  }
}
