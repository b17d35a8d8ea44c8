package bellhop.qec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelReader;
import bellhop.circuit.dem.ErrorModelWriter;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.pair.BellWeights;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.seam.Axis;
import bellhop.qec.seam.Copying;
import bellhop.qec.seam.Machines;
import bellhop.qec.seam.Seam;
import bellhop.qec.seam.SeamedNoise;
import java.util.BitSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HeraldsTest {
  /** Two ways from D0 to D1: the rarer one is the right one when its herald fires. */
  private static final String MODEL =
      """
      error(0.01) D2 D0 D1 L0
      error(0.01) D2
      error(0.1) D0 D3
      error(0.1) D3 D1
      error(0.001) D0
      error(0.001) D1
      detector[herald] D2
      """;

  @Test
  void believesAnErasureThatIsAnnounced() {
    DecodingGraph graph = Shots.split(MODEL);
    for (Corrector decoder :
        new Corrector[] {Matching.of(graph, "model"), UnionFind.of(graph, "model")}) {
      assertThat(Shots.predicted(decoder, graph, 0, 1, 2)).isEqualTo("1");
      assertThat(Shots.predicted(decoder, graph, 0, 1)).isEqualTo("0");
      assertThat(Shots.predicted(decoder, graph, 2)).isEqualTo("0");
      assertThat(Shots.predicted(decoder, graph, 0, 1, 2)).isEqualTo("1");
    }
  }

  @Test
  void heraldsAreNoEvents() {
    DecodingGraph graph = Shots.split(MODEL);
    assertThat(graph.heralds()).hasSize(1);
    assertThat(graph.heralds().getFirst().probability(0)).isEqualTo(0.5);
    assertThat(graph.faultCount()).isEqualTo(5);
  }

  /**
   * One pair in ten of a cut surface code does not come. Who hears of it errs less than half as
   * often as who takes it for noise that nobody announces.
   */
  @Test
  void pairsThatDoNotComeCostLessIfThatIsHeard() {
    StabilizerCircuit clean =
        MemoryTask.of("surface_code", "rotated_memory_z", OptionalInt.of(3), 3).circuit();
    NoiseModel bulk = NoiseModel.generator(0.001, 0.001, 0.001, 0.001);
    Copying copying = Copying.of(BellWeights.werner(0.99), bulk).failing(0.1);
    StabilizerCircuit circuit =
        new SeamedNoise(bulk, Machines.middle(clean, Axis.X), new Seam.Teleported(copying))
            .apply(clean);
    AnalysisOptions options = AnalysisOptions.PLAIN.approximating(1);
    int heard = Shots.errors(circuit, options, 3, Matching::of);
    int unheard =
        Shots.errors(circuit, options, 3, (graph, source) -> Matching.of(deaf(circuit), source));
    assertThat(2 * heard).isLessThan(unheard);
  }

  /** The same circuit to those who do not look at heralds. */
  private static DecodingGraph deaf(StabilizerCircuit circuit) {
    ErrorModel model =
        ErrorAnalysis.of(circuit, "deaf", AnalysisOptions.PLAIN.approximating(1).splitting());
    BitSet others = new BitSet();
    others.set(0, (int) model.detectorCount());
    DecodingGraph.split(model, "deaf").heralds().forEach(its -> others.clear(its.detector()));
    String untagged = ErrorModelWriter.write(model).replace("[herald]", "");
    return DecodingGraph.split(ErrorModelReader.read(untagged, "deaf"), "deaf").on(others);
  }
}
