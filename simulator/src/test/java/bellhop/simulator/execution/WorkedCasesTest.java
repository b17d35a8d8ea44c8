package bellhop.simulator.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.network.Device;
import bellhop.network.Network;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Six nonlocal gates whose channels are known to eight digits, played by the referee, and by both
 * exact executions as averages over trajectories. Control and target are each half of a Bell pair
 * with a reference, so that the overlap with the perfect result is the process fidelity.
 */
class WorkedCasesTest {
  private static final double DIGITS = 1e-8;
  private static final int SHOTS = 20_000;
  private static final long USE_PS = 20_000_000;
  private static final int CONTROL = 0;
  private static final int TARGET = 4;
  private static final int[] CHOI = {CONTROL, TARGET, 1, 5};

  /** How many instructions of each QPU prepare, and are perfect. */
  private static final int PREPARATION = 2;

  private static final Device PERFECT = Lab.perfect();
  private static final XState WERNER = XState.werner(0.9, BellState.PHI_PLUS);

  @Test
  void case1SpendsAWernerPair() {
    Script script = prepared(Lab.line(2, 2, PERFECT, WERNER, BellState.PHI_PLUS));
    controlled(script);
    check(script.plan(), atUse(script.plan()), 0.9, cx());
    check(faulty(Gate.Z, CONTROL), 0.03333333);
    check(faulty(Gate.X, TARGET), 0.03333333);
  }

  private static Script faulty(Gate fault, int qubit) {
    Script script = prepared(Lab.line(2, 2, PERFECT, WERNER, BellState.PHI_PLUS));
    controlled(script);
    return script.gate(qubit / 4, fault, qubit % 4);
  }

  private static void check(Script script, double expected) {
    check(script.plan(), atUse(script.plan()), expected, cx());
  }

  @Test
  void case2SpendsASingleClickPair() {
    XState pair = XState.normalised(.00302896, .32518089, .45473399, .21705616, .27457018, 0, 0, 0);
    Script script = prepared(Lab.line(2, 2, PERFECT, pair, BellState.PSI_PLUS));
    controlled(script);
    check(script.plan(), pulsedAtUse(script.plan()), 0.66452762, cx());
  }

  @Test
  void case3AddsLocalFaults() {
    Script script = prepared(pitched(Memory.PERFECT));
    controlled(script);
    check(script.plan(), pulsedAtUse(script.plan()), 0.87185420, cx());
  }

  @Test
  void case4AddsWaitingWithTwoAges() {
    Script script = prepared(pitched(Lab.TRANSMON));
    controlled(script);
    Plan plan = script.plan();
    HandTimes times = late(plan);

    Runner.Overlaps folded = check(plan, times, 0.81590198, cx());

    assertThat(folded.budget().pairs()).isEqualTo(0.10846132, within(DIGITS));
    assertThat(folded.budget().waiting()).isEqualTo(0.06696513, within(2e-8));
    assertThat(folded.budget().localGates()).isEqualTo(0.01002508, within(DIGITS));
    assertThat(folded.budget().measurement()).isEqualTo(0.02010067, within(DIGITS));
    assertThat(folded.budget().predictedSuccess()).isEqualTo(0.81419759, within(2e-8));
  }

  @Test
  void case4NotesTheFidelityAtUse() {
    Script script = prepared(pitched(Lab.TRANSMON));
    controlled(script);
    Plan plan = script.plan();
    Ledger ledger = new Ledger();
    Chance chance = new Chance(new bellhop.units.Seed(1), plan.turnCount);
    chance.start(0);
    ledger.clear();
    Machine machine = new FoldedMachine(plan, Noise.ALL, chance, ledger, new Waits());
    new Walk(plan, Noise.ALL, chance, ledger, machine, new Bits(plan)).run(late(plan));

    assertThat(ledger.pairCount).isEqualTo(1);
    assertThat(ledger.fidelityMin).isEqualTo(0.84465478, within(DIGITS));
  }

  @Test
  void case5DrivesPhases() {
    checkPacket(0.91666667, 0.5);
    checkPacket(0.92845178, 0.25);
    checkPacket(0.91368445, 0.5, 0.25, 0.125);
  }

  /** The product of the three gates' figures, but for faults that undo each other. */
  @Test
  void case5PaysForEachPairWhenGatesDoNotShareOne() {
    double[] halfTurns = {0.5, 0.25, 0.125};
    Plan plan = phases(false, halfTurns).plan();
    double expected =
        Referee.play(plan, Noise.ALL, atUse(plan)).fidelity(phased(halfTurns), 0, 6, 7, 8);

    assertThat(expected).isEqualTo(0.79326234, within(0.01));
    checkOverlaps(plan, atUse(plan), expected, phased(halfTurns), 0, 6, 7, 8);
  }

  private static void checkPacket(double expected, double... halfTurns) {
    Plan plan = phases(true, halfTurns).plan();
    int[] qubits = {0, 6, 7, 8};
    int[] used = java.util.Arrays.copyOf(qubits, 1 + halfTurns.length);
    double[] ideal = phased(halfTurns);
    assertThat(Referee.play(plan, Noise.ALL, atUse(plan)).fidelity(ideal, used))
        .isEqualTo(expected, within(DIGITS));
    checkOverlaps(plan, atUse(plan), expected, ideal, used);
  }

  /**
   * Phases of a control with several targets. All faults are diagonal, so that plus states serve as
   * well as references.
   */
  private static Script phases(boolean onOnePair, double... halfTurns) {
    Script script = new Script(Lab.line(2, 4, PERFECT, WERNER, BellState.PHI_PLUS));
    int link = script.link(0);
    script.gate(0, Gate.H, 0);
    for (int i = 0; i < halfTurns.length; i++) {
      script.gate(1, Gate.H, i);
      if (i == 0 || !onOnePair) {
        script.copy(0, 0, link, link);
      }
      script.turn(1, Gate.CP, halfTurns[i] * StrictMath.PI, link, i);
      if (i + 1 == halfTurns.length || !onOnePair) {
        script.uncopy(0, 0, link);
      }
    }
    return script;
  }

  /** What they should make of plus states; the control is bit 0. */
  private static double[] phased(double... halfTurns) {
    double[] psi = new double[4 << halfTurns.length];
    double weight = StrictMath.sqrt(1.0 / (2 << halfTurns.length));
    for (int i = 0; i < psi.length / 2; i++) {
      double angle = 0;
      for (int t = 0; t < halfTurns.length; t++) {
        angle += (i & 1) * ((i >> (t + 1)) & 1) * halfTurns[t] * StrictMath.PI;
      }
      psi[2 * i] = weight * StrictMath.cos(angle);
      psi[2 * i + 1] = weight * StrictMath.sin(angle);
    }
    return psi;
  }

  @Test
  void case6WaitsOnALiveCopy() {
    Network network = Lab.line(2, 2, waiting(), Lab.PERFECT, BellState.PHI_PLUS);
    Script script = prepared(network);
    controlled(script);
    Plan plan = script.plan();
    HandTimes times = copyWaits(plan);
    // control and target wait as well; here only the copy is to
    plan.memories[CONTROL] = Memory.PERFECT;
    plan.memories[TARGET] = Memory.PERFECT;
    check(plan, times, 0.97036103, cx());
  }

  @Test
  void case6SpoilsOnlyExcitedCopies() {
    assertThat(wrongTarget(false, Method.FOLDED)).isEqualTo(0);
    assertThat(wrongTarget(true, Method.FOLDED)).isEqualTo(0.04596872, within(sigmas(.046)));
    assertThat(wrongTarget(true, Method.EXPLICIT)).isEqualTo(0.04596872, within(sigmas(.046)));
    assertThat(wrongTarget(false, Method.FRAMES)).isEqualTo(0.02298436, within(sigmas(.023)));
    assertThat(wrongTarget(true, Method.FRAMES)).isEqualTo(0.02298436, within(sigmas(.023)));
  }

  /** How often the target is wrong for a control of known value. */
  private static double wrongTarget(boolean one, Method method) {
    Script script = new Script(Lab.line(2, 2, waiting(), Lab.PERFECT, BellState.PHI_PLUS));
    script.gate(0, one ? Gate.X : Gate.ID, 0).gate(0, Gate.ID, 0);
    script.gate(1, Gate.ID, 0).gate(1, Gate.ID, 0);
    controlled(script);
    script.result(1, 0);
    Plan plan = script.plan();
    plan.memories[CONTROL] = Memory.PERFECT;
    plan.memories[TARGET] = Memory.PERFECT;
    var counts = Runner.counts(plan, method, Noise.ALL, copyWaits(plan), 3, SHOTS);
    return counts.getOrDefault(one ? "0" : "1", 0L) / (double) SHOTS;
  }

  @Test
  void waitsInOneForT1() {
    for (Method method : Method.values()) {
      Script script = new Script(Lab.line(2, 2, waiting(), Lab.PERFECT, BellState.PHI_PLUS));
      script.gate(0, Gate.X, 0);
      script.result(0, 0);
      Plan plan = script.plan();
      HandTimes times = new HandTimes(plan).from(plan, 0, 1, 425_000_000L);
      var counts = Runner.counts(plan, method, Noise.ALL, times, 5, SHOTS);
      assertThat(counts.getOrDefault("1", 0L) / (double) SHOTS)
          .as("%s", method)
          .isEqualTo(method.isExact() ? 0.36787944 : 0.68393972, within(sigmas(.4)));
    }
  }

  private static double sigmas(double p) {
    return 4.4 * StrictMath.sqrt(p * (1 - p) / SHOTS);
  }

  private static Device waiting() {
    return Lab.device(0, 0, 0, Lab.TRANSMON);
  }

  private static Network pitched(Memory memory) {
    return Lab.line(2, 2, Lab.device(0, 0.005, 0.01, memory), Lab.pitched(0.8), BellState.PSI_PLUS);
  }

  /** Control and target entangled with references. */
  private static Script prepared(Network network) {
    Script script = new Script(network);
    for (int qpu = 0; qpu < 2; qpu++) {
      script.gate(qpu, Gate.H, 1).gate(qpu, Gate.CX, 1, 0);
    }
    return script;
  }

  private static void controlled(Script script) {
    int link = script.link(0);
    script.copy(0, 0, link, link).gate(1, Gate.CX, link, 0).uncopy(0, 0, link);
  }

  /** All at 0. */
  private static HandTimes atUse(Plan plan) {
    return new HandTimes(plan);
  }

  private static HandTimes pulsedAtUse(Plan plan) {
    HandTimes times = new HandTimes(plan);
    times.pulse[0] = 0;
    return times;
  }

  /** The pair waits for 20 µs as Ψ, all else follows at once, but B gets m1 1.5 µs later. */
  private static HandTimes late(Plan plan) {
    HandTimes times = new HandTimes(plan);
    times.pulse[0] = USE_PS;
    times.handOver[0] = USE_PS;
    times.from(plan, 0, 0, USE_PS).from(plan, 1, 0, USE_PS);
    // at B: two to prepare, request, receive, X
    times.from(plan, 1, PREPARATION + 1, USE_PS + 1_500_000);
    // at A: request, CX, measure, send, receive, Z
    return times.from(plan, 0, PREPARATION + 4, USE_PS + 1_500_000);
  }

  /** Between X and CX the copy waits for 20 µs. */
  private static HandTimes copyWaits(Plan plan) {
    HandTimes times = new HandTimes(plan);
    times.from(plan, 1, PREPARATION + 3, USE_PS);
    return times.from(plan, 0, PREPARATION + 4, USE_PS);
  }

  private static double[] cx() {
    return ideal(GateCall.of(Gate.CX, 0, 1));
  }

  /** What a gate on qubits 0 and 1 makes of two Bell pairs with qubits 2 and 3. */
  private static double[] ideal(GateCall gate) {
    double[] matrix =
        Matrices.product(
            4,
            List.of(
                GateCall.of(Gate.H, 2),
                GateCall.of(Gate.CX, 2, 0),
                GateCall.of(Gate.H, 3),
                GateCall.of(Gate.CX, 3, 1),
                gate));
    double[] column = new double[32];
    for (int row = 0; row < 16; row++) {
      column[2 * row] = matrix[2 * 16 * row];
      column[2 * row + 1] = matrix[2 * 16 * row + 1];
    }
    return column;
  }

  private static Runner.Overlaps check(
      Plan plan, HandTimes times, double expected, double[] ideal) {
    perfectPreparation(plan);
    Referee referee = Referee.play(plan, Noise.ALL, times);
    assertThat(referee.fidelity(ideal, CHOI)).as("referee").isEqualTo(expected, within(DIGITS));
    return checkOverlaps(plan, times, expected, ideal, CHOI);
  }

  private static Runner.Overlaps checkOverlaps(
      Plan plan, HandTimes times, double expected, double[] ideal, int... qubits) {
    Runner.Overlaps folded = Runner.overlaps(plan, false, times, SHOTS, ideal, qubits);
    Runner.Overlaps explicit = Runner.overlaps(plan, true, times, SHOTS, ideal, qubits);
    assertThat(folded.mean()).as("folded").isEqualTo(expected, within(4.4 * folded.sigma()));
    assertThat(explicit.mean()).as("explicit").isEqualTo(expected, within(4.4 * explicit.sigma()));
    return folded;
  }

  /** The gates that only entangle with references have no faults. */
  private static void perfectPreparation(Plan plan) {
    int[] offsets = plan.program.offsets();
    for (int i = 0; i < plan.steps.length; i++) {
      if (plan.steps[i] instanceof Step.Gate g
          && g.instruction() - offsets[g.qpu()] < PREPARATION) {
        plan.steps[i] =
            new Step.Gate(
                g.instruction(), g.call(), g.role(), g.qpu(), g.guard(), 0, false, Step.Gate.NONE);
      }
    }
  }
}
