package bellhop.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import bellhop.network.Device;
import bellhop.network.Network;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.CircuitPlanner;
import bellhop.protocol.path.Wanted;
import bellhop.units.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The planner's forecast against the simulation: chains under one request that never stops,
 * memories that forget within four mean times of a link. Tolerances are the forecast's; at least
 * 1,000 pairs a case keep the error of counting (3 % in rate, 0.004 in fidelity) below them.
 */
final class PlanningTest {
  private static final double CHANCE = 0.02;
  private static final double MEAN_S = 101e-6 / CHANCE;
  private static final double LIFETIME_S = 20e-3;

  private static Network chain(int links, int lanes) {
    Memory memory = new Memory(LIFETIME_S, LIFETIME_S, 0);
    Device instant = Chains.INSTANT;
    Device device =
        new Device(
            instant.oneQubitGate(),
            0,
            instant.twoQubitGate(),
            0,
            instant.readout(),
            0,
            0,
            instant.classify(),
            instant.reset(),
            memory);
    XState born = XState.werner(0.97, BellState.PSI_PLUS);
    return Chains.of(links, lanes, Chains.model(CHANCE, born, lanes), device);
  }

  private static Circuit planned(Network network, double fidelity, Optional<Span> cutoff) {
    Wanted wanted = new Wanted(0, network.links().size(), fidelity);
    return CircuitPlanner.plan(network, List.of(wanted), cutoff, false).circuits().getFirst();
  }

  private static void compare(
      Network network, Circuit circuit, double fidelityWithin, double percent) {
    double seconds = 1500 / circuit.rate();
    TrafficResult result = Chains.stream(network, circuit, seconds, 1).run();
    String words = circuit.nodes().size() + " nodes, cut-off " + circuit.cutoff();
    assertThat(result.firstViolations()).isEmpty();
    assertThat(result.delivered()).as(words).isGreaterThan(1000);
    assertThat(result.meanFidelity())
        .as(words)
        .isCloseTo(circuit.fidelity(), within(fidelityWithin));
    assertThat(result.delivered() / seconds)
        .as(words)
        .isCloseTo(circuit.rate(), withPercentage(percent));
  }

  @Test
  void twoHopsAreForecastWithinOneHundredthAndATenth() {
    for (int lanes : new int[] {1, 3}) {
      Network network = chain(2, lanes);
      for (double cutoff : new double[] {0, 0.25, 0.5, 1, 2}) {
        Span its = Span.seconds(cutoff * MEAN_S);
        compare(network, planned(network, 0, Optional.of(its)), 0.01, 10);
      }
    }
  }

  @Test
  void fourHopsAreForecastWithinThreeHundredthsAndAFifth() {
    for (int lanes : new int[] {1, 3}) {
      Network network = chain(4, lanes);
      for (double cutoff : new double[] {0, 0.25, 0.5, 1, 2}) {
        Span its = Span.seconds(cutoff * MEAN_S);
        compare(network, planned(network, 0, Optional.of(its)), 0.03, 20);
      }
    }
  }

  /** Without a cut-off this chain gives 0.68. */
  @Test
  void aChosenCutoffDeliversTheFidelityThatWasAskedFor() {
    Network network = chain(2, 1);
    Circuit circuit = planned(network, 0.85, Optional.empty());
    assertThat(circuit.cutoff().picos()).isPositive();
    TrafficResult result = Chains.stream(network, circuit, 1500 / circuit.rate(), 2).run();
    assertThat(result.meanFidelity()).isCloseTo(0.85, within(0.005));
  }
}
