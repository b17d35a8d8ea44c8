package bellhop.network.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.pair.BellWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published comparisons of network simulators, by their closed forms. */
class PhotonTrainsTest {
  @ParameterizedTest
  @CsvSource({
    "1, 10, 10, 0.482928298261",
    "2, 10, 10, 0.241586744205",
    "4, 10, 10, 0.120915967177",
    "8, 10, 10, 0.0605805786626",
    "16, 10, 10, 0.0304128844056",
    "32, 10, 10, 0.0153290372771",
    "1, 12, 8, 0.579465483329",
    "1, 15, 5, 0.724271260932",
    "1, 20, 0, 0.965614223603"
  })
  void makesPairsInTime(int memories, double armA, double armB, double time) {
    near(PhotonTrains.linkTime(1000, memories, 1000 * armA, 1000 * armB), time);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.1, 0.81",
    "0.05, 0, 0.96",
    "0.05, 0.1, 0.780133333333",
    "0.5, 0.1, 0.511333333333",
    "0, 0.25, 0.5625"
  })
  void swapsWithFaults(double gate, double readout, double fidelity) {
    near(PhotonTrains.swapFidelity(gate, readout), fidelity);
  }

  @Test
  void swapsAfterWaiting() {
    near(PhotonTrains.swapFidelity(0, 0, 10e3, 9728e-6), 0.831113338539);
    near(PhotonTrains.swapFidelity(0, 0, 10e3, 29723e-6), 0.931196336754);
  }

  @ParameterizedTest
  @CsvSource({
    "0.6, 0.620437956204, 0.608888888889, 60.5535285933",
    "0.8, 0.838150289017, 0.768888888889, 47.9527735031",
    "0.9, 0.926395939086, 0.875555555556, 42.1107990619",
    "1, 1, 1, 36.8703316188"
  })
  void purifies(double fidelity, double out, double success, double time) {
    PhotonTrains.Purified purified = PhotonTrains.purify(fidelity, 10_000, 20e3);
    near(purified.fidelity(), out);
    near(purified.success(), success);
    near(purified.time(), time);
    near(purified.fidelity(), BellWeights.bbpssw(fidelity).weights().fidelity());
    near(purified.success(), BellWeights.bbpssw(fidelity).probability());
  }

  @Test
  void purifiesWhatForgets() {
    PhotonTrains.Purified purified = PhotonTrains.purify(0.8, 10_000, 20e3, 9728e-6);
    near(purified.fidelity(), 0.629567304836);
    near(purified.success(), 0.621495643175);
    near(purified.time(), 59.3252259887);
  }

  private static void near(double value, double expected) {
    assertThat(value).isEqualTo(expected, within(1e-12 + 1e-9 * Math.abs(expected)));
  }
}
