package bellhop.compiler.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.circuit.ProgramBuilder;
import org.junit.jupiter.api.Test;

class SegmentsTest {
  private static ProgramBuilder two() {
    return new ProgramBuilder("two").qubits("q", 2);
  }

  private static Segments of(ProgramBuilder builder) {
    return Segments.of(Lowering.lower(builder.build()));
  }

  /** Segments of qubit 0 in a program of two gates on the same two qubits. */
  private static boolean goesOn(ProgramBuilder builder) {
    Segments segments = of(builder);
    return segments.segment(0, 0) == segments.segment(1, 0);
  }

  @Test
  void diagonalGatesDoNotEndASegment() {
    assertThat(goesOn(two().cz(0, 1).rz(0.3, 0).cz(0, 1))).isTrue();
    assertThat(goesOn(two().cz(0, 1).apply(Gate.T, 0).cz(0, 1))).isTrue();
  }

  @Test
  void hadamardEndsASegment() {
    assertThat(goesOn(two().cz(0, 1).h(0).cz(0, 1))).isFalse();
    assertThat(goesOn(two().cz(0, 1).h(0).h(0).cz(0, 1))).isTrue();
  }

  @Test
  void quarterTurnByAnglesIsNotAFlip() {
    double half = StrictMath.PI / 2;
    assertThat(goesOn(two().cz(0, 1).apply(Gate.U, new double[] {half, 0, 0}, 0).cz(0, 1)))
        .isFalse();
  }

  @Test
  void flipGoesOnWithAnXOnTheCopy() {
    Segments segments = of(two().cz(0, 1).x(0).rz(0.2, 0).cz(0, 1).cz(0, 1));
    assertThat(segments.segment(1, 0)).isEqualTo(segments.segment(0, 0));
    assertThat(segments.flip(0, 0)).isFalse();
    assertThat(segments.flip(1, 0)).isTrue();
    assertThat(segments.flip(2, 0)).isTrue();
  }

  @Test
  void targetsShareAnAxisToo() {
    Segments segments = of(two().cx(1, 0).rx(0.3, 0).cx(1, 0));
    assertThat(segments.segment(1, 1)).isEqualTo(segments.segment(0, 1));
  }

  @Test
  void axisMayTurnWithTheQubit() {
    Segments segments = of(two().cz(0, 1).h(0).cx(1, 0));
    assertThat(segments.segment(1, 1)).isEqualTo(segments.segment(0, 0));
  }

  @Test
  void measurementResetAndBarrierEndSegments() {
    assertThat(goesOn(two().bits("c", 1).cz(0, 1).measure(0, 0).cz(0, 1))).isFalse();
    assertThat(goesOn(two().cz(0, 1).reset(0).cz(0, 1))).isFalse();
    assertThat(goesOn(two().cz(0, 1).barrier(0).cz(0, 1))).isFalse();
  }

  @Test
  void guardedGatesStandAlone() {
    Segments segments =
        of(two().bits("c", 1).measure(0, 0).cz(0, 1).when(0, b -> b.cz(0, 1)).cz(0, 1));
    assertThat(segments.count()).isEqualTo(6);
  }
}
