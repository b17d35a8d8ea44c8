package bellhop.circuit.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitMixTest {

  /** The first draws of seed 1, as published with the generator. */
  @Test
  void drawsThePublishedNumbers() {
    SplitMix random = new SplitMix(1);
    assertThat(random.next()).isEqualTo(0x910a2dec89025cc1L);
    assertThat(random.next()).isEqualTo(0xbeeb8da1658eec67L);
    assertThat(random.next()).isEqualTo(0xf893a2eefb32555eL);
  }

  @Test
  void takesTheUpperBitsForUnitsAndTheRemainderForWholes() {
    assertThat(new SplitMix(1).unit()).isEqualTo((0x910a2dec89025cc1L >>> 11) / 0x1p53);
    assertThat(new SplitMix(1).below(10))
        .isEqualTo((int) Long.remainderUnsigned(0x910a2dec89025cc1L, 10));
    assertThat(new SplitMix(1).turn()).isEqualTo(2 * StrictMath.PI * new SplitMix(1).unit());
  }

  /** Two draws: 0x91… mod 3 for the last place, 0xbe… mod 2 for the middle one. */
  @Test
  void shufflesFromTheEnd() {
    List<Integer> list = new ArrayList<>(List.of(0, 1, 2));
    new SplitMix(1).shuffle(list);
    int last = (int) Long.remainderUnsigned(0x910a2dec89025cc1L, 3);
    int middle = (int) Long.remainderUnsigned(0xbeeb8da1658eec67L, 2);
    List<Integer> expected = new ArrayList<>(List.of(0, 1, 2));
    java.util.Collections.swap(expected, 2, last);
    java.util.Collections.swap(expected, 1, middle);
    assertThat(list).isEqualTo(expected);
  }
}
