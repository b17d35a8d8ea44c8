package bellhop.compiler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.ProgramBuilder;
import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import org.junit.jupiter.api.Test;

class SlicesTest {
  private static Segments segments(ProgramBuilder builder) {
    return Segments.of(Lowering.lower(builder.build()));
  }

  @Test
  void aNewPartnerBeginsANewSlice() {
    ProgramBuilder builder = new ProgramBuilder("layers").qubits("q", 4);
    builder.cz(0, 1).h(0).cz(0, 1).cz(2, 3).cz(0, 2).cz(1, 3).cz(0, 1);
    Slices slices = Slices.byPartners(segments(builder), 100);
    assertThat(slices.count()).isEqualTo(3);
    assertThat(new int[] {slices.of(0), slices.of(1), slices.of(2)}).containsOnly(0);
    assertThat(new int[] {slices.of(3), slices.of(4)}).containsOnly(1);
    assertThat(slices.of(5)).isEqualTo(2);
  }

  @Test
  void tooManySlicesAreJoinedInARow() {
    ProgramBuilder builder = new ProgramBuilder("chain").qubits("q", 12);
    for (int i = 0; i < 11; i++) {
      builder.cz(i, i + 1);
    }
    Slices slices = Slices.byPartners(segments(builder), 4);
    assertThat(slices.count()).isEqualTo(4);
    for (int gate = 0; gate < 11; gate++) {
      assertThat(slices.of(gate)).isEqualTo(gate / 3);
    }
  }

  @Test
  void noGatesAreOneSlice() {
    assertThat(Slices.byPartners(segments(new ProgramBuilder("none").qubits("q", 2)), 9).count())
        .isEqualTo(1);
  }
}
