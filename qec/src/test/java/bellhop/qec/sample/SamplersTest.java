package bellhop.qec.sample;

import static bellhop.qec.Tables.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.Images;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.RandomCircuits;
import bellhop.qec.TwoSamples;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplersTest {
  private static final int SHOTS = 512;

  private static StabilizerCircuit read(String text) {
    return CircuitReader.read(text, "c.stim");
  }

  private static String tableauRecord(String text) {
    return TableauSampler.shot(read(text), "c.stim", new Seed(1).stream("shot"))
        .record()
        .toString();
  }

  static Stream<Op> gates() {
    return GateKernelsTest.gates();
  }

  /** A +1 state of X or Z becomes a +1 state of its image, whatever chance does. */
  @ParameterizedTest
  @MethodSource("gates")
  void tableauTurnsEachGeneratorIntoItsImage(Op op) {
    Images images = op.images();
    for (int generator = 0; generator < 2 * images.qubits(); generator++) {
      int qubit = generator / 2;
      String reset = generator % 2 == 0 ? "RX " : "R ";
      String text =
          reset
              + qubit
              + "\n"
              + op
              + (images.qubits() == 1 ? " 0" : " 0 1")
              + "\nMPP "
              + product(images.text().get(generator));
      assertThat(tableauRecord(text)).as(text).isEqualTo("0");
    }
  }

  private static String product(String image) {
    String sign = image.startsWith("-") ? "!" : "";
    String letters = image.replace("-", "");
    String joined =
        IntStream.range(0, letters.length())
            .filter(q -> letters.charAt(q) != '_')
            .mapToObj(q -> letters.charAt(q) + "" + q)
            .reduce((a, b) -> a + "*" + b)
            .orElseThrow();
    return sign + joined;
  }

  @Test
  void measuresWhatIsKnown() {
    assertThat(tableauRecord("X 0\nM 0 !0 1\nMR 0\nM 0")).isEqualTo("10010");
    assertThat(tableauRecord("RX 0\nRY 1\nMX 0 !0\nMY 1\nZ 0\nMRX 0\nMX 0")).isEqualTo("01010");
    assertThat(tableauRecord("RX 0\nCX 0 1\nMXX 0 1\nMZZ 0 !1\nMYY 0 1\nMPP !X0*X1 X0*X0 !Z5*Z5"))
        .isEqualTo("011101");
    assertThat(tableauRecord("RX 0\nSPP Z0\nMY 0\nSPP_DAG Z0\nMX 0\nSPP !Z0\nMY 0"))
        .isEqualTo("001");
    assertThat(tableauRecord("RX 0\nSPP X0*X1\nSQRT_XX_DAG 0 1\nM 1\nMX 0")).isEqualTo("00");
    assertThat(tableauRecord("X 0\nM 0\nCX rec[-1] 1\nXCZ 2 rec[-1]\nM 1 2\nCZ rec[-1] rec[-2]"))
        .isEqualTo("111");
    assertThat(tableauRecord("MPAD 1 0 1\nMPAD(1) 1")).isEqualTo("1010");
    assertThat(tableauRecord("REPEAT 3 {\nX 0\nM 0\n}")).isEqualTo("101");
    assertThat(tableauRecord("E(1) X0 X1\nELSE_CORRELATED_ERROR(1) X2\nM 0 1 2")).isEqualTo("110");
    assertThat(tableauRecord("E(0) X0\nELSE_CORRELATED_ERROR(1) X2\nM 0 1 2")).isEqualTo("001");
    assertThat(tableauRecord("HERALDED_PAULI_CHANNEL_1(0, 1, 0, 0) 0\nM 0")).isEqualTo("11");
  }

  @Test
  void detectorsDifferFromTheNoiselessOnes() {
    String noise = "X_ERROR(1) 0\nM 0\nDETECTOR rec[-1]\nOBSERVABLE_INCLUDE(1) rec[-1]";
    String gate = "X 0\nM 0\nDETECTOR rec[-1]\nOBSERVABLE_INCLUDE(0) rec[-1]";
    assertThat(detected(noise, 0)).isEqualTo(64);
    assertThat(detected(gate, 0)).isZero();
    FrameSampler sampler = FrameSampler.ofDetectors(read(noise), "c.stim", new Seed(1));
    sampler.draw(0);
    assertThat(sampler.observables().bits()).isEqualTo(2);
    assertThat(sampler.observables().get(0, 5)).isFalse();
    assertThat(sampler.observables().get(1, 5)).isTrue();
  }

  @Test
  void anErrorThatAnticommutesWithThePauliOfAnObservableFlipsIt() {
    String text = "RX 0\nZ_ERROR(1) 0\nOBSERVABLE_INCLUDE(0) X0\nOBSERVABLE_INCLUDE(1) Z0";
    FrameSampler sampler = FrameSampler.ofDetectors(read(text), "c.stim", new Seed(1));
    sampler.draw(0);
    assertThat(count(sampler.observables(), 0)).isEqualTo(sampler.batch());
    assertThat(count(sampler.observables(), 1)).isBetween(1, sampler.batch() - 1); // a gauge
  }

  private static int detected(String text, int detector) {
    FrameSampler sampler = FrameSampler.ofDetectors(read(text), "c.stim", new Seed(1));
    sampler.draw(0);
    return count(sampler.detectors(), detector) * 64 / sampler.batch();
  }

  private static int count(ShotTable table, int bit) {
    int count = 0;
    for (int s = 0; s < table.shots(); s++) {
      count += table.get(bit, s) ? 1 : 0;
    }
    return count;
  }

  /**
   * Records of random circuits of all instructions: how often each comes on the tableau and on
   * frames. Two samples of the same law have a chi-square of as many degrees of freedom as there
   * are records less one; six sigma of it, for 60 circuits.
   */
  @Test
  void framesHaveTheLawOfTheTableau() {
    for (int seed = 0; seed < 60; seed++) {
      RandomStream random = new Seed(seed).stream("circuit");
      StabilizerCircuit circuit = RandomCircuits.circuit(30, 3, 6, random);
      int records = (int) circuit.recordCount();
      int[] tableau = new int[1 << records];
      int[] frames = new int[1 << records];
      RandomStream shots = new Seed(seed).stream("shots");
      FrameSampler sampler = FrameSampler.ofResults(circuit, "c.stim", new Seed(seed));
      for (int s = 0; s < SHOTS; s++) {
        tableau[number(TableauSampler.shot(circuit, "c.stim", shots).record())]++;
        if (s % sampler.batch() == 0) {
          sampler.draw(s / sampler.batch());
        }
        frames[number(sampler.results(), s % sampler.batch())]++;
      }
      assertThat(TwoSamples.sigmas(tableau, frames)).as("seed %d\n%s", seed, circuit).isLessThan(6);
    }
  }

  /** Of results only those are kept that are still needed; the draws are the same. */
  @Test
  void detectorsAreThoseOfAllResults() {
    int detectors = 0;
    for (int seed = 0; seed < 200; seed++) {
      RandomStream random = new Seed(seed).stream("circuit");
      StabilizerCircuit circuit = RandomCircuits.circuit(60, 4, 30, random);
      FrameSampler all = FrameSampler.ofResults(circuit, "c.stim", new Seed(seed));
      FrameSampler few = FrameSampler.ofDetectors(circuit, "c.stim", new Seed(seed));
      all.draw(0);
      few.draw(0);
      assertThat(words(few.detections())).isDeepEqualTo(words(all.detections()));
      detectors += few.detectors().bits();
    }
    assertThat(detectors).isGreaterThan(100);
  }

  /** Wrong records of one instruction spoil no other, though only the newest is kept. */
  @Test
  void eachRecordHasItsOwnNoise() {
    assertThat(detected("M(1) 0\nM(0) 1\nDETECTOR rec[-1]", 0)).isZero();
    assertThat(detected("HERALDED_ERASE(0) 0 1 2\nDETECTOR rec[-1]", 0)).isZero();
    int spoilt = detected("M(0.3) 0 1 2 3\nDETECTOR rec[-1]", 0); // of 64
    assertThat(spoilt).isBetween(16, 23); // 19.2, six sigma of 1,024 shots
  }

  /** CX of two qubits beside CX of a record, in one line. */
  @Test
  void pairsOfQubitsKeepTheirOrderBesideFeedback() {
    String circuit = "X_ERROR(1) 0\nM 5\nCX 0 1 rec[-1] 2\nM 0 1\nDETECTOR rec[-1]";
    assertThat(detected(circuit, 0)).isEqualTo(64);
  }

  private static int number(Bits record) {
    int number = 0;
    for (int i = 0; i < record.size(); i++) {
      number |= record.get(i) ? 1 << i : 0;
    }
    return number;
  }

  private static int number(ShotTable table, int shot) {
    int number = 0;
    for (int i = 0; i < table.bits(); i++) {
      number |= table.get(i, shot) ? 1 << i : 0;
    }
    return number;
  }

  @Test
  void refusesWhatNobodyWouldWaitFor() {
    StabilizerCircuit endless = read("REPEAT 1000000000000000000 {\nH 0\n}");
    assertThatThrownBy(() -> FrameSampler.ofDetectors(endless, "c.stim", new Seed(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("instructions in one shot");
    StabilizerCircuit wide = read("REPEAT 2000000000 {\nM 0\n}");
    assertThatThrownBy(() -> FrameSampler.ofResults(wide, "c.stim", new Seed(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("2000000000 results in one shot");
    StabilizerCircuit early = read("M 0\nDETECTOR rec[-2]");
    assertThatThrownBy(() -> FrameSampler.ofDetectors(early, "c.stim", new Seed(1)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("rec[-2]; there is only 1 result by then");
  }

  @Test
  void aBatchDependsOnSeedAndNumberAlone() {
    StabilizerCircuit circuit = read("H 0\nM 0\nX_ERROR(0.1) 0\nM 0");
    FrameSampler one = FrameSampler.ofResults(circuit, "c.stim", new Seed(4));
    one.draw(0);
    one.draw(7);
    long[][] first = words(one.results());
    FrameSampler two = FrameSampler.ofResults(circuit, "c.stim", new Seed(4));
    two.draw(7);
    assertThat(words(two.results())).isDeepEqualTo(first);
  }
}
