package bellhop.qec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cases that can be checked on paper. */
class BruteForceErrorsTest {
  @Test
  void mergesEqualSymptoms() {
    assertThat(errors("X_ERROR(0.1) 0\nX_ERROR(0.2) 0\nM 0\nDETECTOR rec[-1]"))
        .hasSize(1)
        .hasEntrySatisfying("D0", p -> assertThat(p).isEqualTo(0.26, within(1e-15)));
  }

  @Test
  void splitsDepolarisingExactly() {
    String check = "\nMXX 0 1\nMZZ 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]";
    double q = 0.5 * (1 - StrictMath.sqrt(1 - 4 * 0.3 / 3));
    assertThat(errors("R 0 1\nMXX 0 1\nDEPOLARIZE1(0.3) 0" + check))
        .containsOnlyKeys("D0", "D1", "D0 D1")
        .allSatisfy((_, p) -> assertThat(p).isEqualTo(q, within(1e-15)));
    // of the 15 pairs, four flip each pattern of the two checks
    double q2 = 0.5 * (1 - StrictMath.pow(1 - 16 * 1e-3 / 15, 1 / 8.0));
    assertThat(q2).isEqualTo(6.66978e-5, within(5e-10));
    assertThat(errors("R 0 1\nMXX 0 1\nDEPOLARIZE2(0.001) 0 1" + check))
        .containsOnlyKeys("D0", "D1", "D0 D1")
        .allSatisfy((_, p) ->
            assertThat(1 - 2 * p).isEqualTo(StrictMath.pow(1 - 2 * q2, 4), within(1e-15)));
  }

  @Test
  void solvesChannelsWhereTheyAreIndependent() {
    assertThat(errors("PAULI_CHANNEL_1(.1,.05,.2) 0\nM 0\nDETECTOR rec[-1]"))
        .hasEntrySatisfying("D0", p -> assertThat(p).isEqualTo(0.15, within(1e-12)));
    String check = "\nMXX 0 1\nMZZ 0 1\nDETECTOR rec[-2] rec[-4]\nDETECTOR rec[-1] rec[-3]";
    assertThatThrownBy(() -> errors("MXX 0 1\nMZZ 0 1\nPAULI_CHANNEL_1(.1,.2,0) 0" + check))
        .isInstanceOf(IllegalArgumentException.class);
    StabilizerCircuit chain =
        read(
            "E(.1) X0\nELSE_CORRELATED_ERROR(.2) X1\nM 0 1\n"
                + "DETECTOR rec[-2]\nDETECTOR rec[-1]");
    assertThat(BruteForceErrors.named(BruteForceErrors.approximately(chain)))
        .hasEntrySatisfying("D0", p -> assertThat(p).isEqualTo(0.1, within(1e-15)))
        .hasEntrySatisfying("D1", p -> assertThat(p).isEqualTo(0.18, within(1e-15)));
  }

  @Test
  void carriesFaultsThroughGatesProductsAndRecords() {
    assertThat(errors("X_ERROR(0.1) 0\nCX 0 1\nH 0\nM 1\nMX 0\nDETECTOR rec[-1]\nDETECTOR rec[-2]"))
        .containsOnlyKeys("D0 D1");
    assertThat(
            errors(
                "Z_ERROR(0.1) 0\nSPP X0*X1\nMPP X0*Z2 Y0\nMR 1\nM 1\n"
                    + "DETECTOR rec[-1]\nDETECTOR rec[-2]\nDETECTOR rec[-3]\nDETECTOR rec[-4]"))
        .containsOnlyKeys("D1 D3"); // Z0 becomes Y0·X1
    assertThat(
            errors("M(0.1) 0\nCX rec[-1] 1\nM 1\nDETECTOR rec[-1]\nOBSERVABLE_INCLUDE(2) rec[-2]"))
        .containsOnlyKeys("D0 L2");
    assertThat(errors("RX 0\nZ_ERROR(0.1) 0\nOBSERVABLE_INCLUDE(0) X0")).containsOnlyKeys("L0");
  }

  private static Map<String, Double> errors(String text) {
    return BruteForceErrors.named(BruteForceErrors.of(read(text)));
  }

  private static StabilizerCircuit read(String text) {
    return CircuitReader.read(text, "test");
  }
}
