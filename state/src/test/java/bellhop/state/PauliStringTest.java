package bellhop.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauliStringTest {
  @ParameterizedTest
  @CsvSource({
    "X, Y, +Z, 1",
    "Y, Z, +X, 1",
    "Z, X, +Y, 1",
    "Y, X, +Z, 3",
    "Z, Y, +X, 3",
    "X, Z, +Y, 3",
    "XX, ZZ, +YY, 2",
    "-X, X, +_, 2",
    "X_Y, X_Y, +___, 0",
    "XYZ, YZX, +ZXY, 3"
  })
  void multipliesWithItsPhase(String left, String right, String product, int exponent) {
    PauliString string = PauliString.parse(left);
    assertThat(string.multiply(PauliString.parse(right))).isEqualTo(exponent);
    assertThat(string).hasToString(product);
  }

  @Test
  void readsWhatItPrints() {
    PauliString string = PauliString.parse("-XIZ_Y");
    assertThat(string).hasToString("-X_Z_Y").isEqualTo(PauliString.parse("-X_Z_Y"));
    assertThat(string).isNotEqualTo(PauliString.parse("+X_Z_Y"));
    assertThat(string.pauli(4)).isEqualTo(3);
    assertThatThrownBy(() -> PauliString.parse("+XQ")).isInstanceOf(IllegalArgumentException.class);
  }
}
