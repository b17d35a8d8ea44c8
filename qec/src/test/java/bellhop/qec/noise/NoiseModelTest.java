package bellhop.qec.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.units.InputException;
import org.junit.jupiter.api.Test;

class NoiseModelTest {
  private static final String BELL =
      """
      R 0 1 4
      TICK
      I_ERROR[round] 0 1
      H 0
      TICK
      CX 0 1
      TICK
      MR 4
      M 0 1
      """;

  @Test
  void generatorPutsItsFourNumbersWhereStimDoes() {
    assertThat(NoiseModel.generator(0.01, 0.02, 0.03, 0.04).apply(read(BELL)))
        .hasToString(
            """
            R 0 1 4
            X_ERROR(0.02) 0 1 4
            TICK
            DEPOLARIZE1(0.04) 0 1
            H 0
            DEPOLARIZE1(0.01) 0
            TICK
            CX 0 1
            DEPOLARIZE2(0.01) 0 1
            TICK
            X_ERROR(0.03) 4
            MR 4
            X_ERROR(0.02) 4
            X_ERROR(0.03) 0 1
            M 0 1
            """);
  }

  @Test
  void uniformNoiseIsOnIdleQubitsToo() {
    assertThat(NoiseModel.uniform(0.01).apply(read(BELL)))
        .hasToString(
            """
            R 0 1 4
            X_ERROR(0.01) 0 1 4
            TICK
            H 0
            DEPOLARIZE1(0.01) 0
            DEPOLARIZE1(0.01) 1 4
            TICK
            CX 0 1
            DEPOLARIZE2(0.01) 0 1
            DEPOLARIZE1(0.01) 4
            TICK
            X_ERROR(0.01) 4
            MR 4
            X_ERROR(0.01) 4
            X_ERROR(0.01) 0 1
            M 0 1
            """);
  }

  @Test
  void si1000KeepsIdleQubitsNoisierBesideMeasurements() {
    assertThat(NoiseModel.si1000(0.01).apply(read("RX 0 1\nTICK\nMX 0\nTICK\nH 0 1\nTICK\n")))
        .hasToString(
            """
            RX 0 1
            Z_ERROR(0.02) 0 1
            TICK
            MX(0.05) 0
            DEPOLARIZE1(0.001) 1
            DEPOLARIZE1(0.02) 1
            TICK
            H 0 1
            DEPOLARIZE1(0.001) 0 1
            TICK
            """);
  }

  @Test
  void firstTurnOfABlockStandsApartWhereItsIdleQubitsAreOthers() {
    String text = "R 0 1\nREPEAT[here] 5 {\n    TICK\n    H 0\n}\nTICK\n";
    assertThat(NoiseModel.NONE.with(Cause.IDLE, 0.01).apply(read(text)))
        .hasToString(
            """
            R 0 1
            REPEAT[here] 1 {
                TICK
                H 0
            }
            REPEAT[here] 4 {
                DEPOLARIZE1(0.01) 1
                TICK
                H 0
            }
            DEPOLARIZE1(0.01) 1
            TICK
            """);
    assertThat(NoiseModel.NONE.with(Cause.ONE_QUBIT, 0.01).apply(read(text)).toString())
        .contains("REPEAT[here] 5 {");
  }

  @Test
  void blocksInBlocksDoNotExplode() {
    String text = "REPEAT 2 {\n".repeat(200) + "H 0\nTICK\nH 1\n" + "}\n".repeat(200);
    NoiseModel idle = NoiseModel.NONE.with(Cause.IDLE, 0.01);
    StabilizerCircuit noisy = idle.apply(read(text));
    assertThat(noisy.toString().lines().filter(line -> line.endsWith("H 0"))).hasSize(201);

    String hostile = "REPEAT 2 {\nTICK\nH 2\n".repeat(60) + "TICK\nH 3\n" + "}\n".repeat(60);
    assertThatThrownBy(() -> idle.apply(read(hostile)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more than 1000000 instructions");
  }

  @Test
  void factorsDurationsAndGatesOfTheirOwn() {
    NoiseModel model =
        NoiseModel.uniform(0.01)
            .scaled(1, 3)
            .scaled(Coupler.of(3, 2), 10)
            .with(Op.S, Cause.ONE_QUBIT, 0)
            .with(Op.M, Cause.RECORD, 0.25)
            .lasting(Op.CX, 2)
            .lasting(Op.S, 0);
    assertThat(model.apply(read("S 0\nTICK\nCX 0 1 2 3 4 5\nH 6\nTICK\nM(0.25) 0 1\n")))
        .hasToString(
            """
            S 0
            TICK
            CX 0 1 2 3 4 5
            DEPOLARIZE2(0.03) 0 1
            DEPOLARIZE2(0.1) 2 3
            DEPOLARIZE2(0.01) 4 5
            H 6
            DEPOLARIZE1(0.01) 6
            TICK
            X_ERROR(0.01) 0
            M(0.375) 0
            X_ERROR(0.03) 1
            M(0.625) 1
            """);
  }

  /** Two units of time are two channels in a row: 2p − 4p²/3. */
  @Test
  void idleNoiseGrowsWithTheLongestGateOfALayer() {
    NoiseModel model = NoiseModel.NONE.with(Cause.IDLE, 0.03).lasting(Op.CX, 2);
    String noisy = model.apply(read("CX 0 1\nH 2\nTICK\nM 3\n")).toString();
    double p = Double.parseDouble(noisy.replaceAll("(?s).*DEPOLARIZE1\\((.*?)\\) 3\nTICK.*", "$1"));
    assertThat(p).isEqualTo(2 * 0.03 - 4 * 0.03 * 0.03 / 3, within(1e-15));
  }

  @Test
  void keepsTagsAnnotationsFeedbackAndNoise() {
    String text =
        """
        QUBIT_COORDS[a](1, 2) 7
        X_ERROR[b](0.1) 7
        CX[c] rec[-1] 7 sweep[0] 7
        MPP[d](0.5) X0*Z1 !Y2
        TICK[e]
        DETECTOR[f](1) rec[-1]
        """;
    assertThat(NoiseModel.uniform(0.25).apply(read(text)))
        .hasToString(
            """
            QUBIT_COORDS[a](1, 2) 7
            X_ERROR[b](0.1) 7
            CX[c] rec[-1] 7 sweep[0] 7
            MPP[d](0.5) X0*Z1 !Y2
            DEPOLARIZE2(0.25) 0 1
            DEPOLARIZE1(0.25) 2
            TICK[e]
            DETECTOR[f](1) rec[-1]
            """);
  }

  @Test
  void noiseStandsBetweenGatesOnOneQubit() {
    assertThat(NoiseModel.uniform(0.01).apply(read("CX 0 1 2 3 1 2\nMZZ(0) 0 1\n")))
        .hasToString(
            """
            CX 0 1 2 3
            DEPOLARIZE2(0.01) 0 1 2 3
            CX 1 2
            DEPOLARIZE2(0.01) 1 2
            MZZ(0.01) 0 1
            DEPOLARIZE2(0.01) 0 1
            """);
  }

  @Test
  void appliedTwiceAddsTwice() {
    NoiseModel flips = NoiseModel.NONE.with(Cause.RESET, 0.1).with(Cause.RECORD, 0.25);
    assertThat(flips.apply(flips.apply(read("R 0\nM 0\n"))))
        .hasToString("R 0\nX_ERROR(0.1) 0\nX_ERROR(0.1) 0\nM(0.375) 0\n");
  }

  @Test
  void refusesWhatIsNoProbability() {
    assertThatThrownBy(() -> NoiseModel.uniform(2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the probability 2.0; it lies between 0 and 0.75. Maybe per cent");
    assertThatThrownBy(() -> NoiseModel.uniform(0.1).scaled(0, 9).apply(read("H 0\n")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("on qubit 0; its factor makes it more than 0.75");
    assertThatThrownBy(() -> NoiseModel.NONE.scaled(0, -1)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> NoiseModel.NONE.lasting(Op.H, Double.NaN))
        .isInstanceOf(InputException.class);
  }

  private static StabilizerCircuit read(String text) {
    return CircuitReader.read(text, "test");
  }
}
