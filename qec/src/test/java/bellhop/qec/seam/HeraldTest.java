package bellhop.qec.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.dem.DetectorDeclaration;
import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelWriter;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.pair.BellWeights;
import bellhop.qec.code.Basis;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.code.RotatedSurfaceCode;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.model.Merged;
import bellhop.qec.noise.NoiseModel;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs that do not come, and the results that tell. */
class HeraldTest {
  private static final NoiseModel BULK = NoiseModel.uniform(1e-3);
  private static final Copying SURE = Copying.of(BellWeights.werner(0.95), BULK);

  private static List<Seam> seams(Copying copying) {
    return List.of(new Seam.Teleported(copying), Seam.Cat.ofAll(copying));
  }

  /** Without its heralds, a circuit whose pairs come has the faults of one that has no heralds. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void resultsOfTheCodeAreWhereTheyWere(int rounds) {
    StabilizerCircuit clean = new MemoryTask(new RotatedSurfaceCode(3), Basis.Z, rounds).circuit();
    Machines machines = Machines.middle(clean, Axis.X);
    for (int i = 0; i < 2; i++) {
      check(clean, machines, seams(SURE.failing(0.2)).get(i), seams(SURE).get(i));
    }
  }

  /**
   * Results of three turns before, blocks in blocks, and a block that begins with none behind it.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "R 1\nM 1 1 1\nREPEAT 9 {\nR 1\nCX 0 1\nM 1\nDETECTOR rec[-1] rec[-4]\n}\n",
        "R 1\nM 1\nREPEAT 4 {\nREPEAT 3 {\nR 1\nCX 0 1\nM 1\nDETECTOR rec[-1] rec[-2]\n}\nM 1\n"
            + "DETECTOR rec[-1] rec[-3]\n}\n",
        "R 1\nM 1\nREPEAT 3 {\nCX 0 1\n}\nM 1\nDETECTOR rec[-1] rec[-2]\n",
      })
  void referencesLookBackOverAllHeralds(String text) {
    StabilizerCircuit clean = CircuitReader.readWhole(text, "test");
    Machines machines = Machines.of(Map.of(0, 0, 1, 1));
    check(clean, machines, seams(SURE.failing(0.2)).get(0), seams(SURE).get(0));
  }

  private static void check(StabilizerCircuit clean, Machines machines, Seam failing, Seam sure) {
    StabilizerCircuit heralded = new SeamedNoise(BULK, machines, failing).apply(clean);
    StabilizerCircuit plain = new SeamedNoise(BULK, machines, sure).apply(clean);
    assertThat(heralded.detectorCount() - plain.detectorCount())
        .isEqualTo(PairCount.of(clean, machines, failing).total())
        .isEqualTo(heralded.recordCount() - plain.recordCount());
    assertSame(analysis(withoutHeralds(heralded)), analysis(plain));
  }

  private static void assertSame(ErrorModel model, ErrorModel twin) {
    SortedMap<String, Double> found = Merged.of(model);
    SortedMap<String, Double> expected = Merged.of(twin);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach((flipped, q) -> assertThat(q).isEqualTo(expected.get(flipped), within(1e-15)));
  }

  private static ErrorModel analysis(StabilizerCircuit circuit) {
    return ErrorAnalysis.of(circuit, "test", AnalysisOptions.PLAIN);
  }

  /** No pair fails, and no detector is a herald, but their results are still there. */
  private static StabilizerCircuit withoutHeralds(StabilizerCircuit circuit) {
    List<Step> steps = new ArrayList<>();
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Repeat(long times, String tag, StabilizerCircuit body) ->
            steps.add(new Step.Repeat(times, tag, withoutHeralds(body)));
        case Step.Apply apply when apply.op() == Op.HERALDED_ERASE ->
            steps.add(Step.Apply.of(Op.HERALDED_ERASE, 0, apply.targets()));
        case Step.Apply apply when isHerald(apply) -> {}
        case Step.Apply apply -> steps.add(apply);
      }
    }
    return new StabilizerCircuit(steps);
  }

  private static boolean isHerald(Step.Apply apply) {
    return apply.op() == Op.DETECTOR && apply.tag().equals("herald");
  }

  /** A lost pair is any Pauli on the copy, a quarter each, and tells so. */
  @Test
  void aPairThatDoesNotComeIsHeraldedInTheModel() {
    StabilizerCircuit clean =
        CircuitReader.readWhole("R 0 1\nCX 0 1\nM 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]", "test");
    Copying lost = Copying.of(BellWeights.werner(1), NoiseModel.NONE).failing(0.2);
    SeamedNoise noise =
        new SeamedNoise(
            NoiseModel.NONE, Machines.of(Map.of(0, 0, 1, 1)), new Seam.Teleported(lost));
    AnalysisOptions loose = AnalysisOptions.PLAIN.approximating(1);
    ErrorModel model = ErrorAnalysis.of(noise.apply(clean), "test", loose);
    assertThat(Merged.of(model)).isEqualTo(new TreeMap<>(Map.of("D0", 0.1, "D0 D2", 0.1)));
    assertThat(ErrorModelWriter.write(model)).contains("detector[herald] D0");
    assertThatThrownBy(() -> analysis(noise.apply(clean)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("approximate_disjoint_errors");
  }

  /** Blocks stay: only turns that look less far back stand apart. */
  @Test
  void manyRoundsStayABlock() {
    long rounds = 1_000_000_000_000L;
    int checks = 8;
    StabilizerCircuit clean = new RotatedSurfaceCode(3).memory(Basis.Z, rounds);
    Seam seam = Seam.Cat.ofAll(SURE.failing(0.1));
    StabilizerCircuit noisy =
        new SeamedNoise(BULK, Machines.middle(clean, Axis.X), seam).apply(clean);
    assertThat(noisy.steps().stream().filter(Step.Repeat.class::isInstance).count())
        .isLessThanOrEqualTo(2);
    assertThat(noisy.detectorCount()).isEqualTo(rounds * (checks + 3));
  }

  @Test
  void foldedModelsKeepTheTag() {
    StabilizerCircuit clean = new RotatedSurfaceCode(3).memory(Basis.Z, 100);
    Seam seam = Seam.Cat.ofAll(SURE.failing(0.1));
    StabilizerCircuit noisy =
        new SeamedNoise(BULK, Machines.middle(clean, Axis.X), seam).apply(clean);
    AnalysisOptions loose = AnalysisOptions.PLAIN.approximating(1);
    ErrorModel folded = ErrorAnalysis.of(noisy, "test", loose.folding());
    List<Long> heralds = new ArrayList<>();
    folded.flattened(step -> {
      if (step instanceof DetectorDeclaration its && its.tag().equals("herald")) {
        heralds.add(its.targets().get(0));
      }
    });
    assertThat(heralds).hasSize(300);
    assertSame(folded, ErrorAnalysis.of(noisy, "test", loose));
  }

  @Test
  void blocksWithoutResultsCannotBeLookedOver() {
    StabilizerCircuit clean =
        CircuitReader.readWhole(
            "M 1\nREPEAT 99 {\nCX 0 1\n}\nM 1\nDETECTOR rec[-1] rec[-2]", "test");
    Machines machines = Machines.of(Map.of(0, 0, 1, 1));
    Seam seam = new Seam.Teleported(SURE.failing(0.1));
    assertThatThrownBy(() -> new SeamedNoise(BULK, machines, seam).apply(clean))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("seam failure: a block with gates between machines");
    assertThat(new SeamedNoise(BULK, machines, new Seam.Teleported(SURE)).apply(clean).steps())
        .isNotEmpty();
  }
}
