package bellhop.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import bellhop.network.Device;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.DistilledWeights;
import bellhop.pair.Memory;
import bellhop.pair.SwapOutcome;
import bellhop.pair.XState;
import bellhop.protocol.path.Circuit;
import bellhop.units.Seed;
import bellhop.units.Span;
import org.junit.jupiter.api.Test;

/** Chains under one request that never stops, against closed forms and a plain twin. */
final class ChainTest {
  private static final XState PERFECT = XState.bell(BellState.PSI_PLUS);

  @Test
  void oneLinkMakesAPairPerMeanNumberOfAttemptsAndRoundTrip() {
    double p = 0.2;
    Network network = Chains.of(1, 1, Chains.model(p, PERFECT, 1), Chains.INSTANT);
    Circuit circuit = Chains.circuit(network, 0, Circuit.Method.EPL, Span.ZERO);
    TrafficResult result = Chains.stream(network, circuit, 20, 1).run();
    // from an attempt to the herald 100 us, track 100 us, answer 100 us, then the next one begins
    double cycle = (1 / p - 1) * 101e-6 + 300e-6;
    double pairs = 20 / cycle;
    double sigma = Math.sqrt(20 / Math.pow(cycle, 3)) * Math.sqrt(1 - p) / p * 101e-6;
    assertThat((double) result.delivered()).isCloseTo(pairs, offset(4 * sigma));
  }

  @Test
  void tenRoutersBringAsManyPairsAsThePlainTwin() {
    Network network = Chains.of(9, 2, Chains.model(0.0717, PERFECT, 2), Chains.INSTANT);
    Circuit circuit = Chains.circuit(network, 0, Circuit.Method.EPL, Span.ZERO);
    double seconds = 40;
    long fast = 0;
    long plain = 0;
    for (int seed = 1; seed <= 2; seed++) {
      fast += Chains.stream(network, circuit, seconds, seed).run().delivered();
      PlainChain twin = new PlainChain(network.link(0), 9, 2, new Seed(seed));
      plain += twin.run((long) (seconds * 1e12));
    }
    assertThat((double) fast).isCloseTo((double) plain, withPercentage(2));
  }

  @Test
  void noPairOfAChainBreaksAProtocolsPromise() {
    Network network = Chains.of(5, 3, Chains.model(0.3, PERFECT, 3), Chains.INSTANT);
    for (Circuit.Method method : Circuit.Method.values()) {
      Circuit circuit = Chains.circuit(network, 1, method, Span.micros(1_500));
      TrafficResult result = Chains.stream(network, circuit, 2, 7).run();
      assertThat(result.firstViolations()).isEmpty();
      assertThat(result.expired()).isPositive();
      assertThat(result.delivered()).isGreaterThan(100);
      assertThat(result.generated())
          .isEqualTo(result.used() + result.expired() + result.discarded() + result.stored());
    }
  }

  /** Two links that always succeed: all times in the life of the first pair are known. */
  @Test
  void fidelityAtUseIsTheClosedFormOfEachHalfsAge() {
    XState born = XState.werner(0.95, BellState.PSI_PLUS);
    Network network = Chains.of(2, 1, Chains.model(1, born, 1), Chains.INSTANT);
    Circuit circuit = Chains.circuit(network, 0, Circuit.Method.EPL, Span.ZERO);
    TrafficResult result = Chains.stream(network, circuit, 0.00055, 3).run();
    // the relay hears of the demand after 100 us and starts the second link; its herald comes at
    // 200 us, the swap and the track with it; tail at 300 us, and 200 us later the head
    XState one = born.decay(Chains.MEMORY, 500e-6, Chains.MEMORY, 200e-6);
    XState other = born.decay(Chains.MEMORY, 100e-6, Chains.MEMORY, 200e-6);
    assertThat(result.fidelities()).hasSize(1);
    assertThat(closest(one, other, result.fidelityMin())).isLessThan(1e-12);
  }

  /** Halves that are measured at the ends as they come do not wait for the track and the answer. */
  @Test
  void aMeasuredHalfAgesNoMore() {
    XState born = XState.werner(0.95, BellState.PSI_PLUS);
    Network network = Chains.of(2, 1, Chains.model(1, born, 1), Chains.INSTANT);
    Circuit kept = Chains.circuit(network, 0, Circuit.Method.EPL, Span.ZERO);
    Circuit measured =
        new Circuit(
            0,
            kept.nodes(),
            kept.links(),
            kept.rounds(),
            kept.method(),
            kept.cutoff(),
            kept.retry(),
            kept.latency(),
            1,
            1,
            true);
    TrafficResult result = Chains.stream(network, measured, 0.00055, 3).run();
    XState one = born.decay(Chains.MEMORY, 100e-6, Chains.MEMORY, 200e-6);
    XState other = born.decay(Chains.MEMORY, 100e-6, Chains.MEMORY, 100e-6);
    assertThat(result.fidelities()).hasSize(1);
    assertThat(closest(one, other, result.fidelityMin())).isLessThan(1e-12);
  }

  /** How far a fidelity is from that of the nearest outcome of the swap. */
  private static double closest(XState one, XState other, double fidelity) {
    double closest = Double.POSITIVE_INFINITY;
    for (SwapOutcome outcome : XState.swap(one, other)) {
      double its = outcome.state().fidelity(outcome.measured());
      closest = Math.min(closest, Math.abs(its - fidelity));
    }
    return closest;
  }

  /** Of at least 20,000 rounds, at 4.4 standard errors; states to rounding. */
  @Test
  void roundsSucceedAsOftenAndGainAsMuchAsTheirClosedForms() {
    XState born = XState.werner(0.85, BellState.PSI_PLUS);
    Network network = Chains.of(1, 2, forEver(born), forEver());
    BellWeights w = BellWeights.werner(0.85);
    for (Circuit.Method method :
        new Circuit.Method[] {Circuit.Method.DEJMPS, Circuit.Method.BBPSSW}) {
      DistilledWeights expected =
          method == Circuit.Method.DEJMPS ? w.dejmps(w) : BellWeights.bbpssw(0.85);
      Circuit circuit = Chains.circuit(network, 1, method, Span.ZERO);
      TrafficResult result = Chains.stream(network, circuit, 30, 5).run();
      double rounds = result.distillations() / 2.0;
      assertThat(rounds).isGreaterThan(20_000);
      double share = result.delivered() / rounds;
      double sigma = Math.sqrt(share * (1 - share) / rounds);
      assertThat(share).isCloseTo(expected.probability(), offset(4.4 * sigma + 1 / rounds));
      assertThat(result.meanFidelity()).isCloseTo(expected.weights().fidelity(), offset(1e-9));
    }
  }

  /**
   * Gates that replace both qubits of a node, readouts that err, unequal weights: the closed maps
   * with probability (1−q)², else two mixed pairs. 4.4 standard errors.
   */
  @Test
  void roundsWithErrorsOnUnequalWeightsFollowTheirClosedForms() {
    double gate = 0.02;
    double readout = 0.03;
    BellWeights w = new BellWeights(0.8, 0.13, 0.05, 0.02);
    XState born = XState.ofWeights(w.correct(BellState.PSI_PLUS));
    Network network = Chains.of(1, 2, forEver(born), noisy(gate, readout));
    double misread = 2 * readout * (1 - readout);
    double clean = Math.pow(1 - 16.0 / 15 * gate, 2);
    for (Circuit.Method method :
        new Circuit.Method[] {Circuit.Method.DEJMPS, Circuit.Method.BBPSSW}) {
      DistilledWeights round =
          method == Circuit.Method.DEJMPS ? w.dejmps(w, misread) : w.bbpssw(w, misread);
      double success = clean * round.probability() + (1 - clean) / 2;
      double mixed = (1 - clean) / 2 / success;
      double fidelity = (1 - mixed) * round.weights().fidelity() + mixed / 4;
      Circuit circuit = Chains.circuit(network, 1, method, Span.ZERO);
      TrafficResult result = Chains.stream(network, circuit, 30, 5).run();
      double rounds = result.distillations() / 2.0;
      assertThat(rounds).isGreaterThan(20_000);
      double sigma = Math.sqrt(success * (1 - success) / rounds);
      assertThat(result.delivered() / rounds).isCloseTo(success, offset(4.4 * sigma + 1 / rounds));
      double spread = Math.sqrt(mixed * (1 - mixed)) * (round.weights().fidelity() - 0.25);
      assertThat(result.meanFidelity())
          .isCloseTo(fidelity, offset(4.4 * spread / Math.sqrt((double) result.delivered())));
    }
  }

  @Test
  void eplSucceedsAsOftenAndGainsAsMuchAsItsClosedForm() {
    XState born = XState.normalised(0.01, 0.45, 0.4, 0.14, 0.35, 0, 0, 0);
    Network network = Chains.of(1, 2, forEver(born), forEver());
    Circuit circuit = Chains.circuit(network, 1, Circuit.Method.EPL, Span.ZERO);
    TrafficResult result = Chains.stream(network, circuit, 30, 5).run();
    var expected = born.epl(born, 0, 0);
    double rounds = result.distillations() / 2.0;
    double share = result.delivered() / rounds;
    double sigma = Math.sqrt(share * (1 - share) / rounds);
    assertThat(rounds).isGreaterThan(20_000);
    assertThat(share).isCloseTo(expected.probability(), offset(4.4 * sigma + 1 / rounds));
    assertThat(result.meanFidelity())
        .isCloseTo(expected.state().fidelity(BellState.PSI_PLUS), offset(1e-9));
  }

  private static LinkModel forEver(XState born) {
    return Chains.model(1, born, 2);
  }

  private static Device forEver() {
    return noisy(0, 0);
  }

  private static Device noisy(double gate, double readout) {
    Device instant = Chains.INSTANT;
    return new Device(
        instant.oneQubitGate(),
        0,
        instant.twoQubitGate(),
        gate,
        instant.readout(),
        readout,
        readout,
        instant.classify(),
        instant.reset(),
        Memory.PERFECT);
  }

  @Test
  void sameSeedSameEvents() {
    Network network = Chains.of(4, 2, Chains.model(0.2, PERFECT, 2), Chains.INSTANT);
    Circuit circuit = Chains.circuit(network, 0, Circuit.Method.EPL, Span.micros(3_000));
    long hash = Chains.stream(network, circuit, 1, 9).run().traceHash();
    assertThat(Chains.stream(network, circuit, 1, 9).run().traceHash()).isEqualTo(hash);
    assertThat(Chains.stream(network, circuit, 1, 10).run().traceHash()).isNotEqualTo(hash);
  }
}
