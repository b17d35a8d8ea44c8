package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QecDistilCommandTest {
  private static String printed(String flags) {
    Called called = Called.with(("qec distil " + flags).split(" "));
    assertThat(called.err()).isEmpty();
    assertThat(called.code()).isZero();
    return called.out();
  }

  /** Also where 1 − 0.9 is not 0.1 in binary. */
  @Test
  void pairsOfJustTheTargetAreNotDistilled() {
    String[][] alike = {
      {"--target 0.9", "--target 90%", "--target-infidelity 0.1", "--target-infidelity 10%"},
      {"--target 0.99", "--target 99%", "--target-infidelity 0.01", "--target-infidelity 1e-2"},
      {"--target 0.999", "--target 99.9%", "--target-infidelity .001", "--target-infidelity 0.1%"}
    };
    String[] infidelities = {"0.1", "0.01", "0.001"};
    for (int i = 0; i < alike.length; i++) {
      String first = printed("--fidelity 0.95 --scheme parity-4 " + alike[i][0]);
      assertThat(first).containsPattern(" " + infidelities[i] + " +none +0 +1\n");
      for (String target : alike[i]) {
        assertThat(printed("--fidelity 0.95 --scheme parity-4 " + target)).isEqualTo(first);
      }
      String raw = "--fidelity " + alike[i][0].substring("--target ".length());
      assertThat(printed(raw + " " + alike[i][0])).contains("will do for");
    }
  }
}
