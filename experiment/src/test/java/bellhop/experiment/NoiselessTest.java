package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How close counts come to what nothing going wrong would give. */
class NoiselessTest {
  private static final Noiseless BELL = Samples.ideal(Map.of("00", 0.5, "11", 0.5));

  @Test
  void fidelityIsThatOfHellinger() {
    assertThat(BELL.hellingerFidelity(counts(Map.of("00", 50L, "11", 50L))))
        .isEqualTo(1, within(1e-15));
    assertThat(BELL.hellingerFidelity(counts(Map.of("00", 7L)))).isEqualTo(0.5, within(1e-15));
    // (√(0.5·0.4) + √(0.5·0.1))²
    assertThat(BELL.hellingerFidelity(counts(Map.of("00", 4L, "11", 1L, "01", 5L))))
        .isEqualTo(0.45, within(1e-15));
    assertThat(BELL.hellingerFidelity(counts(Map.of("01", 5L)))).isZero();
  }

  private static SortedMap<String, Long> counts(Map<String, Long> counts) {
    return new TreeMap<>(counts);
  }
}
