package bellhop.simulator.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Gate;
import bellhop.network.Device;
import bellhop.network.Network;
import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every machine against the referee, on every sort of program, with noise on and off. */
class MachinesTest {
  private static final int SHOTS = 10_000;

  /** Beyond it a right machine fails one test in some 100,000. */
  private static final double LIMIT = 4.3;

  private static final Noise NO_WAITING = new Noise(true, true, false, true);

  /** Poor, so that every cause shows: a few gate times are a good part of T1. */
  private static final Device POOR =
      Lab.device(0.01, 0.02, 0.02, 0.05, new Memory(6e-6, 5e-6, 0.04), Span.nanos(100));

  private static Network two(XState pair, BellState heralded) {
    return Lab.line(2, 2, POOR, pair, heralded);
  }

  private static Network three() {
    XState pair = XState.ofWeights(new BellWeights(0.85, 0.08, 0.04, 0.03));
    return Lab.line(3, 1, POOR, pair, BellState.PHI_PLUS);
  }

  private static HandTimes times(Plan plan) {
    HandTimes times = HandTimes.soonest(plan, 900_000);
    for (int pair = 0; pair < plan.pairs.length; pair++) {
      boolean ofPsi = plan.network.link(plan.pairs[pair].link()).model().heralded().x();
      times.emission[pair] = 200_000;
      times.pulse[pair] = ofPsi ? 800_000 : Times.NEVER;
    }
    return times;
  }

  private static Map<String, Plan> all() {
    Map<String, Plan> plans = new LinkedHashMap<>();
    Network two = two(Lab.pitched(0.7), BellState.PSI_PLUS);
    SampleScripts.onTwo().forEach((name, script) -> plans.put(name, script.apply(two).plan()));
    Network three = three();
    SampleScripts.onThree().forEach((name, script) -> plans.put(name, script.apply(three).plan()));
    return plans;
  }

  @Test
  void exactMachinesAgreeWithTheReferee() {
    all().forEach((name, plan) -> agree(name, plan, Noise.ALL, Method.FOLDED, Method.EXPLICIT));
  }

  @Test
  void twirledMachinesAgreeWhereNoiseIsPauliAnyway() {
    Network network = two(Lab.pitched(0.7), BellState.PSI_PLUS);
    SampleScripts.cliffordOnTwo()
        .forEach((name, script) -> agreeTwirled(name, script.apply(network).plan()));
    agreeTwirled("relay", SampleScripts.cliffordRelay(three()).plan());
  }

  private static void agreeTwirled(String name, Plan plan) {
    agree(name, plan, NO_WAITING, Method.FRAMES, Method.TABLEAU);
  }

  @Test
  void removesEveryKnownFrame() {
    for (BellState state : BellState.values()) {
      Network network = two(XState.werner(0.9, state), state);
      agree(state.symbol(), SampleScripts.ghz(network).plan(), NO_WAITING, Method.values());
    }
  }

  private static void agree(String name, Plan plan, Noise noise, Method... methods) {
    SortedMap<String, Double> exact = Referee.play(plan, noise, times(plan)).distribution();
    for (Method method : methods) {
      int shots = method == Method.TABLEAU ? SHOTS / 5 : SHOTS;
      SortedMap<String, Long> counts = Runner.counts(plan, method, noise, times(plan), 17, shots);
      assertThat(Statistics.score(counts, exact)).as("%s by %s", name, method).isLessThan(LIMIT);
    }
  }

  @Test
  void enumerationAgreesWithTheRefereeExactly() {
    all().forEach(MachinesTest::idealIsExact);
    idealIsExact("relay", SampleScripts.cliffordRelay(three()).plan());
  }

  private static void idealIsExact(String name, Plan plan) {
    SortedMap<String, Double> exact = Referee.play(plan, Noise.OFF, times(plan)).distribution();
    Ideal ideal = Enumeration.find(plan).orElseThrow();
    for (var entry : exact.entrySet()) {
      assertThat(ideal.probability(entry.getKey()))
          .as("%s %s", name, entry.getKey())
          .isEqualTo(entry.getValue(), within(1e-10));
    }
    double best = exact.values().stream().mapToDouble(p -> p).max().orElseThrow();
    assertThat(ideal.probability(ideal.likeliest())).isEqualTo(best, within(1e-10));
  }

  @Test
  void affineOutcomesAgreeWithTheRefereeExactly() {
    Network network = two(Lab.PERFECT, BellState.PHI_PLUS);
    Map<String, Plan> plans = new TreeMap<>();
    SampleScripts.cliffordOnTwo().forEach((name, s) -> plans.put(name, s.apply(network).plan()));
    plans.put("relay", SampleScripts.cliffordRelay(three()).plan());
    plans.forEach((name, plan) -> {
      SortedMap<String, Double> exact =
          Referee.play(plan, Noise.OFF, new HandTimes(plan)).distribution();
      Ideal ideal = AffineOutcomes.find(plan).orElseThrow();
      exact.forEach((outcome, chance) ->
          assertThat(ideal.probability(outcome))
              .as("%s %s", name, outcome)
              .isEqualTo(chance, within(1e-10)));
      assertThat(ideal.likeliest())
          .as(name)
          .isEqualTo(Enumeration.find(plan).orElseThrow().likeliest());
    });
  }

  @Test
  void deletedCorrectionsShow() {
    Network network = two(Lab.PERFECT, BellState.PHI_PLUS);
    Script whole = new Script(network);
    whole.gate(0, Gate.H, 0).move(0, 0, whole.link(0), whole.link(0));
    Script broken = new Script(network);
    broken.gate(0, Gate.H, 0).move(0, 0, broken.link(0), broken.link(0));
    broken.dropLast(1);
    for (Method method : Method.values()) {
      assertThat(plusOutcomes(whole, method)).as("%s", method).isEqualTo(Map.of("0", 400L));
      assertThat(plusOutcomes(broken, method)).as("%s", method).hasSize(2);
    }
  }

  /** Results of a qubit that should be in plus, seen in X. */
  private static Map<String, Long> plusOutcomes(Script script, Method method) {
    Script copy = script.copyOf();
    copy.gate(1, Gate.H, copy.link(0));
    copy.result(1, copy.link(0));
    Plan plan = copy.plan();
    return Runner.counts(plan, method, Noise.OFF, new HandTimes(plan), 4, 400);
  }

  @Test
  void causesThatAreOffShiftNoOtherDraw() {
    Plan plan = SampleScripts.packet(two(Lab.PERFECT, BellState.PHI_PLUS)).plan();
    Noise onlyReadout = new Noise(false, false, false, true);
    Noise readoutAndPairs = new Noise(false, true, false, true);
    // perfect pairs: their draws must not matter
    assertThat(Runner.counts(plan, Method.FOLDED, onlyReadout, times(plan), 8, 500))
        .isEqualTo(Runner.counts(plan, Method.FOLDED, readoutAndPairs, times(plan), 8, 500));
  }

  @Test
  void emptyLedgerWithoutNoise() {
    for (Method method : Method.values()) {
      Plan plan = SampleScripts.ghz(two(Lab.pitched(0.5), BellState.PSI_PLUS)).plan();
      Execution execution = new Execution.Shared(plan, method).execution(Noise.OFF, new Seed(1));
      execution.add(times(plan), 0);
      Batch batch = execution.finish();
      assertThat(batch.budget()).as("%s", method).isEqualTo(ErrorBudget.ZERO);
      assertThat(batch.pairCount()).isEqualTo(1);
      assertThat(batch.fidelityMin()).isEqualTo(1);
    }
  }
}
