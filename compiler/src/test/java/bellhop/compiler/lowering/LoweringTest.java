package bellhop.compiler.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.circuit.generate.Family;
import bellhop.circuit.generate.Recipe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoweringTest {

  @Test
  void countsTwoQubitGatesOnceExpanded() {
    Program program = new ProgramBuilder("toffoli").qubits("q", 3).apply(Gate.CCX, 0, 1, 2).build();
    Lowered lowered = Lowering.lower(program);
    assertThat(lowered.interactionCount()).isEqualTo(6);
    assertThat(lowered.measuredAtEnd()).isTrue();
    assertThat(lowered.steps()).hasSize(15 + 3);
  }

  /** The published counts of generated circuits are those of the compiler's canonical form. */
  @ParameterizedTest
  @CsvSource({
    "CZ_FRACTION, 32, 1, 257",
    "CP_FRACTION, 256, 1, 16218",
    "PAULI_GADGETS, 48, 3, 3328",
    "QAOA, 32, 2, 250",
    "ADDER, 64, 1, 497",
    "SWAP_TEST, 65, 1, 256",
    "W_STATE, 64, 1, 126",
  })
  void countsGeneratedCircuitsAsPublished(Family family, int qubits, long seed, int gates) {
    Program program = family.program(Recipe.of(qubits).withSeed(seed));
    assertThat(Lowering.lower(program).interactionCount()).isEqualTo(gates);
  }

  @Test
  void branchBecomesGuards() {
    Program program =
        new ProgramBuilder("branch")
            .qubits("q", 1)
            .bits("c", 2)
            .measure(0, 0)
            .branch(
                new bellhop.circuit.Expression.Cell(0),
                then -> then.x(0).when(1, inner -> inner.z(0)),
                otherwise -> otherwise.h(0))
            .build();
    Lowered lowered = Lowering.lower(program);
    assertThat(lowered.guardCount()).isEqualTo(3);
    assertThat(lowered.steps().get(3)).isEqualTo(new Step.Local(GateCall.of(Gate.X, 0), 2));
    assertThat(lowered.steps().get(4)).isInstanceOf(Step.Compute.class);
    assertThat(((Step.Compute) lowered.steps().get(4)).guard()).isEqualTo(2);
    assertThat(lowered.steps().get(5)).isEqualTo(new Step.Local(GateCall.of(Gate.Z, 0), 4));
    assertThat(lowered.steps().get(6)).isEqualTo(new Step.Local(GateCall.of(Gate.H, 0), 3));
    assertThat(lowered.measuredAtEnd()).isFalse();
  }

  /** V₀⊗V₁ · gate · (V₀⊗V₁)† for the operands that are copies, up to global phase. */
  @ParameterizedTest
  @EnumSource(
      value = Gate.class,
      names = {"CX", "CY", "CZ", "CH", "CSX", "CP", "CRX", "CRZ", "RXX", "RYY", "RZZ"})
  void copiesStandInForOperandsInTheirAxis(Gate gate) {
    double[] angles = gate.parameterCount() == 0 ? new double[0] : new double[] {0.7};
    GateCall call = GateCall.of(gate, angles, 0, 1);
    for (int copies = 0; copies < 4; copies++) {
      boolean first = (copies & 1) == 1;
      boolean second = (copies & 2) == 2;
      List<GateCall> turned = new ArrayList<>();
      if (first) {
        turned.addAll(ZForm.fromZ(ZForm.axis(call, 0), 0));
      }
      if (second) {
        turned.addAll(ZForm.fromZ(ZForm.axis(call, 1), 1));
      }
      turned.add(call);
      if (first) {
        turned.addAll(ZForm.toZ(ZForm.axis(call, 0), 0));
      }
      if (second) {
        turned.addAll(ZForm.toZ(ZForm.axis(call, 1), 1));
      }
      double[] expected = Matrices.product(2, turned);
      double[] actual = Matrices.product(2, ZForm.on(call, 0, first, 1, second));
      assertThat(overlap(expected, actual)).as("%s %d", gate, copies).isEqualTo(1, within());
    }
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  /** |tr(A†B)|/4. */
  private static double overlap(double[] a, double[] b) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < a.length; i += 2) {
      re += a[i] * b[i] + a[i + 1] * b[i + 1];
      im += a[i] * b[i + 1] - a[i + 1] * b[i];
    }
    return StrictMath.hypot(re, im) / 4;
  }
}
