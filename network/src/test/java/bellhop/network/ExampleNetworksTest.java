package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExampleNetworksTest {
  static final Path FOLDER = Path.of("..", "examples", "networks");

  static Network example(String name) {
    return NetworkReader.read(FOLDER.resolve(name + ".yaml"));
  }

  @Test
  void joinsTwoCryostatsByMicrowaves() {
    Network network = example("two-cryostats");
    assertThat(network.qpus()).extracting(Qpu::name).containsExactly("east", "west");
    assertThat(network.dataQubits()).isEqualTo(16);
    Link link = network.links().getFirst();
    assertThat(link.name()).isEqualTo("east-west");
    assertThat(link.model().successProbability()).isEqualTo(1);
    assertThat(link.model().fidelity()).isBetween(0.9899, 0.9900);
    assertThat(network.latency(0, 1).seconds()).isBetween(146e-9, 148e-9);
  }

  @Test
  void knowsWhatIsPublishedOfToday() {
    Network network = example("two-cryostats-today");
    LinkModel model = network.links().getFirst().model();
    assertThat(model.fidelity()).isBetween(0.8039, 0.8041);
    assertThat(1 / model.attemptPeriod().seconds()).isBetween(12499.0, 12501.0);
    assertThat(network.clocks().preset()).isEqualTo("white-rabbit");
    assertThat(network.clocks().nodeRms()).isEqualTo(13e-12);
    assertThat(network.clocks().frequencyError()).isEqualTo(1e-8);
    assertThat(network.assumptions())
        .anyMatch(a -> a.where().equals("link/eth-2023/efficiency") && a.mark().equals("fitted"))
        .noneMatch(a -> a.where().equals("link/eth-2023/length"));
  }

  @Test
  void joinsTwoBuildingsWithUsablePairs() {
    Network network = example("two-buildings");
    assertThat(network.dataQubits()).isEqualTo(20);
    LinkModel model = network.links().getFirst().model();
    assertThat(model.fidelity()).isGreaterThan(0.93);
    assertThat(model.ratePerSecond()).isGreaterThan(1000);
  }

  @Test
  void couplesNeighboursAlone() {
    Network network = example("nearest-neighbours");
    assertThat(network.hasCouplings()).isTrue();
    Coupling east = network.qpu(0).coupling().orElseThrow();
    assertThat(east.edges()).hasSize(7);
    assertThat(east.besideCommunication(1)).isEqualTo(7);
    Coupling west = network.qpu(1).coupling().orElseThrow();
    assertThat(west.edges()).hasSize(10).contains(new Coupling.Edge(3, 7));
    assertThat(west.besideCommunication(0)).isEqualTo(4);
    assertThat(example("two-cryostats").hasCouplings()).isFalse();
  }

  @Test
  void sharesOneAnalyserAmongSixLinks() {
    Network network = example("four-qpu-star");
    assertThat(network.links()).hasSize(6).allMatch(l -> l.analyser().equals(OptionalInt.of(0)));
    assertThat(network.analysers().getFirst().channels()).isEqualTo(1);
    assertThat(network.links()).extracting(Link::name).contains("north-east", "south-west");
  }

  @Test
  void walksAlongALineOfEight() {
    Network network = example("eight-qpu-line");
    assertThat(network.dataQubits()).isEqualTo(1000);
    assertThat(network.findPath(0, 7).orElseThrow().links())
        .isEqualTo(List.of(0, 1, 2, 3, 4, 5, 6));
    assertThat(network.findPath(5, 3).orElseThrow().qpus()).isEqualTo(List.of(5, 4, 3));
  }

  @Test
  void takesTheIonsAsMeasured() {
    LinkModel model = example("two-ions").links().getFirst().model();
    assertThat(model.fidelity()).isBetween(0.96889, 0.96891);
    assertThat(model.ratePerSecond()).isBetween(9.69, 9.71);
  }
}
