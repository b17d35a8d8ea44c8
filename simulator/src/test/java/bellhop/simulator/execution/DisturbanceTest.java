package bellhop.simulator.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Gate;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.simulator.timeline.ShotTimes.Burst;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a link that attempts does to data qubits nearby. */
class DisturbanceTest {
  private static final int SHOTS = 20_000;
  private static final long MICROSECOND = 1_000_000;

  @ParameterizedTest
  @EnumSource
  void dephasesPerAttempt(Method method) {
    Script script = new Script(network(0.02, 0));
    script.gate(0, Gate.H, 0).gate(0, Gate.H, 0);
    script.result(0, 0);
    // of attempts at 2, 3, … 11 µs those from 4 to 9 fall into the wait from 4 to 10 µs
    double expected = (1 - StrictMath.pow(1 - 0.04, 6)) / 2;
    // 5.4 sigma: √(0.109 · 0.891 / 20,000) = 0.0022
    assertThat(ones(script.plan(), method)).isEqualTo(expected, within(0.012));
  }

  @ParameterizedTest
  @EnumSource
  void shortensT1WhilePumping(Method method) {
    Script script = new Script(network(0, 5e-6));
    script.gate(0, Gate.X, 0).gate(0, Gate.ID, 0);
    script.result(0, 0);
    double kept = StrictMath.exp(-6.0 / 5);
    double expected = method.isExact() ? kept : (1 + kept) / 2;
    // 4.4 sigma: at most √(0.65 · 0.35 / 20,000) = 0.0034
    assertThat(ones(script.plan(), method)).isEqualTo(expected, within(0.015));
  }

  @Test
  void leavesOtherMachinesAlone() {
    Script script = new Script(network(0.3, 1e-6));
    script.gate(2, Gate.X, 0).gate(2, Gate.ID, 0);
    script.result(2, 0);
    assertThat(ones(script.plan(), Method.FOLDED)).isEqualTo(1);
  }

  /** First gates at 4 µs, second ones at 10 µs, while the first link attempts. */
  private static double ones(Plan plan, Method method) {
    HandTimes times = new HandTimes(plan);
    for (int qpu = 0; qpu < 3; qpu++) {
      times.from(plan, qpu, 0, 4 * MICROSECOND).from(plan, qpu, 1, 10 * MICROSECOND);
    }
    times.bursts.add(new Burst(0, 2 * MICROSECOND, 12 * MICROSECOND, 10));
    return Runner.counts(plan, method, Noise.ALL, times, 2, SHOTS).getOrDefault("1", 0L)
        / (double) SHOTS;
  }

  static Network network(double dephasing, double t1WhilePumping) {
    Network line =
        Lab.line(3, 1, Lab.device(0, 0, 0, Memory.PERFECT), Lab.PERFECT, BellState.PHI_PLUS);
    List<Link> links =
        line.links().stream()
            .map(link ->
                new Link(
                    link.name(),
                    link.qnuA(),
                    link.qnuB(),
                    link.kind(),
                    link.analyser(),
                    link.model(),
                    link.cutoff(),
                    link.latency(),
                    0,
                    dephasing,
                    t1WhilePumping))
            .toList();
    return new Network("line", line.qpus(), line.qnus(), List.of(), links, List.of());
  }
}
