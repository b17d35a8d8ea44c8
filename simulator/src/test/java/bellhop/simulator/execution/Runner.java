package bellhop.simulator.execution;

import bellhop.state.StateVector;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs shots of a plan at given times. */
final class Runner {
  private Runner() {}

  static SortedMap<String, Long> counts(
      Plan plan, Method method, Noise noise, Times times, long seed, int shots) {
    SortedMap<String, Long> counts = new TreeMap<>();
    Execution execution = new Execution.Shared(plan, method).execution(noise, new Seed(seed));
    for (int shot = 0; shot < shots; shot++) {
      execution.add(times, shot);
      if ((shot + 1) % Execution.BLOCK == 0 || shot + 1 == shots) {
        for (String outcome : execution.finish().outcomes()) {
          counts.merge(outcome, 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  /** The state of some qubits at the end of each of many shots, seen as overlaps with one state. */
  record Overlaps(double mean, double sigma, ErrorBudget budget) {}

  static Overlaps overlaps(
      Plan plan, boolean explicit, Times times, int shots, double[] psi, int... qubits) {
    Chance chance = new Chance(new Seed(2741), plan.turnCount);
    Ledger ledger = new Ledger();
    Waits waits = new Waits();
    FoldedMachine folded = new FoldedMachine(plan, Noise.ALL, chance, ledger, waits);
    ExplicitMachine literal = new ExplicitMachine(plan, Noise.ALL, chance, ledger, waits);
    Machine machine = explicit ? literal : folded;
    Walk walk = new Walk(plan, Noise.ALL, chance, ledger, machine, new Bits(plan));
    double sum = 0;
    double squares = 0;
    ErrorBudget budget = ErrorBudget.ZERO;
    for (int shot = 0; shot < shots; shot++) {
      chance.start(shot);
      ledger.clear();
      walk.run(times);
      int[] wires = new int[qubits.length];
      for (int k = 0; k < wires.length; k++) {
        wires[k] = explicit ? literal.wireOf(qubits[k]) : folded.branches().ownWire(qubits[k]);
      }
      Wires all = explicit ? literal.wires() : folded.branches().wires();
      double overlap =
          overlap(all.join(wires), psi, Arrays.stream(wires).map(all::qubit).toArray());
      sum += overlap;
      squares += overlap * overlap;
      budget = budget.plus(ledger.budget());
    }
    double mean = sum / shots;
    double variance = Math.max(0, squares / shots - mean * mean);
    return new Overlaps(mean, StrictMath.sqrt(variance / shots), budget.times(1.0 / shots));
  }

  /** Other wires are in |0⟩. */
  private static double overlap(StateVector state, double[] psi, int... wires) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < 1 << wires.length; i++) {
      long index = 0;
      for (int k = 0; k < wires.length; k++) {
        index |= (long) ((i >> k) & 1) << wires[k];
      }
      re += psi[2 * i] * state.re(index) + psi[2 * i + 1] * state.im(index);
      im += psi[2 * i] * state.im(index) - psi[2 * i + 1] * state.re(index);
    }
    return (re * re + im * im) / state.norm2();
  }
}
