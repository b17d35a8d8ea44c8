package bellhop.simulator.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Gate;
import bellhop.network.Device;
import bellhop.network.Network;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each half of a pair ages until its own end: one with its CX, the other with its correction. */
class AgesTest {
  private static final double CLOSE = 1e-12;
  private static final Memory SHORT = new Memory(20e-6, 15e-6, 0.05);
  private static final XState EMITTED = XState.werner(0.93, BellState.PHI_PLUS);
  private static final long EMISSION_PS = 100_000;

  @ParameterizedTest
  @EnumSource
  void chargesBothAges(Method method) {
    Plan plan = packetAfterOtherWork();
    HandTimes times = HandTimes.soonest(plan, 400_000);
    times.emission[0] = EMISSION_PS;
    Execution execution = new Execution.Shared(plan, method).execution(Noise.ALL, new Seed(1));
    execution.add(times, 0);
    Batch batch = execution.finish();

    Step.Gate bind = gate(plan, Step.Role.BIND);
    Step.Gate slot = gate(plan, Step.Role.SLOT);
    double ageA = seconds(times.endPs(bind.instruction()));
    double ageB = seconds(times.endPs(slot.instruction()));
    double atStart = seconds(times.startPs(bind.instruction()));
    double later = EMITTED.decay(SHORT, ageA, SHORT, ageB).fidelity();

    assertThat(ageA).isGreaterThan(seconds(400_000) + 0.5e-6);
    assertThat(ageB).isGreaterThan(ageA + 0.2e-6);
    assertThat(batch.budget().pairs()).isEqualTo(-StrictMath.log(0.93), within(CLOSE));
    assertThat(batch.budget().waiting()).isEqualTo(StrictMath.log(0.93 / later), within(CLOSE));
    assertThat(batch.fidelityMin())
        .isEqualTo(EMITTED.decay(SHORT, atStart, SHORT, atStart).fidelity(), within(CLOSE));
  }

  private static double seconds(long timePs) {
    return (timePs - EMISSION_PS) * 1e-12;
  }

  private static Step.Gate gate(Plan plan, Step.Role role) {
    return Arrays.stream(plan.steps)
        .filter(step -> step instanceof Step.Gate gate && gate.role() == role)
        .map(step -> (Step.Gate) step)
        .findFirst()
        .orElseThrow();
  }

  /** The pair waits for its root; program qubits forget nothing. */
  private static Plan packetAfterOtherWork() {
    Device device = Lab.device(0, 0, 0, 0, SHORT, Span.nanos(100));
    Network network = Lab.line(2, 1, device, EMITTED, BellState.PHI_PLUS);
    Script script = new Script(network);
    for (int i = 0; i < 10; i++) {
      script.gate(0, Gate.H, 0);
    }
    int link = script.link(0);
    script.copy(0, 0, link, link).gate(1, Gate.CX, link, 0).uncopy(0, 0, link);
    script.result(1, 0);
    Plan plan = script.plan();
    for (int qpu = 0; qpu < 2; qpu++) {
      plan.memories[plan.firstQubit[qpu]] = Memory.PERFECT;
    }
    return plan;
  }
}
