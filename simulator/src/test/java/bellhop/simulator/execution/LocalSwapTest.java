package bellhop.simulator.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Gate;
import bellhop.network.Coupling;
import bellhop.network.Network;
import bellhop.network.Qpu;
import bellhop.pair.BellState;
import bellhop.units.Seed;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Swaps that bring qubits together. */
class LocalSwapTest {
  private static final long T1_PS = 425_000_000L;
  private static final Network FREE =
      Lab.line(2, 2, Lab.device(0, 0, 0, Lab.TRANSMON), Lab.PERFECT, BellState.PHI_PLUS);

  private static Network coupled() {
    Coupling line = new Coupling(2, Coupling.line(2), List.of(1));
    List<Qpu> qpus =
        FREE.qpus().stream()
            .map(qpu -> new Qpu(qpu.name(), 2, qpu.device(), Optional.empty(), Optional.of(line)))
            .toList();
    return new Network("line", qpus, FREE.qnus(), List.of(), FREE.links(), List.of());
  }

  /** Qubit 1 is measured away, and a time T1 later qubit 0, in 1 until then, takes its place. */
  private static Plan plan(Network network) {
    Script script = new Script(network);
    script.measure(0, 1);
    script.gate(0, Gate.X, 0);
    script.gate(0, Gate.SWAP, 0, 1);
    script.result(0, 1);
    return script.plan();
  }

  private static double waiting(Plan plan) {
    Ledger ledger = new Ledger();
    Chance chance = new Chance(new Seed(1), plan.turnCount);
    FoldedMachine machine = new FoldedMachine(plan, Noise.ALL, chance, ledger, new Waits());
    chance.start(0);
    ledger.clear();
    new Walk(plan, Noise.ALL, chance, ledger, machine, new Bits(plan)).run(afterT1(plan));
    return ledger.budget().waiting();
  }

  private static HandTimes afterT1(Plan plan) {
    return new HandTimes(plan).from(plan, 0, 2, T1_PS);
  }

  @Test
  void whatIsEmptyHasNothingToLoseByWaiting() {
    double both = waiting(plan(FREE));
    double one = waiting(plan(coupled()));
    assertThat(one).isPositive().isEqualTo(both / 2, within(1e-12));
  }

  @Test
  void whatIsCarriedDecaysAsItDid() {
    Plan plan = plan(coupled());
    int shots = 20_000;
    for (Method method : List.of(Method.FOLDED, Method.EXPLICIT)) {
      double ones =
          Runner.counts(plan, method, Noise.ALL, afterT1(plan), 5, shots).getOrDefault("1", 0L);
      double sigma = StrictMath.sqrt(0.36787944 * (1 - 0.36787944) / shots);
      assertThat(ones / shots).as("%s", method).isEqualTo(0.36787944, within(4.4 * sigma));
    }
  }
}
