package bellhop.qec.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class BitMatrixTest {
  @Test
  void knowsTheRankOfASmallMatrix() {
    BitMatrix matrix = matrix("110", "011", "101");
    assertThat(matrix.rank()).isEqualTo(2);
    assertThat(matrix.kernel()).isEqualTo(matrix("111"));
    assertThatThrownBy(matrix::inverse).isInstanceOf(IllegalArgumentException.class);
    assertThat(matrix("110", "010", "001").inverse()).isEqualTo(matrix("110", "010", "001"));
  }

  @Test
  void kernelHasWhatTheRankLeaves() {
    RandomStream stream = new Seed(3).stream("matrices");
    for (int trial = 0; trial < 100; trial++) {
      int columns = 1 + trial % 13;
      BitMatrix matrix = random(1 + trial % 7, columns, stream);
      BitMatrix kernel = matrix.kernel();
      assertThat(kernel.rowCount()).isEqualTo(columns - matrix.rank());
      assertThat(kernel.rank()).isEqualTo(kernel.rowCount());
      assertThat(matrix.times(kernel.transposed()).isZero()).isTrue();
    }
  }

  @Test
  void inverseUndoes() {
    RandomStream stream = new Seed(4).stream("matrices");
    int inverted = 0;
    for (int trial = 0; trial < 100; trial++) {
      BitMatrix matrix = random(6, 6, stream);
      if (matrix.rank() == 6) {
        assertThat(matrix.times(matrix.inverse())).isEqualTo(BitMatrix.identity(6));
        inverted++;
      }
    }
    assertThat(inverted).isBetween(10, 60);
  }

  private static BitMatrix random(int rows, int columns, RandomStream stream) {
    String[] text = new String[rows];
    for (int row = 0; row < rows; row++) {
      StringBuilder bits = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        bits.append(stream.nextDouble() < 0.5 ? '0' : '1');
      }
      text[row] = bits.toString();
    }
    return matrix(text);
  }

  private static BitMatrix matrix(String... rows) {
    List<BitSet> bits = new ArrayList<>();
    for (String row : rows) {
      BitSet ones = new BitSet();
      for (int i = 0; i < row.length(); i++) {
        ones.set(i, row.charAt(i) == '1');
      }
      bits.add(ones);
    }
    return BitMatrix.of(bits, rows[0].length());
  }
}
