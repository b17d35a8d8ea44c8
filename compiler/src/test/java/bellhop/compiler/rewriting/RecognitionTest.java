package bellhop.compiler.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.circuit.generate.Family;
import bellhop.circuit.generate.Recipe;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecognitionTest {
  private static ProgramBuilder builder(int qubits) {
    return new ProgramBuilder("test").qubits("q", qubits);
  }

  private static List<GateCall> calls(Program program) {
    List<GateCall> calls = new ArrayList<>();
    for (Operation operation : program.operations()) {
      if (operation instanceof Operation.Apply(var call)) {
        calls.add(call);
      }
    }
    return calls;
  }

  private static List<String> words(Program program) {
    return calls(program).stream().map(GateCall::toString).toList();
  }

  @Test
  void cxRzCxIsRzz() {
    Program source = builder(2).cx(0, 1).rz(0.3, 1).cx(0, 1).build();
    assertThat(words(Recognition.of(source).program())).containsExactly("rzz[0.3][0, 1]");
  }

  @Test
  void controlledPhaseInPiecesNeedsOneGate() {
    Program source =
        builder(2)
            .apply(Gate.P, new double[] {0.1}, 0)
            .cx(0, 1)
            .apply(Gate.P, new double[] {-0.1}, 1)
            .cx(0, 1)
            .apply(Gate.P, new double[] {0.1}, 1)
            .build();
    assertThat(words(Recognition.of(source).program()))
        .containsExactly("p[0.1][0]", "rzz[-0.1][0, 1]", "p[0.1][1]");
  }

  @Test
  void ladderInTheOrderOfTheSourceIsTheSource() {
    Program source =
        builder(4).cx(2, 0).cx(0, 3).cx(3, 1).rz(0.3, 1).cx(3, 1).cx(0, 3).cx(2, 0).build();
    Fused fused = Recognition.of(source);
    assertThat(fused.hasLadders()).isTrue();
    assertThat(fused.program()).isEqualTo(source);
  }

  @Test
  void nothingIsRecognisedAcrossWhatDoesNotCommute() {
    ProgramBuilder[] sources = {
      builder(3).cx(0, 1).rz(0.3, 1).h(0).cx(0, 1),
      builder(3).cx(0, 1).rz(0.3, 1).cx(2, 0).cx(0, 1),
      builder(3).cx(0, 1).rz(0.3, 1).cx(1, 2).cx(0, 1),
      builder(3).cx(0, 1).rx(0.3, 1).cx(0, 1),
      builder(3).cx(0, 1).rz(0.3, 1).cx(1, 0),
      builder(3).bits("c", 1).cx(0, 1).rz(0.3, 1).measure(0, 0).cx(0, 1),
      builder(3).cx(0, 1).rz(0.3, 1).barrier(2).cx(0, 1),
    };
    for (ProgramBuilder source : sources) {
      assertThat(Recognition.of(source.build()).isOther()).isFalse();
    }
  }

  @Test
  void severalTurnsOnOneLadderKeepIt() {
    Program source =
        builder(4)
            .cx(0, 1)
            .rz(0.1, 1)
            .apply(Gate.RZZ, new double[] {0.2}, 1, 2)
            .apply(Gate.RZZ, new double[] {0.3}, 1, 3)
            .cx(0, 1)
            .build();
    assertThat(Recognition.of(source).isOther()).isFalse();
  }

  /** Every gadget of the family is found, and each has the qubits that it acts on. */
  @Test
  void pauliGadgetsAreFound() {
    Program source = Family.PAULI_GADGETS.program(Recipe.of(12).withSeed(1));
    Fused fused = Recognition.of(source);
    long written = calls(fused.program()).stream().filter(c -> c.gate() == Gate.CX).count();
    long before = calls(source).stream().filter(c -> c.gate() == Gate.CX).count();
    assertThat(fused.hasLadders()).isTrue();
    assertThat(written).isLessThanOrEqualTo(before);
  }

  /** Up to a phase, for programs in which much can be recognised. */
  @Test
  void fusedProgramsHaveTheSameMatrix() {
    int others = 0;
    for (int seed = 0; seed < 200; seed++) {
      Program source = ladders(4, 30, seed);
      Fused fused = Recognition.of(source);
      others += fused.isOther() ? 1 : 0;
      double[] product =
          Matrices.multiply(
              Matrices.adjoint(Matrices.product(4, calls(source))),
              Matrices.product(4, calls(fused.program())));
      assertThat(Matrices.isDiagonal(product)).as("seed %d", seed).isTrue();
      for (int i = 1; i < 16; i++) {
        assertThat(product[2 * (17 * i)]).as("seed %d", seed).isCloseTo(product[0], EXACT);
        assertThat(product[2 * (17 * i) + 1]).as("seed %d", seed).isCloseTo(product[1], EXACT);
      }
    }
    assertThat(others).isGreaterThan(100);
  }

  private static final org.assertj.core.data.Offset<Double> EXACT =
      org.assertj.core.data.Offset.offset(1e-9);

  /** Gates around which ladders close. */
  static Program ladders(int qubits, int gates, long seed) {
    RandomStream random = new Seed(seed).stream("ladders");
    ProgramBuilder builder = builder(qubits);
    int[][] open = new int[gates][2];
    int depth = 0;
    for (int i = 0; i < gates; i++) {
      int a = random.nextInt(qubits);
      int b = (a + 1 + random.nextInt(qubits - 1)) % qubits;
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          builder.cx(a, b);
          open[depth++] = new int[] {a, b};
        }
        case 3, 4 -> {
          if (depth > 0) {
            depth--;
            builder.cx(open[depth][0], open[depth][1]);
          }
        }
        case 5 -> builder.apply(Gate.RZZ, new double[] {0.1 * (1 + random.nextInt(9))}, a, b);
        case 6 -> builder.h(a);
        default -> builder.rz(0.1 * (1 + random.nextInt(9)), a);
      }
    }
    return builder.build();
  }
}
