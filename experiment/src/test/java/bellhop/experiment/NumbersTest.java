package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void timesCarryThreeDigitsAndAPrefix() {
    assertThat(Numbers.seconds(5.1234e-5)).isEqualTo("51.2 µs");
    assertThat(Numbers.seconds(9.9996e-4)).isEqualTo("1 ms");
    assertThat(Numbers.seconds(0)).isEqualTo("0 s");
    assertThat(Numbers.seconds(1234)).isEqualTo("1.23 ks");
    assertThat(Numbers.withPrefix(12500, "Hz")).isEqualTo("12.5 kHz");
  }

  @Test
  void sharesCarryWhatMatters() {
    assertThat(Numbers.percent(0.912)).isEqualTo("91.2 %");
    assertThat(Numbers.percent(0.0417)).isEqualTo("4.2 %");
    assertThat(Numbers.percent(0.9995)).isEqualTo("99.95 %");
    assertThat(Numbers.percent(1)).isEqualTo("100 %");
    assertThat(Numbers.percent(0)).isEqualTo("0 %");
    assertThat(Numbers.percent(1e-6)).isEqualTo("< 0.01 %");
    assertThat(Numbers.roughPercent(0.912)).isEqualTo("91 %");
    assertThat(Numbers.roughPercent(0.004)).isEqualTo("0.4 %");
  }

  @Test
  void smallNumbersHaveAPowerOfTen() {
    assertThat(Numbers.rate(0.01234)).isEqualTo("0.0123");
    assertThat(Numbers.rate(0.000123)).isEqualTo("0.000123");
    assertThat(Numbers.rate(1.5e-9)).isEqualTo("1.5e-9");
    assertThat(Numbers.rate(9.996e-5)).isEqualTo("1e-4");
    assertThat(Numbers.rate(2e-12)).isEqualTo("2e-12");
    assertThat(Numbers.rate(0)).isEqualTo("0");
  }

  @Test
  void countsCarryCommas() {
    assertThat(Numbers.count(1234567)).isEqualTo("1,234,567");
    assertThat(Numbers.count(1, "pair")).isEqualTo("1 pair");
    assertThat(Numbers.count(0, "pair")).isEqualTo("0 pairs");
  }

  @Test
  void longTimesAreInMinutesHoursAndDays() {
    assertThat(Numbers.duration(0.5)).isEqualTo("500 ms");
    assertThat(Numbers.duration(90)).isEqualTo("1.5 min");
    assertThat(Numbers.duration(3600)).isEqualTo("1 h");
    assertThat(Numbers.duration(4123)).isEqualTo("1.15 h");
    assertThat(Numbers.duration(1e6)).isEqualTo("11.6 days");
  }
}
