package bellhop.circuit.shots;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import org.junit.jupiter.api.Test;

final class BitBlockTest {
  @Test
  void oneBitGoesToTheOtherSideOfTheDiagonal() {
    long[] block = new long[64];
    block[3] = 1L << 40;
    BitBlock.transpose(block);
    assertThat(block[40]).isEqualTo(1L << 3);
    assertThat(block[3]).isZero();
  }

  @Test
  void allBitsGoWhereTheSlowTwinPutsThem() {
    RandomStream random = new Seed(641).stream("blocks");
    for (int i = 0; i < 200; i++) {
      long[] block = new long[64];
      for (int row = 0; row < 64; row++) {
        block[row] = random.nextLong();
      }
      long[] expected = slowly(block);
      BitBlock.transpose(block);
      assertThat(block).isEqualTo(expected);
    }
  }

  private static long[] slowly(long[] block) {
    long[] turned = new long[64];
    for (int row = 0; row < 64; row++) {
      for (int column = 0; column < 64; column++) {
        turned[column] |= (block[row] >>> column & 1) << row;
      }
    }
    return turned;
  }
}
