package bellhop.experiment.screen;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.experiment.Soak;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SoakScreenTest {
  @Test
  void namesABrokenTrialWhateverTheLengthOfItsNumber() {
    String replay = "bellhop soak --first 123456789012 --trials 1";
    Soak.Failure failure = new Soak.Failure(123_456_789_012L, List.of("not so: this"), replay);
    Soak.Result result =
        new Soak.Result(
            123_456_789_012L,
            1,
            new TreeMap<>(Map.of("link cut", 1L)),
            new TreeMap<>(Map.of("every request ends", 1L)),
            1,
            List.of(failure),
            false);
    assertThat(SoakScreen.print(result, Ink.PLAIN).lines())
        .contains("Trial        123456789012: not so: this", "             again: " + replay);
  }
}
