package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.stabilizer.Op;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QecInstructionCommandTest {
  @Test
  void saysWhatAGateDoes() {
    Called called = Called.with("qec", "instruction", "swapcz");
    assertThat(called.code()).isZero();
    assertThat(called.out())
        .isEqualTo(
            """
            CZSWAP: CZ and SWAP
              also     SWAPCZ
              numbers  no number
              targets  pairs of qubits
              records  none
              images   X_ to ZX, Z_ to _Z, _X to XZ, _Z to Z_
              example  CZSWAP 5 2
              as       H 5, CX 5 2 2 5, H 2
            """);
  }

  @ParameterizedTest
  @EnumSource
  void hasEach(Op op) {
    Called called = Called.with("qec", "instruction", op.name());
    assertThat(called.code()).isZero();
    assertThat(called.out()).startsWith(op + ": " + op.words() + "\n").contains("  example  " + op);
    assertThat(Called.with("qec", "instruction").out()).contains("\n  " + op + " ");
  }

  @Test
  void suggestsANameLikeIt() {
    Called called = Called.with("qec", "instruction", "SQRT");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err())
        .contains("the instruction SQRT; there is none of that name. Maybe \"SQRT_Z\" was meant.");
  }
}
