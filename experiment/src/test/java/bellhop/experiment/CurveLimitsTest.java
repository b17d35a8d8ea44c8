package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveLimitsTest {
  @Test
  void goesUpByHalvesAndThirds() {
    assertThat(CurveLimits.below(64)).containsExactly(1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48);
    assertThat(CurveLimits.below(5)).containsExactly(1, 2, 3, 4);
    assertThat(CurveLimits.below(2)).containsExactly(1);
    assertThat(CurveLimits.below(1)).isEmpty();
  }

  @Test
  void endsWhereThereArePlenty() {
    assertThat(CurveLimits.above(5, 12)).containsExactly(6, 8, 12, 16, 24);
    assertThat(CurveLimits.above(1, 7)).containsExactly(2, 3, 4, 6, 8, 12, 16);
    assertThat(CurveLimits.above(3, 1_000_000)).endsWith(3072, 4096);
  }

  @Test
  void hasNothingAboveWhereNothingChanges() {
    assertThat(CurveLimits.above(0, 12)).isEmpty();
    assertThat(CurveLimits.above(24, 12)).isEmpty();
    assertThat(CurveLimits.above(5_000, 1_000_000)).isEmpty();
  }

  @Test
  void isOneListWithTheNetworkSomewhereInIt() {
    List<Integer> all = CurveLimits.below(2_000);
    for (int own = 1; own < 500; own++) {
      List<Integer> limits = new ArrayList<>(CurveLimits.below(own));
      limits.add(own);
      limits.addAll(CurveLimits.above(own, 300));
      assertThat(limits).isSorted().doesNotHaveDuplicates().contains(own);
      limits.remove(Integer.valueOf(own));
      assertThat(all).containsAll(limits);
    }
  }
}
