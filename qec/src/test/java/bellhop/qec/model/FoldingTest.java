package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.dem.DetectorDeclaration;
import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelWriter;
import bellhop.circuit.dem.RepeatBlock;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.qec.RandomCircuits;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Folded models say the same as unrolled ones, and however long loops are they are quick. */
final class FoldingTest {
  private static final AnalysisOptions LOOSE =
      AnalysisOptions.PLAIN.approximating(1).allowingGauges();

  private static ErrorModel model(String circuit, AnalysisOptions options) {
    return ErrorAnalysis.of(CircuitReader.read(circuit, "test"), "test", options);
  }

  @Test
  void foldsSurfaceCodesToWhatTheyAreUnrolled() {
    assertSame(Memories.rotated(3, 40, 0.01, 'Z'), true);
    assertSame(Memories.rotated(3, 41, 0.01, 'X'), true);
    assertSame(Memories.repetition(4, 1000, 0.01), true);
  }

  @Test
  void foldsRandomLoopsToWhatTheyAreUnrolled() {
    RandomStream random = new Seed(8).stream("loops");
    int folded = 0;
    for (int trial = 0; trial < 150; trial++) {
      folded += assertSame(loop(40 + random.nextInt(5), random), false) ? 1 : 0;
    }
    assertThat(folded).isGreaterThan(70);
  }

  @Test
  void foldsLoopsInLoopsToWhatTheyAreUnrolled() {
    RandomStream random = new Seed(9).stream("loops");
    int folded = 0;
    for (int trial = 0; trial < 60; trial++) {
      StabilizerCircuit inner = loop(15 + random.nextInt(5), random);
      StabilizerCircuit.Builder builder = StabilizerCircuit.builder().add(Op.MPAD, 0, 1, 0, 1);
      StabilizerCircuit outer = builder.repeat(16, inner).build();
      folded += assertSame(outer, false) ? 1 : 0;
    }
    assertThat(folded).isGreaterThan(20);
  }

  /** Detectors compare results of this turn with some of the one before or of the start. */
  private static StabilizerCircuit loop(long times, RandomStream random) {
    List<Step> steps = RandomCircuits.steps(8, random);
    long records = new StabilizerCircuit(steps).recordCount();
    StabilizerCircuit.Builder body = StabilizerCircuit.builder();
    steps.forEach(body::add);
    for (int i = 0; i < 2; i++) {
      int near = 1 + random.nextInt((int) records + 1);
      int far = 1 + random.nextInt((int) records + 4);
      body.add(Op.SHIFT_COORDS, new int[0]);
      body.add(
          new Step.Apply(
              Op.DETECTOR, "", new double[] {i, 1}, Target.record(near), Target.record(far)));
    }
    return StabilizerCircuit.builder()
        .add(Op.MPAD, 0, 1, 0, 1)
        .repeat(times, body.build())
        .add(Op.M, 0, 1, 2, 3)
        .add(Op.DETECTOR, Target.record(1), Target.record(2))
        .build();
  }

  /** Whether anything was folded. */
  private static boolean assertSame(StabilizerCircuit circuit, boolean mustFold) {
    ErrorModel plain = ErrorAnalysis.of(circuit, "test", LOOSE);
    ErrorModel folded = ErrorAnalysis.of(circuit, "test", LOOSE.folding());
    SortedMap<String, Double> expected = Merged.of(plain);
    SortedMap<String, Double> found = Merged.of(folded);
    assertThat(found.keySet()).as("%s", circuit).isEqualTo(expected.keySet());
    found.forEach((name, p) -> assertThat(p).isEqualTo(expected.get(name), within(1e-12)));
    assertThat(places(folded)).as("%s", circuit).isEqualTo(places(plain));
    assertThat(folded.detectorCount()).isEqualTo(plain.detectorCount());
    boolean isFolded = folded.steps().stream().anyMatch(RepeatBlock.class::isInstance);
    assertThat(isFolded || !mustFold).isTrue();
    return isFolded;
  }

  private static SortedSet<String> places(ErrorModel model) {
    List<String> places = new ArrayList<>();
    model.flattened(step -> {
      if (step instanceof DetectorDeclaration declaration && declaration.coordinates().size() > 0) {
        places.add(declaration.targets() + " at " + declaration.coordinates());
      }
    });
    return new TreeSet<>(places);
  }

  /**
   * Two turns are walked until it is seen that they repeat; those stay in front of and behind the
   * block.
   */
  @Test
  void blocksHaveTheirDetectorsShifted() {
    String circuit =
        "M 0\nREPEAT[rounds] 10 {\nX_ERROR(0.25) 0\nM 0\nSHIFT_COORDS(0, 1)\n"
            + "DETECTOR(5, 0) rec[-1] rec[-2]\n}";
    assertThat(ErrorModelWriter.write(model(circuit, AnalysisOptions.PLAIN.folding())))
        .isEqualTo(
            """
            repeat[rounds] 8 {
                error(0.25) D0
                shift_detectors(0, 1) 0
                detector(5, 0) D0
                shift_detectors 1
            }
            error(0.25) D0
            error(0.25) D1
            shift_detectors(0, 1) 0
            detector(5, 0) D0
            shift_detectors(0, 1) 0
            detector(5, 0) D1
            """);
  }

  @Test
  void turnsThatRepeatInPairsFoldInPairs() {
    String circuit =
        "R 0 1\nREPEAT 1000000000000000000 {\nX_ERROR(0.25) 0\nSWAP 0 1\n}\nM 0\nDETECTOR rec[-1]";
    assertThat(ErrorModelWriter.write(model(circuit, AnalysisOptions.PLAIN.folding())))
        .isEqualTo(
            """
            error(0.25) D0
            repeat 499999999999999998 {
                error(0.25) D0
            }
            error(0.25) D0
            """);
  }

  @Test
  void loopsWithoutNoiseCostNothing() {
    String circuit = "M 0\nREPEAT 1000000000000000000 {\nM 0\nDETECTOR rec[-1] rec[-2]\n}";
    ErrorModel found = model(circuit, AnalysisOptions.PLAIN.folding());
    assertThat(found.detectorCount()).isEqualTo(1_000_000_000_000_000_000L);
    assertThat(found.steps()).hasSizeLessThan(5);
    String empty = "REPEAT 1000000000000000000 {\nREPEAT 1000000000000000000 {\nTICK\n}\n}";
    assertThat(model(empty, AnalysisOptions.PLAIN.folding()).steps()).isEmpty();
  }

  @Test
  void countlessRoundsFold() {
    StabilizerCircuit circuit = Memories.repetition(3, Step.Repeat.MOST, 1e-3);
    ErrorModel model = ErrorAnalysis.of(circuit, "test", AnalysisOptions.PLAIN.folding());
    assertThat(model.detectorCount()).isEqualTo(circuit.detectorCount());
    assertThat(model.mechanismCount()).isGreaterThan(5 * Step.Repeat.MOST);
  }

  @Test
  void hugeLoopsAreRefusedUnrolled() {
    Refusals.check(
        "REPEAT 1000000000000000000 {\nTICK\n}", AnalysisOptions.PLAIN, "Maybe fold_loops");
    Refusals.check(
        "REPEAT 1000000000000000000 {\nREPEAT 10 {\nDETECTOR\n}\n}",
        AnalysisOptions.PLAIN.folding(),
        "2^62 detectors");
  }

  @Test
  void loopsThatNeverRepeatAreRefused() {
    Refusals.check(
        "REPEAT 1000000000000000000 {\nM 0\nDETECTOR rec[-1]\n}",
        AnalysisOptions.PLAIN.folding(),
        "does not repeat",
        "Maybe fewer turns");
  }

  @Test
  void recordsBeforeTheStartAreFoundWithoutUnrolling() {
    Refusals.check(
        "REPEAT 1000000000000000000 {\nM 0\nDETECTOR rec[-1] rec[-2]\n}",
        AnalysisOptions.PLAIN.folding(),
        "rec[-2]; there is only 1 result by then");
    Refusals.check("CX rec[-1] 0\nM 0", AnalysisOptions.PLAIN, "there is no result by then");
    String far = "REPEAT 1000000 {\nMPAD 0\n}\nDETECTOR rec[-1000000]";
    assertThat(model(far, AnalysisOptions.PLAIN.folding()).detectorCount()).isEqualTo(1);
  }

  @Test
  void chainsDoNotReachIntoBlocks() {
    String why = "without a beginning of its chain";
    Refusals.check("ELSE_CORRELATED_ERROR(0.1) X0", LOOSE, why);
    Refusals.check("E(0.1) X0\nREPEAT 3 {\nELSE_CORRELATED_ERROR(0.1) X0\n}", LOOSE, why);
    Refusals.check("E(0.1) X0\nREPEAT 3 {\nTICK\n}\nELSE_CORRELATED_ERROR(0.1) X0", LOOSE, why);
  }
}
