package bellhop.qec.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.pair.BellWeights;
import bellhop.qec.code.Basis;
import bellhop.qec.code.RotatedSurfaceCode;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.model.Merged;
import bellhop.qec.noise.Cause;
import bellhop.qec.noise.NoiseModel;
import bellhop.units.InputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeamedNoiseTest {
  private static final NoiseModel BULK =
      NoiseModel.NONE.with(Cause.TWO_QUBIT, 0.125).with(Cause.IDLE, 0.25);
  private static final Machines MACHINES = Machines.of(Map.of(0, 0, 1, 0, 2, 1, 3, 1));
  private static final String CHECK = "CX 0 1 2 3\nTICK\nCX 0 2\nTICK\nCX 0 3\nM 0\n";
  private static final Copying COPYING =
      new Copying(new BellWeights(0.5, 0.25, 0.25, 0), 0.125, 0, 0.5, Waiting.NONE, 0);

  private static String applied(Seam seam, String circuit) {
    return new SeamedNoise(BULK, MACHINES, seam)
        .apply(CircuitReader.read(circuit, "test"))
        .toString();
  }

  @Test
  void directGatesHaveOtherNoise() {
    assertThat(applied(new Seam.Direct(0.5), CHECK))
        .isEqualTo(
            """
            CX 0 1 2 3
            DEPOLARIZE2(0.125) 0 1 2 3
            TICK
            CX 0 2
            DEPOLARIZE2(0.5) 0 2
            DEPOLARIZE1(0.25) 1 3
            TICK
            CX 0 3
            DEPOLARIZE2(0.5) 0 3
            M 0
            """);
  }

  /** The copy is qubit 4; it lives from the first gate to the second. Here no gate is noisy. */
  @Test
  void copiesServeThePacket() {
    Copying copying = new Copying(COPYING.pair(), 0, 0, 0.5, Waiting.NONE, 0);
    assertThat(applied(Seam.Cat.ofAll(copying), CHECK))
        .isEqualTo(
            """
            CX 0 1 2 3
            DEPOLARIZE2(0.125) 0 1 2 3
            TICK
            R 4
            CX 0 4
            PAULI_CHANNEL_2(0.25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.25, 0, 0, 0) 0 4
            CX 4 2
            DEPOLARIZE1(0.25) 1 3
            TICK
            CX 4 3
            Z_ERROR(0.5) 4
            CX 0 4
            M 0
            """);
  }

  /** A gate that needs what the gate before it has done waits for it. */
  @Test
  void gatesOfOneLineOnOneQubitAreOneAfterTheOther() {
    Seam seam = new Seam.Teleported(COPYING);
    for (String gates : new String[] {"0 2 0 3", "0 2 2 1", "2 0 3 0"}) {
      String[] q = gates.split(" ");
      assertThat(applied(seam, "CX %s %s %s %s\n".formatted((Object[]) q)))
          .isEqualTo(applied(seam, "CX %s %s\nCX %s %s\n".formatted((Object[]) q)));
    }
  }

  @Test
  void copiesInXAreTheMirrorImage() {
    Copying copying = new Copying(COPYING.pair(), 0, 0, 0.5, Waiting.NONE, 0);
    assertThat(applied(Seam.Cat.ofAll(copying), "CX 2 0\nM 0\n"))
        .isEqualTo(
            """
            RX 3
            CX 3 0
            PAULI_CHANNEL_2(0, 0, 0.25, 0.25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) 0 3
            CX 2 3
            X_ERROR(0.5) 3
            CX 3 0
            M 0
            """);
  }

  /** Otherwise, and at the edge of a block, a copy would outlive what its root was. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CX 0 2 / CX 0 3 / M 0           | 1",
        "CX 0 2 / CX 0 1 / CX 0 3 / M 0  | 1",
        "CX 0 2 0 3 / M 0                | 1",
        "CX 0 2 / X_ERROR(0.1) 0 / CX 0 3 / M 0 | 1",
        "CX 0 2 / H 0 / CX 0 3 / M 0     | 2",
        "CX 0 2 / CX 1 0 / CX 0 3 / M 0  | 2",
        "CX 0 2 / REPEAT 1 { / CX 0 3 / } / CX 0 3 / M 0 | 3",
        "CX 2 0 / CX 3 0 / M 0           | 1",
        "CX 2 0 / CX 0 3 / M 0           | 2",
        "CX 0 2 / CX 0 3                 | 1",
        "CX 0 2 / CX 1 2 / M 2           | 1",
        "CX 0 2 / CX 0 3 / M 2 3 / M 0   | 2",
        "CX rec[-1] 2 / CX 0 2 / M 0     | 1",
      })
  void packetsEndWhereTheirRootDoesSomethingElse(String text, int pairs) {
    StabilizerCircuit circuit = CircuitReader.read(text.replace(" / ", "\n"), "test");
    assertThat(PairCount.of(circuit, MACHINES, Seam.Cat.ofAll(COPYING)).total()).isEqualTo(pairs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CZ 0 2", "SWAP 0 2", "MXX 0 2", "MPP X0*X1*Z3"})
  void copiesServeOnlyCx(String text) {
    assertThatThrownBy(() -> applied(new Seam.Teleported(COPYING), text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("seam: " + text.replaceAll("[ X].*", ""))
        .hasMessageContaining("with copies only CX");
  }

  @Test
  void directGatesCanBeOthers() {
    assertThat(applied(new Seam.Direct(0.5), "CZ 0 2\n"))
        .isEqualTo("CZ 0 2\nDEPOLARIZE2(0.5) 0 2\n");
    assertThatThrownBy(() -> applied(new Seam.Direct(0.5), "MXX 0 2"))
        .isInstanceOf(InputException.class);
  }

  @Test
  void localPartsAreThoseOfTheBulk() {
    Copying si1000 = Copying.of(BellWeights.werner(1), NoiseModel.si1000(0.01));
    assertThat(si1000.gate()).isEqualTo(0.01);
    assertThat(si1000.readout()).isEqualTo(0.05).isEqualTo(si1000.undoing());
    Copying uniform = Copying.of(BellWeights.werner(1), NoiseModel.uniform(0.01));
    assertThat(uniform.readout()).isEqualTo(0.01);
  }

  /** If gates between machines are as noisy as others, the seam is not to be seen. */
  @Test
  void aSeamLikeTheBulkIsTheBulk() {
    NoiseModel bulk = NoiseModel.generator(1e-3, 1e-3, 1e-3, 1e-3);
    StabilizerCircuit clean = new RotatedSurfaceCode(5).memory(Basis.Z, 5);
    SeamedNoise noise =
        new SeamedNoise(bulk, Machines.middle(clean, Axis.X), new Seam.Direct(1e-3));
    assertThat(Merged.of(ErrorAnalysis.of(noise.apply(clean), "test", AnalysisOptions.PLAIN)))
        .usingRecursiveComparison()
        .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : 1, Double.class)
        .isEqualTo(Merged.of(ErrorAnalysis.of(bulk.apply(clean), "test", AnalysisOptions.PLAIN)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 0.94, Double.NaN})
  void probabilitiesHaveLimits(double p) {
    assertThatThrownBy(() -> new Seam.Direct(p)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> new Copying(COPYING.pair(), p, 0, 0, Waiting.NONE, 0))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> new Waiting(p, 0.5, 0.5)).isInstanceOf(InputException.class);
  }
}
