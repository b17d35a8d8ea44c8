package bellhop.circuit.shots;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShotTableTest {
  @Test
  void countsShotsThatDifferInAnyBit() {
    ShotTable one = new ShotTable(3, 128);
    ShotTable other = new ShotTable(3, 128);
    one.set(0, 5, true);
    other.set(2, 5, true); // the same shot
    other.set(1, 63, true);
    one.set(2, 64, true);
    one.set(1, 100, true);
    other.set(1, 100, true); // alike
    one.set(0, 127, true);
    assertThat(one.unlike(other, 128)).isEqualTo(4);
    assertThat(other.unlike(one, 127)).isEqualTo(3);
    assertThat(one.unlike(other, 64)).isEqualTo(2);
    assertThat(one.unlike(other, 63)).isEqualTo(1);
    assertThat(one.unlike(other, 0)).isZero();
    assertThat(new ShotTable(0, 64).unlike(new ShotTable(0, 64), 64)).isZero();
  }
}
