package bellhop.qec.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.Decomposition;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.qec.Quiet;
import bellhop.state.PauliString;
import bellhop.state.Tableau;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every instruction of the table, on every stabilizer state of two qubits: the tableau does what
 * state vectors do, exactly, and frames draw what they say. States of stabilizers span all
 * operators, so a gate that agrees on all of them has the right images with the right signs.
 */
class InstructionsTest {
  private static final String SWEEP = "01";
  private static final List<String> BASES = List.of("M", "MX", "MY");

  private static final List<List<Step>> STATES = StabilizerStates.all(2);
  private static final List<List<Step>> GROUPS = StabilizerStates.withoutSigns(2);

  @ParameterizedTest
  @EnumSource(Op.class)
  void tableauDoesWhatStateVectorsDo(Op op) {
    List<List<Step>> examples = InstructionExamples.of(op);
    assertThat(examples).isNotEmpty();
    for (List<Step> example : examples) {
      assertThat(example).anyMatch(step -> isOf(op, step));
      for (List<Step> state : STATES) {
        assertSameStates(circuit(2, state, example));
      }
    }
  }

  private static boolean isOf(Op op, Step step) {
    return switch (step) {
      case Step.Apply apply -> apply.op() == op;
      case Step.Repeat repeat -> repeat.body().steps().stream().anyMatch(its -> isOf(op, its));
    };
  }

  /** On qubits 0 to qubits − 1, whatever the parts use. */
  @SafeVarargs
  private static StabilizerCircuit circuit(int qubits, List<? extends Step>... parts) {
    StabilizerCircuit.Builder builder = StabilizerCircuit.builder().add(Op.I, qubits - 1);
    for (List<? extends Step> part : parts) {
      part.forEach(builder::add);
    }
    return builder.build();
  }

  /** All records with their probabilities, and the states that they leave. */
  private static void assertSameStates(StabilizerCircuit circuit) {
    SortedMap<String, double[]> expected = DenseRun.of(circuit, SWEEP).states();
    SortedMap<String, double[]> found = tableauStates(circuit);
    assertThat(found.keySet()).as("%s", circuit).isEqualTo(expected.keySet());
    found.forEach((record, state) ->
        assertThat(state)
            .as("%s: %s", circuit, record)
            .containsExactly(expected.get(record), within(1e-9)));
  }

  private static SortedMap<String, double[]> tableauStates(StabilizerCircuit circuit) {
    int qubits = circuit.qubitCount();
    SortedMap<String, double[]> states = new TreeMap<>();
    AllChances chances = new AllChances();
    do {
      TableauSampler sampler = new TableauSampler(circuit, "test", chances, bits(SWEEP));
      String record = sampler.run(circuit).record().toString();
      double[] sums = states.computeIfAbsent(record, _ -> new double[1 << (2 * qubits)]);
      for (int product = 0; product < sums.length; product++) {
        sums[product] += chances.probability() * expectation(sampler.tableau(), product);
      }
    } while (chances.next());
    return states;
  }

  private static Bits bits(String text) {
    Bits bits = new Bits();
    text.chars().forEach(c -> bits.add(c == '1'));
    return bits;
  }

  private static int expectation(Tableau tableau, int product) {
    PauliString pauli = new PauliString(tableau.qubits());
    for (int q = 0; q < tableau.qubits(); q++) {
      pauli.set(q, product >> (2 * q) & 3);
    }
    return tableau.expectation(pauli);
  }

  @ParameterizedTest
  @EnumSource(Op.class)
  void decompositionsDoTheSame(Op op) {
    boolean isWhole = op.kind() != Op.Kind.NOISE && op.kind() != Op.Kind.ANNOTATION;
    for (List<Step> example : InstructionExamples.of(op)) {
      List<Step> made = decomposed(op, example, isWhole);
      for (List<Step> state : isWhole ? STATES : STATES.subList(0, 1)) {
        SortedMap<String, double[]> expected =
            DenseRun.of(circuit(2, state, example), SWEEP).states();
        SortedMap<String, double[]> found = DenseRun.of(circuit(2, state, made), SWEEP).states();
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((record, sums) ->
            assertThat(sums)
                .as("%s %s", made, record)
                .containsExactly(expected.get(record), within(1e-9)));
      }
    }
  }

  private static List<Step> decomposed(Op op, List<Step> example, boolean isWhole) {
    List<Step> made = new ArrayList<>();
    for (Step step : example) {
      if (step instanceof Step.Apply apply && apply.op() == op) {
        Optional<List<Step.Apply>> parts = Decomposition.find(apply);
        assertThat(parts.isPresent()).isEqualTo(isWhole);
        made.addAll(parts.map(List::<Step>copyOf).orElse(List.of(step)));
      } else {
        made.add(step);
      }
    }
    return made;
  }

  @ParameterizedTest
  @ValueSource(strings = {"MPP", "SPP", "SPP_DAG"})
  void productsOfThreeQubitsOnAllTheirStates(String instruction) {
    List<List<Step>> states = StabilizerStates.all(3);
    for (int i = 0; i < states.size(); i++) {
      for (int k = i % 9; k < 27; k += 9) {
        String product = (k % 2 == 0 ? "" : "!") + letters(k, 3);
        assertSameStates(circuit(3, states.get(i), steps(instruction + " " + product)));
      }
    }
  }

  private static String letters(int number, int qubits) {
    List<String> letters = new ArrayList<>();
    for (int q = 0, rest = number; q < qubits; q++, rest /= 3) {
      letters.add("XYZ".charAt(rest % 3) + "" + q);
    }
    return String.join("*", letters);
  }

  private static List<Step> steps(String text) {
    return CircuitReader.read(text, "test").steps();
  }

  /**
   * The state behind the instruction is measured, in three of the nine bases for each state. Signs
   * are the reference's, so one state for each group of stabilizers will do; 2,048 shots for each
   * of some hundred laws, 6 sigma.
   */
  @ParameterizedTest
  @EnumSource(Op.class)
  void framesDrawWhatStateVectorsSay(Op op) {
    InstructionExamples.of(op).forEach(InstructionsTest::assertSameRecordsOfAllGroups);
  }

  private static void assertSameRecordsOfAllGroups(List<Step> example) {
    for (int i = 0; i < GROUPS.size(); i++) {
      for (int basis = 0; basis < 3; basis++) {
        String first = BASES.get(basis);
        String second = BASES.get((basis + i) % 3);
        List<Step> readout = steps(first + " 0\n" + second + " 1");
        assertSameRecords(circuit(2, GROUPS.get(i), example, readout));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CX", "CY", "CZ", "XCZ", "YCZ"})
  void pairsWithAndWithoutBitsStandInOneLine(Op op) {
    for (List<Step> state : STATES) {
      assertSameStates(circuit(2, state, InstructionExamples.mixed(op)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CX", "CY", "CZ", "XCZ", "YCZ"})
  void framesTakePairsWithAndWithoutBits(Op op) {
    assertSameRecordsOfAllGroups(InstructionExamples.mixed(op));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MPP(0.2)", "SPP"})
  void framesDrawProductsOfThreeQubits(String instruction) {
    List<List<Step>> states = StabilizerStates.withoutSigns(3);
    for (int i = 0; i < states.size(); i++) {
      for (int k = i % 3; k < 27; k += 3) {
        String readout = BASES.get(i % 3) + " 0\n" + BASES.get(i / 3 % 3) + " 1\nMY 2";
        List<Step> turned = steps(instruction + " " + letters(k, 3) + "\n" + readout);
        assertSameRecords(circuit(3, states.get(i), turned));
      }
    }
  }

  private static void assertSameRecords(StabilizerCircuit circuit) {
    FrameSampler sampler = FrameSampler.ofResults(circuit, "test", new Seed(1));
    SortedMap<String, Integer> counts = new TreeMap<>();
    int batches = 2048 / sampler.batch();
    for (int batch = 0; batch < batches; batch++) {
      sampler.draw(batch);
      count(sampler.results(), counts);
    }
    Laws.assertDrawnFrom(DenseRun.of(circuit, "").records(), counts, circuit.toString());
  }

  private static void count(ShotTable table, SortedMap<String, Integer> counts) {
    char[] shot = new char[table.bits()];
    for (int s = 0; s < table.shots(); s++) {
      for (int bit = 0; bit < shot.length; bit++) {
        shot[bit] = table.get(bit, s) ? '1' : '0';
      }
      counts.merge(new String(shot), 1, Integer::sum);
    }
  }

  /** Detectors and observables: which of their parities differ from those without noise. */
  @ParameterizedTest
  @EnumSource(Op.class)
  void framesDetectWhatStateVectorsSay(Op op) {
    String before = "X 0\nCX 0 1\nMPAD 0 1\n";
    String after =
        "M 1 !0\nDETECTOR rec[-1]\nDETECTOR rec[-2] rec[-4]\nDETECTOR\n"
            + "OBSERVABLE_INCLUDE(0) rec[-1] rec[-2]\nOBSERVABLE_INCLUDE(2) Z0 rec[-3]\n"
            + "OBSERVABLE_INCLUDE(2) Z1";
    for (List<Step> example : InstructionExamples.of(op)) {
      if (op.kind() == Op.Kind.NOISE || op.kind() == Op.Kind.ANNOTATION) {
        assertSameDetections(circuit(2, steps(before), example, steps(after)));
      }
    }
  }

  @Test
  void paulisOfObservablesSeeTheErrorsBeforeThem() {
    String noise = "X_ERROR(0.1) 0\nZ_ERROR(0.2) 1\nDEPOLARIZE1(0.3) 0\n";
    assertSameDetections(
        circuit(
            2, steps("H 1\n" + noise + "OBSERVABLE_INCLUDE(0) Z0\nOBSERVABLE_INCLUDE(1) X1 Z0")));
    assertSameDetections(
        circuit(2, steps("S_DAG 0\nSQRT_X 1\n" + noise + "OBSERVABLE_INCLUDE(3) Z0 Y1")));
    assertSameDetections(
        circuit(2, steps("X 0\nMZZ(0.1) 0 1\n" + noise + "OBSERVABLE_INCLUDE(0) rec[-1] Z0")));
  }

  private static void assertSameDetections(StabilizerCircuit circuit) {
    SortedMap<String, Double> quiet = DenseRun.of(Quiet.of(circuit), "").detections();
    assertThat(quiet).as("%s", circuit).hasSize(1);
    SortedMap<String, Double> expected = new TreeMap<>();
    DenseRun.of(circuit, "")
        .detections()
        .forEach((its, p) ->
            expected.put(differences(its, quiet.firstKey(), (int) circuit.observableCount()), p));
    FrameSampler sampler = FrameSampler.ofDetectors(circuit, "test", new Seed(2));
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (int batch = 0; batch < 4096 / sampler.batch(); batch++) {
      sampler.draw(batch);
      count(sampler.detections(), counts);
    }
    Laws.assertDrawnFrom(expected, counts, circuit.toString());
  }

  /** Of texts such as {@code 011 5}: detectors, and observables as bits of a number. */
  private static String differences(String one, String two, int observables) {
    int blank = one.indexOf(' ');
    StringBuilder differences = new StringBuilder();
    for (int i = 0; i < blank; i++) {
      differences.append(one.charAt(i) == two.charAt(i) ? '0' : '1');
    }
    long bits = Long.parseLong(one.substring(blank + 1)) ^ Long.parseLong(two.substring(blank + 1));
    for (int i = 0; i < observables; i++) {
      differences.append(bits >> i & 1);
    }
    return differences.toString();
  }
}
