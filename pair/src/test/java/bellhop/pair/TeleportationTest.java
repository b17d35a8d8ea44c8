package bellhop.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TeleportationTest {
  @Test
  void carriesAQubit() {
    near(Teleportation.averageFidelity(0.9), 0.933333333333);
    near(Teleportation.gateAverageFidelity(0.9689), 0.97512);
    near(Teleportation.gateAverageFidelity(0.9), 0.92);
  }

  @Test
  void violatesBell() {
    near(Chsh.werner(0.9), 2.45130350811);
    near(Chsh.wernerFidelity(2.4), 0.886396103068);
    near(Chsh.wernerFidelity(Chsh.werner(0.7)), 0.7);
    near(Chsh.equatorial(XState.bell(BellState.PSI_MINUS)), 2 * Math.sqrt(2));
    near(Chsh.equatorial(XState.werner(0.9, BellState.PHI_MINUS)), Chsh.werner(0.9));
    near(Chsh.withReadout(2, 0.01, 0.02), 2 * 0.98 * 0.96);
  }

  @Test
  void choosesEquatorialSettingsForAPairThatLostEnergy() {
    double root = 2 * Math.sqrt(0.787) - 1;
    double eta = root * root;
    XState pair = new XState((1 - eta) / 2, eta / 2, 0.5, 0, root / 2, 0, 0, 0);
    assertThat(Chsh.equatorial(pair)).isEqualTo(2.190, within(5e-4));
  }

  @Test
  void sharesOnePairAmongThePhasesOfAPacket() {
    BellWeights w = BellWeights.werner(0.9);
    double pi = Math.PI;
    close(Teleportation.packetProcessFidelity(w, pi / 2), 0.91666667);
    close(Teleportation.packetProcessFidelity(w, pi / 4), 0.92845178);
    close(Teleportation.packetProcessFidelity(w, pi / 2, pi / 4, pi / 8), 0.91368445);
    close(
        Teleportation.packetProcessFidelity(w, pi / 2)
            * Teleportation.packetProcessFidelity(w, pi / 4)
            * Teleportation.packetProcessFidelity(w, pi / 8),
        0.79326234);
    close(Teleportation.packetProcessFidelity(w, pi), 0.9);
  }

  @Test
  void waitsForTheSlowestLink() {
    near(Waiting.meanSlowest(0.1, 0.1, 0.1), 17.9005632162);
    near(Waiting.meanSlowest(0.2, 0.2), (3 - 0.4) / (0.2 * 1.8));
    near(Waiting.meanSlowest(1, 1, 1), 1);
    assertThatThrownBy(() -> Waiting.meanSlowest(new double[21])).hasMessageContaining("at most");
  }

  @Test
  void losesCoherenceWhileAttemptsGoOn() {
    double lambda = 0.9801986733067553;
    near(Waiting.meanFactor(0.01, lambda), 0.331111135835);
    near(Waiting.meanFactor(0.01, lambda, 200), 0.381398224615);
    near(Waiting.meanFactor(1, lambda), lambda);
    near(Waiting.meanFactor(0.3, lambda, 1), lambda);
  }

  @Test
  void refusesAMemoryThatKeepsPhaseLongerThanEnergyAllows() {
    assertThatThrownBy(() -> new Memory(1e-3, 3e-3, 0)).hasMessageContaining("at most 2 T1");
    assertThatThrownBy(() -> new Memory(0, 1e-3, 0)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new Memory(1, 1, 1.5)).hasMessageContaining("residual");
  }

  @Test
  void twirlsAWait() {
    Memory m = new Memory(425e-6, 541e-6, 0);
    double s = Math.exp(-20.0 / 425);
    double q = Math.exp(-20.0 / 541);
    double[] twirl = m.twirl(20e-6);
    near(twirl[0], (1 - s) / 4);
    near(twirl[2], (1 + s - 2 * q) / 4);
    near(m.infidelity(20e-6), 1 - (1 + s + 2 * q) / 4);
    close(1 - m.infidelity(20e-6), 0.97036103);
    assertThat(Memory.PERFECT.infidelity(5)).isZero();
  }

  private static void near(double value, double expected) {
    assertThat(value).isEqualTo(expected, within(1e-12 + 1e-9 * Math.abs(expected)));
  }

  private static void close(double value, double expected) {
    assertThat(value).isEqualTo(expected, within(1e-8));
  }
}
