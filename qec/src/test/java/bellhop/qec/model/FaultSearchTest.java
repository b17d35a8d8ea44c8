package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelReader;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.qec.Quiet;
import bellhop.qec.RandomCircuits;
import bellhop.qec.sample.Bits;
import bellhop.qec.sample.Shot;
import bellhop.qec.sample.TableauSampler;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FaultSearchTest {
  private static StabilizerCircuit read(String text) {
    return CircuitReader.read(text, "c.stim");
  }

  private static List<Explanation> all(StabilizerCircuit circuit) {
    return FaultSearch.explain(circuit, "c.stim", Optional.empty(), false);
  }

  private static List<String> described(List<Explanation> explanations) {
    return explanations.stream()
        .map(its ->
            its.symptoms() + ": " + its.faults().stream().map(FaultSearchTest::text).toList())
        .toList();
  }

  private static String text(CircuitFault fault) {
    return fault.line()
        + (fault.turns().isEmpty() ? "" : " turn " + fault.turns())
        + (fault.record() < 0 ? "" : " record " + fault.record())
        + " "
        + Arrays.stream(fault.paulis()).mapToObj(bellhop.circuit.stabilizer.Target::text).toList()
        + " of "
        + fault.alone();
  }

  @Test
  void eachFaultSaysWhereAndWhat() {
    String circuit =
        """
        X_ERROR(0.1) 3 0
        REPEAT 2 {
            TICK
            DEPOLARIZE2(0.1) 0 1
            MPP(0.1) Z0*Z1 Z1
            DETECTOR rec[-2]
        }
        """;
    assertThat(described(all(read(circuit))))
        .contains("D0: [4 turn [0] record 0 [] of MPP(0.1) Z0*Z1]")
        .hasSize(3);
    String x = described(all(read(circuit))).get(1);
    assertThat(x).startsWith("D0 D1: [0 [X0] of X_ERROR(0.1) 0, 3 turn [0] [X1] of");
    CircuitFault last = all(read(circuit)).getLast().faults().getFirst();
    assertThat(last.ticks()).isEqualTo(2);
    assertThat(last.turns()).containsExactly(1L);
  }

  @Test
  void heraldsStandBesideTheirPaulis() {
    String circuit = "HERALDED_ERASE(0.1) 0\nM 0\nDETECTOR rec[-2]\nDETECTOR rec[-1]";
    assertThat(described(all(read(circuit))))
        .containsExactly(
            "D0: [0 record 0 [] of HERALDED_ERASE(0.1) 0, 0 record 0 [Z0] of HERALDED_ERASE(0.1) 0]",
            "D0 D1: [0 record 0 [X0] of HERALDED_ERASE(0.1) 0, 0 record 0 [Y0] of HERALDED_ERASE(0.1) 0]");
  }

  @Test
  void aLaterLinkOfAChainHappensAlone() {
    String circuit =
        "E(0.1) X0\nELSE_CORRELATED_ERROR(0.2) X1 Z2\nM 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]";
    assertThat(described(all(read(circuit))))
        .containsExactly(
            "D0: [0 [X0] of E(0.1) X0]", "D1: [1 [X1, Z2] of ELSE_CORRELATED_ERROR(0.2) X1 Z2]");
  }

  @Test
  void aFilterLimitsTheSearchAndOneFaultMayBeEnough() {
    String circuit =
        "DEPOLARIZE1(0.1) 0\nE(0.1) X0 X1\nX_ERROR(0.1) 0\nM 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]";
    ErrorModel filter =
        ErrorModelReader.read("error(0.1) D0 ^ D1\nerror(0.1) D1\nerror(0.1) D0 ^ D1 ^ D1", "f");
    List<Explanation> found =
        FaultSearch.explain(read(circuit), "c.stim", Optional.of(filter), false);
    assertThat(described(found))
        .containsExactly(
            "D0: [0 [X0] of DEPOLARIZE1(0.1) 0, 0 [Y0] of DEPOLARIZE1(0.1) 0, 2 [X0] of X_ERROR(0.1) 0]",
            "D0 D1: [1 [X0, X1] of E(0.1) X0 X1]",
            "D1: []");
    List<Explanation> simplest =
        FaultSearch.explain(read(circuit), "c.stim", Optional.of(filter), true);
    assertThat(described(simplest).getFirst()).isEqualTo("D0: [0 [X0] of DEPOLARIZE1(0.1) 0]");
  }

  @Test
  void aFilterThatIsTooLongIsNamed() {
    String endless = "repeat 1000000000000000000 {\nerror(0.1) D0\n}";
    ErrorModel filter = ErrorModelReader.read(endless, "f");
    assertThatThrownBy(() -> FaultSearch.explain(read("M 0"), "c.stim", Optional.of(filter), false))
        .hasMessageStartingWith("dem_filter: unrolled");
  }

  /** The sets that are explained are those of the analysis. */
  @Test
  void everyMechanismOfRandomCircuitsIsExplained() {
    RandomStream random = new Seed(21).stream("faults");
    for (int trial = 0; trial < 60; trial++) {
      StabilizerCircuit circuit = FixedParities.in(RandomCircuits.steps(32, random));
      ErrorModel model =
          ErrorAnalysis.of(circuit, "random", AnalysisOptions.PLAIN.approximating(1));
      List<Targets> mechanisms = new ArrayList<>();
      model.flattened(step -> {
        if (step instanceof Mechanism mechanism) {
          mechanisms.add(mechanism.targets());
        }
      });
      assertThat(all(circuit)).extracting(Explanation::symptoms).containsAll(mechanisms);
      assertThat(FaultSearch.explain(circuit, "random", Optional.of(model), true))
          .allSatisfy(its -> assertThat(its.faults()).hasSize(1));
    }
  }

  /** Each fault alone, on a tableau, flips just what it is said to flip. */
  @Test
  void eachFaultAloneFlipsWhatItExplains() {
    RandomStream random = new Seed(22).stream("faults");
    Set<Op> seen = EnumSet.noneOf(Op.class);
    for (int trial = 0; trial < 120; trial++) {
      StabilizerCircuit inside = FixedParities.in(RandomCircuits.steps(24, random));
      StabilizerCircuit circuit =
          trial % 2 == 0 ? inside : StabilizerCircuit.builder().repeat(2, again(inside)).build();
      for (Explanation explanation : all(circuit)) {
        for (CircuitFault fault : explanation.faults()) {
          assertThat(flipped(circuit, fault)).as("%s", fault).isEqualTo(explanation.symptoms());
          seen.add(fault.apply().op());
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(20);
  }

  /** Qubits begin anew in each turn, so that detectors stay fixed. */
  private static StabilizerCircuit again(StabilizerCircuit circuit) {
    List<Step> steps = new ArrayList<>(List.of(Step.Apply.of(Op.R, 0, 1, 2, 3)));
    steps.addAll(circuit.steps());
    return new StabilizerCircuit(steps);
  }

  private static Targets flipped(StabilizerCircuit circuit, CircuitFault fault) {
    List<Step> steps = new ArrayList<>();
    with(fault, circuit, new int[1], new ArrayList<>(), steps);
    StabilizerCircuit faulty = new StabilizerCircuit(steps);
    Shot without = TableauSampler.reference(circuit, "c.stim");
    Shot with = TableauSampler.shot(faulty, "c.stim", new Seed(3).stream("shot"));
    TreeSet<Long> symptoms = new TreeSet<>();
    differences(without.detectors(), with.detectors())
        .forEach(d -> symptoms.add(Target.detector(d)));
    differences(without.observables(), with.observables())
        .forEach(o -> symptoms.add(Target.observable(o)));
    return Targets.of(symptoms.stream().mapToLong(Long::longValue).toArray());
  }

  private static List<Integer> differences(Bits one, Bits other) {
    List<Integer> differences = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i) != other.get(i)) {
        differences.add(i);
      }
    }
    return differences;
  }

  /** Unrolled, without noise but for the fault. */
  private static void with(
      CircuitFault fault, StabilizerCircuit circuit, int[] line, List<Long> turns, List<Step> to) {
    for (Step step : circuit.steps()) {
      int its = line[0]++;
      switch (step) {
        case Step.Apply apply -> {
          boolean isHere = its == fault.line() && turns.equals(fault.turns());
          to.addAll(isHere ? failing(fault, apply) : List.of(quiet(apply)));
        }
        case Step.Repeat repeat -> {
          for (long turn = 0; turn < repeat.times(); turn++) {
            line[0] = its + 1;
            turns.add(turn);
            with(fault, repeat.body(), line, turns, to);
            turns.removeLast();
          }
        }
      }
    }
  }

  private static Step quiet(Step.Apply apply) {
    return Quiet.of(new StabilizerCircuit(List.of(apply))).steps().getFirst();
  }

  private static List<Step> failing(CircuitFault fault, Step.Apply apply) {
    List<Step> steps = new ArrayList<>();
    int end = fault.firstTarget() + fault.targetCount();
    steps.add(quiet(part(apply, 0, fault.firstTarget())));
    if (apply.recordCount() == 0) {
      for (int pauli : fault.paulis()) {
        steps.add(new Step.Apply(Op.E, "", new double[] {1}, pauli));
      }
    } else {
      steps.add(certain(fault));
    }
    steps.add(quiet(part(apply, end, apply.targets().length)));
    return steps;
  }

  private static Step.Apply part(Step.Apply apply, int from, int to) {
    int[] targets = Arrays.copyOfRange(apply.targets(), from, to);
    return new Step.Apply(apply.op(), "", apply.arguments(), targets);
  }

  /** A wrong record, or Paulis with their herald. */
  private static Step.Apply certain(CircuitFault fault) {
    if (fault.apply().op().kind() != Op.Kind.NOISE) {
      return new Step.Apply(fault.apply().op(), "", new double[] {1}, fault.alone().targets());
    }
    double[] cases = new double[4];
    String pauli =
        fault.paulis().length == 0
            ? "I"
            : bellhop.circuit.stabilizer.Target.text(fault.paulis()[0]).substring(0, 1);
    cases["IXYZ".indexOf(pauli)] = 1;
    return new Step.Apply(Op.HERALDED_PAULI_CHANNEL_1, "", cases, fault.alone().targets());
  }

  @Test
  void refusesWhatItCannotWalk() {
    assertThatThrownBy(() -> all(read("M 0\nDETECTOR rec[-2]")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is only 1 result by then");
    String endless = "REPEAT 1000000000000 {\nM(0.1) 0\nDETECTOR rec[-1]\n}";
    assertThatThrownBy(() -> all(read(endless)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("instructions and targets");
  }
}
