package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.ClockPage;
import bellhop.experiment.screen.ClockScreen;
import bellhop.experiment.screen.Ink;
import bellhop.network.Clocks;
import bellhop.network.Holdover;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.TimingPrice;
import bellhop.units.Span;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** From a network file to what its clocks cost. */
class ClockRunTest {
  private static final Path EXAMPLES = Path.of("../examples/networks");
  private static final Span HOUR = Span.seconds(3600);

  @Test
  void twoBuildingsForAnHour() {
    Network network = NetworkReader.read(EXAMPLES.resolve("two-buildings.yaml"));
    ClockResult result = ClockRun.of(network, HOUR, 1);
    ClockResult.NodeTime south = result.nodes().get(1);
    ClockResult.LinkTime link = result.links().getFirst();
    assertThat(south.reference()).isEqualTo("north");
    assertThat(south.lockedAfterS().orElseThrow()).isLessThan(60);
    assertThat(south.offsetMaxS().orElseThrow()).isLessThan(1e-9);
    // The only link there is; its end B is the node, its end A the reference.
    assertThat(link.offsetRmsS()).isEqualTo(south.offsetRmsS());
    double mean = link.offsetMeanS().orElseThrow();
    double rms = link.offsetRmsS().orElseThrow();
    double spread = StrictMath.sqrt(rms * rms - mean * mean);
    TimingPrice price = TimingPrice.of(network.link(0), mean, spread);
    assertThat(link.fidelity().orElseThrow()).isEqualTo(price.fidelity(), within(1e-9));
    assertThat(link.gating().orElseThrow().visibility().orElseThrow())
        .isEqualTo(south.visibility().orElseThrow());
    assertThat(link.gating().orElseThrow().catchEfficiency()).isEmpty();
    assertThat(link.loPhase().orElseThrow().phaseRmsRad())
        .isEqualTo(south.loPhaseRmsRad().orElseThrow());
    assertThat(link.opticalPhase().phaseRmsRad()).isEqualTo(0.05);
    assertThat(link.opticalPhase().fidelity()).isEqualTo(link.fidelityPerfectClocks());
    assertThat(south.fidelityFactor().orElseThrow())
        .isEqualTo(link.fidelity().orElseThrow() / link.fidelityPerfectClocks(), within(1e-12));
    assertThat(link.fidelity().orElseThrow()).isLessThan(link.fidelityPerfectClocks() - 1e-4);
    assertThat(link.halfWindowS().orElseThrow()).isEqualTo(200e-9, within(1e-15));
    assertThat(link.holdoverStopsAfterS().orElseThrow())
        .isEqualTo(new Holdover(network.clocks()).stopsAfter(200e-9));
    assertThat(result.headline()).contains("All nodes are locked", "north-south");
    assertThat(RecordWriter.print(ClockRun.of(network, HOUR, 1)))
        .isEqualTo(RecordWriter.print(result))
        .isNotEqualTo(RecordWriter.print(ClockRun.of(network, HOUR, 2)));
  }

  /** Siblings of the star exchange with the first QPU, not with each other. */
  @Test
  void linksBetweenSiblingsHoldOverForLessTime() {
    ClockResult result = ClockRun.of(timed("four-qpu-star.yaml", rabbit()), HOUR, 3);
    assertThat(result.links()).hasSize(6);
    assertThat(result.links().getFirst().holdoverStopsAfterS().orElseThrow())
        .isGreaterThan(result.links().getLast().holdoverStopsAfterS().orElseThrow());
    for (ClockResult.LinkTime link : result.links()) {
      assertThat(link.offsetMaxS().orElseThrow()).isLessThan(1e-9);
      assertThat(link.offsetRmsS().orElseThrow()).isLessThan(100e-12);
    }
  }

  @Test
  void withoutClocksInTheFileThereIsNothingToLock() {
    ClockDetails details =
        ClockRun.inDetail(NetworkReader.read(EXAMPLES.resolve("four-qpu-star.yaml")), HOUR, 1);
    ClockResult result = details.result();
    assertThat(result.headline()).contains("taken as perfect", "nothing to lock");
    assertThat(result.nodes()).allSatisfy(node -> assertThat(node.lockedAfterS()).hasValue(0));
    assertThat(ClockScreen.print(result, Ink.PLAIN))
        .contains("clocks: {preset: white-rabbit}")
        .doesNotContain("locked after");
    assertThat(ClockPage.print(details)).doesNotContain("Offsets in time", "locked after");
    assertThat(result.links())
        .allSatisfy(link -> {
          assertThat(link.offsetMaxS()).hasValue(0);
          assertThat(link.fidelity().orElseThrow()).isEqualTo(link.fidelityPerfectClocks());
          assertThat(link.holdoverStopsAfterS()).isEmpty();
        });
  }

  @Test
  void clocksThatNeverLockStopHeralding() {
    Clocks noisy = new Clocks("none", 0, 0, 0, 0, 1e-6, 0, 1, 0.7, 0.3);
    ClockDetails details = ClockRun.inDetail(timed("four-qpu-star.yaml", noisy), HOUR, 1);
    ClockResult result = details.result();
    assertThat(result.clocks()).isEqualTo("own");
    assertThat(result.nodes().get(1).lockedAfterS()).isEmpty();
    assertThat(result.nodes().get(1).visibility()).isEmpty();
    assertThat(result.links().getFirst().fidelity()).isEmpty();
    assertThat(result.headline())
        .isEqualTo(
            "3 of 4 nodes did not lock within 1 h, so heralding cannot start on 6 of 6 links.");
    assertThat(RecordWriter.print(result)).contains("\"locked_after_s\": null");
    assertThat(ClockScreen.print(result, Ink.PLAIN)).contains("never");
    assertThat(ClockPage.print(details)).contains("never");
  }

  @Test
  void reportsDrawEveryNode() {
    ClockDetails details = ClockRun.inDetail(timed("four-qpu-star.yaml", rabbit()), HOUR, 1);
    assertThat(details.seconds()).hasSize(600);
    assertThat(ClockPage.print(details))
        .contains("north (reference)", "trend3", "What time costs each link", "clocks/start")
        .doesNotContain("http://", "https://", "src=");
    assertThat(ClockScreen.print(details.result(), Ink.PLAIN)).contains("north-east", "holds over");
  }

  private static Clocks rabbit() {
    return NetworkReader.read(EXAMPLES.resolve("two-cryostats-today.yaml")).clocks();
  }

  private static Network timed(String example, Clocks clocks) {
    Network read = NetworkReader.read(EXAMPLES.resolve(example));
    return new Network(
        read.name(),
        read.qpus(),
        read.qnus(),
        read.analysers(),
        read.links(),
        clocks,
        read.assumptions());
  }
}
