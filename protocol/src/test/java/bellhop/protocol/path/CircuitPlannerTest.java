package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.Network;
import bellhop.protocol.path.Plan.Answer;
import bellhop.protocol.path.Plan.Refusal;
import bellhop.units.Span;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is planned on rows of links whose memories are good, or forget within a few mean times. */
final class CircuitPlannerTest {
  private static Network row(int links, int lanes, double fidelity, double lifetimeS) {
    return Rows.of(links, lanes, Rows.werner(fidelity), lifetimeS, Span.micros(100));
  }

  private static Plan plan(Network network, double fidelity, Optional<Span> cutoff) {
    Wanted wanted = new Wanted(0, network.links().size(), fidelity);
    return CircuitPlanner.plan(network, List.of(wanted), cutoff, true);
  }

  private static Circuit only(Plan plan) {
    assertThat(plan.circuits()).hasSize(1);
    return plan.circuits().getFirst();
  }

  @Test
  void goodMemoriesNeedNoCutoff() {
    Circuit circuit = only(plan(row(3, 1, 0.98, 1e3), 0.9, Optional.empty()));
    assertThat(circuit.cutoff()).isEqualTo(Span.ZERO);
    assertThat(circuit.rounds()).containsOnly(0);
  }

  @Test
  void takesTheLongestCutoffThatReachesTheFidelity() {
    Network network = row(2, 1, 0.97, 0.02);
    Circuit any = only(plan(network, 0, Optional.empty()));
    assertThat(any.fidelity()).isLessThan(0.7);
    Circuit good = only(plan(network, 0.85, Optional.empty()));
    assertThat(good.fidelity()).isCloseTo(0.85, within(1e-3)).isGreaterThanOrEqualTo(0.85);
    assertThat(good.cutoff().picos()).isPositive();
    Span longer = Span.seconds(1.05 * good.cutoff().seconds());
    Circuit stated = only(plan(network, 0, Optional.of(longer)));
    assertThat(stated.fidelity()).isLessThan(0.85);
    assertThat(stated.rate()).isGreaterThan(good.rate());
  }

  @Test
  void aHigherFidelityCostsRate() {
    Network network = row(4, 2, 0.97, 0.05);
    double rate = Double.POSITIVE_INFINITY;
    for (double fidelity : new double[] {0.5, 0.6, 0.7, 0.75, 0.8}) {
      Circuit circuit = only(plan(network, fidelity, Optional.empty()));
      assertThat(circuit.fidelity()).isGreaterThanOrEqualTo(fidelity);
      assertThat(circuit.rate()).isLessThanOrEqualTo(rate);
      rate = circuit.rate();
    }
  }

  @Test
  void keepsTheCutoffOfTheScenarioWhateverItCosts() {
    Network network = row(2, 1, 0.97, 0.02);
    Span stated = Span.micros(4_000);
    assertThat(only(plan(network, 0.75, Optional.of(stated))).cutoff()).isEqualTo(stated);
    assertThat(plan(network, 0.85, Optional.of(stated)).answers().getFirst().refusal())
        .isEqualTo(Refusal.FIDELITY);
    assertThat(plan(network, 0.75, Optional.of(Span.ZERO)).answers().getFirst().refusal())
        .isEqualTo(Refusal.FIDELITY);
  }

  @Test
  void refusesWithTheBestThatAnyCutoffReaches() {
    Network network = row(2, 1, 0.97, 0.02);
    Answer answer = plan(network, 0.97, Optional.empty()).answers().getFirst();
    assertThat(answer.refusal()).isEqualTo(Refusal.FIDELITY);
    assertThat(answer.fidelity()).isGreaterThan(0.9);
    assertThat(answer.words()).contains("0.9").contains("cut-off");
    assertThat(only(plan(network, answer.fidelity() - 1e-3, Optional.empty())).rate()).isPositive();
  }

  @Test
  void distilsWhereNoCutoffIsEnough() {
    Circuit circuit = only(plan(row(2, 6, 0.93, 0.1), 0.9, Optional.empty()));
    assertThat(circuit.rounds()).allMatch(rounds -> rounds > 0);
    assertThat(circuit.cutoff().picos()).isPositive();
  }

  @Test
  void circuitsThatShareALinkGetACutoffAnyway() {
    Network network = row(3, 2, 0.97, 1e3);
    List<Wanted> wanted = List.of(new Wanted(0, 2, 0.5), new Wanted(1, 3, 0.5));
    Plan plan = CircuitPlanner.plan(network, wanted, Optional.empty(), true);
    assertThat(plan.circuits()).hasSize(2).allMatch(its -> its.cutoff().picos() > 0);
  }

  /** A refused demand leaves its qubits to the others, as it does in the nodes. */
  @Test
  void plansWithTheQubitsThatInstalledCircuitsShare() {
    Network network = row(2, 2, 0.97, 1e3);
    List<Wanted> alone = List.of(new Wanted(0, 1, 0.9));
    List<Wanted> both = List.of(new Wanted(0, 1, 0.9), new Wanted(0, 2, 0.999));
    Plan one = CircuitPlanner.plan(network, alone, Optional.empty(), false);
    Plan two = CircuitPlanner.plan(network, both, Optional.empty(), false);
    assertThat(two.answers().getLast().refusal()).isEqualTo(Refusal.FIDELITY);
    assertThat(two.circuits().getFirst().rate()).isEqualTo(one.circuits().getFirst().rate());
    assertThat(two.stored()).isEqualTo(one.stored());
  }

  @Test
  void stopsWhenTheTimeIsUp() {
    Network network = row(3, 2, 0.97, 1e3);
    List<Wanted> wanted =
        List.of(new Wanted(0, 1, 0.5), new Wanted(1, 2, 0.5), new Wanted(2, 3, 0));
    AtomicInteger looks = new AtomicInteger();
    Plan plan =
        CircuitPlanner.plan(
            network, wanted, Optional.empty(), true, () -> looks.incrementAndGet() > 4);
    assertThat(plan.circuits()).hasSize(1);
    assertThat(plan.answers()).hasSize(3);
    assertThat(plan.answers().getLast().refusal()).isEqualTo(Refusal.NO_TIME);
    Plan nothing = CircuitPlanner.plan(network, wanted, Optional.empty(), true, () -> true);
    assertThat(nothing.circuits()).isEmpty();
    assertThat(nothing.answers()).allMatch(answer -> answer.refusal() == Refusal.NO_TIME);
  }
}
