package bellhop.compiler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubsTest {

  /** Equal blocks of one: 1, 2, 4, 6, 8, 10, 13 for 2 to 8 blocks, by hand. */
  @ParameterizedTest
  @CsvSource({"2, 1", "3, 2", "4, 4", "5, 6", "6, 8", "7, 10", "8, 13"})
  void equalBlocks(int blocks, int cost) {
    int[] sizes = new int[blocks];
    Arrays.fill(sizes, 1);
    assertThat(new Hubs(sizes).cost()).isEqualTo(cost);
  }

  @ParameterizedTest
  @CsvSource({"7", "8", "11"})
  void blocksOnTwoSidesOfAHubMeetThere(int blocks) {
    int[] sizes = new int[blocks];
    Arrays.setAll(sizes, i -> 1 + i % 3);
    Hubs hubs = new Hubs(sizes);
    long copies = 0;
    boolean[][] isCopied = new boolean[blocks][blocks];
    for (int one = 0; one < blocks; one++) {
      for (int other = one + 1; other < blocks; other++) {
        int hub = hubs.between(one, other);
        assertThat(hub).isBetween(one, other);
        isCopied[one][hub] = true;
        isCopied[other][hub] = true;
      }
    }
    for (int one = 0; one < blocks; one++) {
      for (int hub = 0; hub < blocks; hub++) {
        copies += one != hub && isCopied[one][hub] ? sizes[one] : 0;
      }
    }
    assertThat(hubs.cost()).isEqualTo(copies);
  }
}
