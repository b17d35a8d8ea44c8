package bellhop.qec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelReader;
import bellhop.circuit.dem.ErrorModelWriter;
import bellhop.circuit.shots.Hits;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.decode.DecodingGraph.Herald;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.BitSet;
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

  /**
   * Random models to which heralds are added: the answer weighs as little as the slow twin's where
   * edges have the weights that the heralds of the shot give them.
   */
  @Test
  void weighsAsLittleAsTheSlowTwinWhateverFires() {
    RandomStream chance = new Seed(9).stream("graphs", 0);
    for (int turn = 0; turn < 300; turn++) {
      DecodingGraph graph = Shots.split(withHeralds(Shots.randomModel(chance, true), chance));
      Matching decoder = Matching.of(graph, "model");
      for (int shot = 0; shot < 10; shot++) {
        checkWeight(graph, decoder, chance);
      }
    }
  }

  /** Of detectors from D40 on, some of which speak of the same faults, and of others' too. */
  private static String withHeralds(String model, RandomStream chance) {
    StringBuilder all = new StringBuilder(model);
    for (int herald = 40; herald < 44; herald++) {
      all.append("detector[herald] D%d\n".formatted(herald));
      for (int i = chance.nextInt(4); i > 0; i--) {
        all.append(
            "error(%s) D%d D%d D%d\n"
                .formatted(
                    chance.nextDouble() / 4, herald, chance.nextInt(3), 3 + chance.nextInt(3)));
      }
      all.append("error(0.01) D%d\n".formatted(herald));
    }
    return all.toString();
  }

  private static void checkWeight(DecodingGraph graph, Matching decoder, RandomStream chance) {
    MatchingGraph edges = MatchingGraph.of(graph, "model");
    BitSet shot = new BitSet();
    for (int fault = 0; fault < graph.faultCount(); fault++) {
      if (chance.nextInt(8) == 0) {
        Arrays.stream(graph.detectors(fault)).forEach(shot::flip);
      }
    }
    int[] events = shot.stream().toArray();
    for (Herald herald : graph.heralds()) {
      if (chance.nextBoolean(0.5)) {
        shot.set(herald.detector());
        makeCheaper(edges, herald);
      }
    }
    Hits faults = new Hits();
    decoder.correct(Shots.of(graph, shot.stream().toArray()), faults);
    boolean[] blamed = new boolean[edges.edgeCount()];
    Arrays.stream(faults.of(0)).forEach(fault -> blamed[edges.edgeOf(fault)] ^= true);
    LeastMatching twin = new LeastMatching(edges);
    assertThat(Shots.explain(graph, faults.of(0), events)).isTrue();
    assertThat(twin.weightOf(blamed)).isEqualTo(twin.weight(events));
  }

  private static void makeCheaper(MatchingGraph edges, Herald herald) {
    for (int i = 0; i < herald.faults().length; i++) {
      int edge = edges.edgeOf(herald.faults()[i]);
      double p = Math.max(edges.probability(edge), Math.min(0.5, herald.probability(i)));
      for (int place : edges.places(edge)) {
        edges.weights[place] = Math.min(edges.weights[place], edges.weight(p));
      }
    }
  }

  /** A herald that says less than is known anyway leaves what another one has said. */
  @Test
  void heraldsNeverMakeAnEdgeDearer() {
    DecodingGraph graph =
        Shots.split(
            """
            error(0.1) D2 D0 D1
            error(0.0001) D2 D0 L0
            error(0.01) D0 L0
            error(0.001) D1
            detector[herald] D2
            """);
    assertThat(Shots.predicted(Matching.of(graph, "model"), graph, 0, 1, 2)).isEqualTo("0");
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
    StabilizerCircuit circuit = Shots.losingPairs(3, 0.1);
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
