package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.qec.Quiet;
import bellhop.qec.RandomCircuits;
import bellhop.qec.TwoSamples;
import bellhop.qec.sample.Bits;
import bellhop.qec.sample.FrameSampler;
import bellhop.qec.sample.TableauSampler;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsToDetectionsTest {
  private static final int SHOTS = 2048;

  private static StabilizerCircuit read(String text) {
    return CircuitReader.read(text, "c.stim");
  }

  /** The detection events of one shot of given results. */
  private static String converted(RecordsToDetections conversion, String results, String sweep) {
    ShotTable detections =
        new ShotTable(conversion.detectorCount() + conversion.observableCount(), 64);
    conversion.convert(table(results), table(sweep), detections);
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < detections.bits(); bit++) {
      text.append(detections.get(bit, 5) ? '1' : '0');
    }
    return text.toString();
  }

  private static ShotTable table(String bits) {
    ShotTable table = new ShotTable(bits.length(), 64);
    for (int bit = 0; bit < bits.length(); bit++) {
      table.set(bit, 5, bits.charAt(bit) == '1');
    }
    return table;
  }

  private static String converted(String circuit, String results) {
    return converted(RecordsToDetections.of(read(circuit), "c.stim"), results, "");
  }

  @Test
  void theReferenceIsTakenOff() {
    String circuit =
        "X 0\nM 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]\nOBSERVABLE_INCLUDE(2) rec[-1]";
    assertThat(converted(circuit, "00")).isEqualTo("10000");
    assertThat(converted(circuit, "01")).isEqualTo("11001");
    assertThat(converted(circuit, "10")).isEqualTo("00000");
    RecordsToDetections zeros = RecordsToDetections.ofZeros(read(circuit), "c.stim");
    assertThat(converted(zeros, "10", "")).isEqualTo("10000");
  }

  @Test
  void blocksAreTurned() {
    String circuit =
        "R 0\nREPEAT 3 {\nX 0\nM 0\nDETECTOR rec[-1]\nREPEAT 2 {\nMR 1\n}\n}\nOBSERVABLE_INCLUDE(0) rec[-3] rec[-6]";
    assertThat(converted(circuit, "100000100")).isEqualTo("0000");
    assertThat(converted(circuit, "100100100")).isEqualTo("0101");
  }

  @Test
  void sweepBitsMoveTheReference() {
    String circuit =
        "CX sweep[2] 0\nM 0\nCX rec[-1] 1\nM 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]\nCZ sweep[0] 1\nMX 2";
    RecordsToDetections conversion = RecordsToDetections.of(read(circuit), "c.stim");
    assertThat(conversion.sweepBitCount()).isEqualTo(3);
    assertThat(converted(conversion, "000", "000")).isEqualTo("00");
    assertThat(converted(conversion, "000", "001")).isEqualTo("11");
    assertThat(converted(conversion, "110", "001")).isEqualTo("00");
    assertThat(converted(conversion, "110", "110")).isEqualTo("11");
    assertThat(converted(conversion, "110", "")).isEqualTo("11");
  }

  /** Up to seven bits are compared, with 2,048 shots each; 6 sigma of chi-square. */
  @Test
  void ofRandomCircuitsResultsHaveTheLawOfDetection() {
    RandomStream random = new Seed(11).stream("law");
    int bits = 0;
    for (int trial = 0; trial < 12; trial++) {
      StabilizerCircuit circuit = FixedParities.in(RandomCircuits.steps(32, random));
      ShotTable converted = converted(circuit, circuit, trial);
      assertThat(TwoSamples.sigmas(counts(converted), detected(circuit, trial)))
          .as("%s", circuit)
          .isLessThan(6);
      bits += converted.bits();
    }
    assertThat(bits).isGreaterThan(40);
  }

  /** A device that leaves feedback out, and a circuit in which it is inlined. */
  @Test
  void withoutFeedbackTheLawIsTheSame() {
    RandomStream random = new Seed(12).stream("law");
    for (int trial = 0; trial < 12; trial++) {
      StabilizerCircuit circuit = FixedParities.in(RandomCircuits.steps(32, random));
      StabilizerCircuit inlined = InlinedFeedback.of(circuit, "random");
      ShotTable converted = converted(withoutFeedback(circuit), inlined, trial);
      assertThat(TwoSamples.sigmas(counts(converted), detected(circuit, trial)))
          .as("%s", circuit)
          .isLessThan(6);
    }
  }

  /** Shots whose Paulis were put in by hand, without noise: nothing is detected. */
  @Test
  void withSweepBitsNothingIsDetectedWithoutNoise() {
    RandomStream random = new Seed(13).stream("sweep");
    int swept = 0;
    for (int trial = 0; trial < 100; trial++) {
      StabilizerCircuit noisy = FixedParities.in(RandomCircuits.steps(32, random));
      StabilizerCircuit circuit = Quiet.of(noisy);
      RecordsToDetections conversion = RecordsToDetections.of(circuit, "random");
      if (conversion.sweepBitCount() == 2) {
        swept++;
        String results =
            TableauSampler.shot(withPaulis(circuit), "random", random).record().toString();
        assertThat(converted(conversion, results, "01")).as("%s", circuit).doesNotContain("1");
      }
    }
    assertThat(swept).isGreaterThan(5);
  }

  /** Of shots on a tableau. */
  private static ShotTable converted(
      StabilizerCircuit device, StabilizerCircuit circuit, int seed) {
    RecordsToDetections conversion = RecordsToDetections.of(circuit, "random");
    ShotTable results = new ShotTable(conversion.recordCount(), SHOTS);
    for (int shot = 0; shot < SHOTS; shot++) {
      RandomStream random = new Seed(seed).stream("tableau", shot);
      Bits record = TableauSampler.shot(device, "random", random).record();
      for (int bit = 0; bit < results.bits(); bit++) {
        results.set(bit, shot, record.get(bit));
      }
    }
    ShotTable detections =
        new ShotTable(conversion.detectorCount() + conversion.observableCount(), SHOTS);
    conversion.convert(results, detections);
    return detections;
  }

  private static int[] detected(StabilizerCircuit circuit, int seed) {
    FrameSampler sampler = FrameSampler.ofDetectors(circuit, "random", new Seed(seed));
    int[] counts = new int[128];
    for (int batch = 0; batch < SHOTS / sampler.batch(); batch++) {
      sampler.draw(batch);
      int[] more = counts(sampler.detections());
      for (int i = 0; i < counts.length; i++) {
        counts[i] += more[i];
      }
    }
    return counts;
  }

  /** By the last seven bits, which have most noise behind them. */
  private static int[] counts(ShotTable table) {
    int[] counts = new int[128];
    for (int shot = 0; shot < table.shots(); shot++) {
      int number = 0;
      for (int bit = StrictMath.max(0, table.bits() - 7); bit < table.bits(); bit++) {
        number = 2 * number + (table.get(bit, shot) ? 1 : 0);
      }
      counts[number]++;
    }
    return counts;
  }

  /** Pairs with a record are left out. */
  private static StabilizerCircuit withoutFeedback(StabilizerCircuit circuit) {
    return rewritten(
        circuit,
        (apply, a, b) ->
            Target.isRecord(a) || Target.isRecord(b) ? List.of() : List.of(pair(apply, a, b)));
  }

  /** Pairs with the sweep bit 1 are Paulis. */
  private static StabilizerCircuit withPaulis(StabilizerCircuit circuit) {
    return rewritten(
        circuit,
        (apply, a, b) -> {
          if (!Target.isSweep(a) && !Target.isSweep(b)) {
            return List.of(pair(apply, a, b));
          }
          int onto = Target.isSweep(a) ? b : a;
          if (!Target.hasQubit(onto)) {
            return List.of();
          }
          Op pauli = List.of(Op.X, Op.Z, Op.Y).get(apply.op().feedback() - 1);
          return List.of(Step.Apply.of(pauli, Target.number(onto)));
        });
  }

  private interface Rewriting {
    List<Step> of(Step.Apply apply, int a, int b);
  }

  private static Step pair(Step.Apply apply, int a, int b) {
    return new Step.Apply(apply.op(), "", apply.arguments(), a, b);
  }

  private static StabilizerCircuit rewritten(StabilizerCircuit circuit, Rewriting rewriting) {
    List<Step> steps = new ArrayList<>();
    for (Step step : circuit.steps()) {
      Step.Apply apply = (Step.Apply) step;
      if (apply.op().kind() != Op.Kind.CLIFFORD || !apply.op().targets().arePairs()) {
        steps.add(apply);
      } else {
        for (int i = 0; i < apply.targets().length; i += 2) {
          steps.addAll(rewriting.of(apply, apply.targets()[i], apply.targets()[i + 1]));
        }
      }
    }
    return new StabilizerCircuit(steps);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> RecordsToDetections.ofZeros(read("M 0\nDETECTOR rec[-2]"), "c.stim"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is only 1 result by then");
    String wide = "REPEAT 2000000000 {\nM 0\n}";
    assertThatThrownBy(() -> RecordsToDetections.of(read(wide), "c.stim"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("2000000000 results in one shot");
    assertThatThrownBy(() -> converted("M 0", "00")).isInstanceOf(IllegalArgumentException.class);
  }
}
