package bellhop.circuit.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.DenseRun;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.circuit.qasm.QasmReader;
import bellhop.circuit.qasm.QasmWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private static int interactions(Program program) {
    return calls(program).stream().mapToInt(GateCall::interactionCount).sum();
  }

  private static List<GateCall> calls(Program program) {
    List<GateCall> calls = new ArrayList<>();
    for (Operation operation : program.operations()) {
      calls.add(((Operation.Apply) operation).call());
    }
    return calls;
  }

  /** The published numbers of two-qubit gates in canonical form. */
  @ParameterizedTest
  @CsvSource({
    "CZ_FRACTION, 32, 0.5, 1, 257",
    "CZ_FRACTION, 32, 0.5, 2, 247",
    "CZ_FRACTION, 32, 0.5, 3, 263",
    "CZ_FRACTION, 32, 0.9, 1, 459",
    "CZ_FRACTION, 32, 0.9, 2, 452",
    "CZ_FRACTION, 32, 0.9, 3, 455",
    "CZ_FRACTION, 48, 0.5, 1, 567",
    "CZ_FRACTION, 48, 0.5, 2, 563",
    "CZ_FRACTION, 48, 0.5, 3, 575",
    "PAULI_GADGETS, 32, 0.5, 1, 1488",
    "PAULI_GADGETS, 32, 0.5, 2, 1470",
    "PAULI_GADGETS, 32, 0.5, 3, 1480",
    "PAULI_GADGETS, 48, 0.5, 1, 3360",
    "PAULI_GADGETS, 48, 0.5, 2, 3350",
    "PAULI_GADGETS, 48, 0.5, 3, 3328",
    "QAOA, 32, 0.5, 1, 271",
    "QAOA, 32, 0.5, 2, 250",
    "QAOA, 32, 0.5, 3, 248",
    "CP_FRACTION, 256, 0.5, 1, 16218",
    "ADDER, 64, 0.5, 1, 497",
    "SWAP_TEST, 65, 0.5, 1, 256",
    "W_STATE, 64, 0.5, 1, 126",
  })
  void hasThePublishedNumberOfGates(Family family, int n, double f, long seed, int gates) {
    Recipe recipe = Recipe.of(n).withSeed(seed).withFraction(f).withEdgeProbability(f);
    assertThat(interactions(family.program(recipe))).isEqualTo(gates);
  }

  /** Numbers of gates in closed form. */
  @Test
  void countsAsTheFormulasSay() {
    assertThat(interactions(Family.QFT.program(20))).isEqualTo(20 * 19 / 2);
    assertThat(interactions(Family.GHZ.program(20))).isEqualTo(19);
    assertThat(interactions(Family.ISING.program(20))).isEqualTo(19);
    assertThat(interactions(Family.KNN.program(21))).isEqualTo(8 * 10);
    assertThat(interactions(Family.QUANTUM_VOLUME.program(9))).isEqualTo(9 * 4 * 3);
    assertThat(calls(Family.QUANTUM_VOLUME.program(9))).hasSize(9 * 4 * 11);
    assertThat(interactions(Family.RANDOM_CLIFFORD.program(9))).isEqualTo(9 * 4);
    assertThat(interactions(Family.GROVER.program(6))).isEqualTo(3 * 2 * (4 * 6 + 1));
  }

  @Test
  void beginsCzFractionAsPublished() {
    Program program = Family.CZ_FRACTION.program(32);
    assertThat(calls(program).subList(0, 4))
        .containsExactly(
            GateCall.of(Gate.H, 0),
            GateCall.of(Gate.H, 1),
            GateCall.of(Gate.H, 2),
            GateCall.of(Gate.H, 5));
  }

  /** The draws of seed 1, written out: 0x91…, 0xbe…, 0xf8… */
  @Test
  void drawsTheAnglesOfAGateDirectlyAfterItsComparison() {
    SplitMix random = new SplitMix(1);
    random.unit();
    double[] angles = {random.turn(), random.turn(), random.turn()};
    Program program = Family.CP_FRACTION.program(Recipe.of(2).withFraction(0));
    assertThat(calls(program).getFirst()).isEqualTo(GateCall.of(Gate.U, angles, 0));
  }

  @Test
  void takesTheFractionAsThatOfTheTwoQubitGates() {
    Program all = Family.CZ_FRACTION.program(Recipe.of(4).withFraction(1));
    assertThat(calls(all)).hasSize(4 * 2).allMatch(call -> call.gate() == Gate.CZ);
    Program none = Family.CZ_FRACTION.program(Recipe.of(4).withFraction(0));
    assertThat(calls(none)).hasSize(4 * 4).allMatch(call -> call.gate() == Gate.H);
    Program graph = Family.QAOA.program(Recipe.of(5).withEdgeProbability(1));
    assertThat(interactions(graph)).isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void isTheSameEachTimeAndReadsBackEqual(Family family) {
    for (int n = 1; n <= 12; n++) {
      if (!family.sizes().fits(n)) {
        continue;
      }
      Program program = family.program(n);
      assertThat(family.program(n)).isEqualTo(program);
      assertThat(program.qubitCount()).isEqualTo(n);
      assertThat(calls(program).size()).isLessThanOrEqualTo(mostGates(family, n));
      Program read = QasmReader.read(QasmWriter.write(program), program.name());
      assertThat(read).isEqualTo(program);
    }
  }

  private static int mostGates(Family family, int n) {
    return (int) family.sizes().gates().applyAsLong(n);
  }

  /** What the table says of chance is so. */
  @ParameterizedTest
  @EnumSource(Family.class)
  void dependsOnTheOptionsThatItTakesAndOnNoOther(Family family) {
    int n = family.sizes().fits(12) ? 12 : 13;
    Recipe usual = Recipe.of(n);
    Program program = family.program(usual);
    for (Family.Option option : Family.Option.values()) {
      boolean differs = !family.program(changed(usual, option)).equals(program);
      assertThat(differs).as("%s, %s", family, option).isEqualTo(family.takes(option));
    }
  }

  private static Recipe changed(Recipe recipe, Family.Option option) {
    return switch (option) {
      case SEED -> recipe.withSeed(2);
      case FRACTION -> recipe.withFraction(0.8);
      case EDGE_PROBABILITY -> recipe.withEdgeProbability(0.8);
    };
  }

  /** m = 3: every a, b and carry in. */
  @Test
  void addsAllNumbers() {
    for (int input = 0; input < 128; input++) {
      int a = input & 7;
      int b = input >> 3 & 7;
      int carry = input >> 6;
      int sum = a + b + carry;
      int expected = place(a, sum & 7, carry) | sum >> 3 << 7;
      int start = place(a, b, carry);
      Map<String, Double> answers = DenseRun.of(measured(Family.ADDER.program(8), start));
      assertThat(answers.getOrDefault(bits(expected, 8), 0.0))
          .as("%d + %d", a, b)
          .isCloseTo(1, EXACT);
    }
  }

  private static int place(int a, int b, int carry) {
    int state = carry;
    for (int i = 0; i < 3; i++) {
      state |= (b >> i & 1) << (1 + 2 * i) | (a >> i & 1) << (2 + 2 * i);
    }
    return state;
  }

  @Test
  void makesTheStatesThatItNames() {
    Map<String, Double> ghz = DenseRun.of(measured(Family.GHZ.program(5), 0));
    assertThat(ghz.keySet()).containsExactly("00000", "11111");
    assertThat(ghz.getOrDefault("11111", 0.0)).isCloseTo(0.5, EXACT);
    Map<String, Double> w = DenseRun.of(measured(Family.W_STATE.program(5), 0));
    assertThat(w.keySet()).containsExactly("00001", "00010", "00100", "01000", "10000");
    assertThat(w.values()).allSatisfy(p -> assertThat(p).isCloseTo(0.2, EXACT));
  }

  @Test
  void findsTheStringOfBernsteinAndVazirani() {
    SplitMix random = new SplitMix(7);
    int string = 0;
    for (int q = 0; q < 6; q++) {
      string |= random.below(2) << q;
    }
    Program program = Family.BERNSTEIN_VAZIRANI.program(Recipe.of(7).withSeed(7));
    Map<String, Double> answers = DenseRun.of(measured(program, 0));
    double found = 0;
    for (int last = 0; last < 2; last++) {
      found += answers.getOrDefault(bits(string | last << 6, 7), 0.0);
    }
    assertThat(found).isCloseTo(1, EXACT);
  }

  /** P(1) of the control is (1 − |⟨a|b⟩|²)/2: 0 for equal registers, 1/2 for orthogonal ones. */
  @Test
  void comparesRegisters() {
    assertThat(one(Family.SWAP_TEST.program(5), 0b01010)).isCloseTo(0, EXACT);
    assertThat(one(Family.SWAP_TEST.program(5), 0b01110)).isCloseTo(0.5, EXACT);
  }

  private static double one(Program program, int start) {
    return DenseRun.of(measured(program, start)).entrySet().stream()
        .filter(answer -> answer.getKey().endsWith("1"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** sin²((2r+1)·asin(2^−m/2)), and work qubits at 0. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 6, 8})
  void findsTheMarkedString(int n) {
    int m = n / 2 + 1;
    int rounds = (int) StrictMath.max(1, StrictMath.PI / 4 * StrictMath.sqrt(1 << m));
    double angle = StrictMath.asin(1 / StrictMath.sqrt(1 << m));
    double expected = StrictMath.pow(StrictMath.sin((2 * rounds + 1) * angle), 2);
    SplitMix random = new SplitMix(3);
    int marked = 0;
    for (int q = 0; q < m; q++) {
      marked |= random.below(2) << q;
    }
    Program program = Family.GROVER.program(Recipe.of(n).withSeed(3));
    assertThat(DenseRun.of(measured(program, 0)).getOrDefault(bits(marked, n), 0.0))
        .isCloseTo(expected, EXACT)
        .isGreaterThan(0.9);
  }

  /** The transform of |k⟩ undone by turning each qubit back by its phase. */
  @Test
  void transformsAsFourierDid() {
    int n = 4;
    int k = 11;
    ProgramBuilder b = new ProgramBuilder("qft").qubits("q", n).bits("c", n);
    IntStream.range(0, n).filter(q -> (k >> q & 1) == 1).forEach(b::x);
    Family.QFT.program(n).operations().forEach(b::add);
    for (int q = 0; q < n; q++) {
      // Without swaps qubit q has the phase of weight 2^(n−1−q): k·2^(n−1−q)/2^n turns.
      b.apply(Gate.P, new double[] {-2 * StrictMath.PI * k / (1 << (q + 1))}, q).h(q);
    }
    IntStream.range(0, n).forEach(q -> b.measure(q, q));
    assertThat(DenseRun.of(b.build()).getOrDefault("0000", 0.0)).isCloseTo(1, EXACT);
  }

  @Test
  void usesAllTwentyFourCliffordGates() {
    Set<Gate> used = EnumSet.noneOf(Gate.class);
    calls(Family.RANDOM_CLIFFORD.program(12)).forEach(call -> used.add(call.gate()));
    assertThat(used)
        .containsExactlyInAnyOrder(Gate.X, Gate.Y, Gate.Z, Gate.H, Gate.S, Gate.SX, Gate.CX);
  }

  @Test
  void namesItselfAsTheCommandDoes() {
    assertThat(Family.values())
        .extracting(Family::word)
        .containsExactly(
            "cz-fraction",
            "cp-fraction",
            "quantum-volume",
            "pauli-gadgets",
            "qaoa",
            "qft",
            "ghz",
            "ising",
            "bernstein-vazirani",
            "adder",
            "swap-test",
            "knn",
            "w-state",
            "grover",
            "random-clifford");
    assertThat(Family.ADDER.sizeWords()).isEqualTo("even, 4 or more");
  }

  @Test
  void insistsOnItsSizes() {
    assertThatThrownBy(() -> Family.KNN.program(4)).hasMessage("knn of 4 qubits");
    assertThatThrownBy(() -> Recipe.of(4).withFraction(1.5)).hasMessage("not from 0 to 1: 1.5");
  }

  private static Program measured(Program program, int start) {
    int n = program.qubitCount();
    ProgramBuilder b = new ProgramBuilder(program.name()).qubits("q", n).bits("c", n);
    IntStream.range(0, n).filter(q -> (start >> q & 1) == 1).forEach(b::x);
    program.operations().forEach(b::add);
    IntStream.range(0, n).forEach(q -> b.measure(q, q));
    return b.build();
  }

  private static String bits(int value, int count) {
    StringBuilder bits = new StringBuilder();
    for (int i = count - 1; i >= 0; i--) {
      bits.append(value >> i & 1);
    }
    return bits.toString();
  }
}
