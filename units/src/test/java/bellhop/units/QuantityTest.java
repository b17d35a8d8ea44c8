package bellhop.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuantityTest {
  private static final Location HERE = new Location("net.yaml", 3, 7);

  @Test
  void readsQuantitiesAsPeopleWriteThem() {
    assertThat(Quantity.parse("20 km", Dimension.LENGTH, HERE)).isEqualTo(20_000);
    assertThat(Quantity.parse("0.2 dB/km", Dimension.LOSS_PER_LENGTH, HERE)).isEqualTo(0.0002);
    assertThat(Quantity.parse(" 5GHz ", Dimension.FREQUENCY, HERE)).isEqualTo(5e9);
    assertThat(Quantity.parse("98 %", Dimension.NUMBER, HERE)).isEqualTo(0.98);
    assertThat(Quantity.parse("1e-3", Dimension.NUMBER, HERE)).isEqualTo(0.001);
  }

  @Test
  void readsTimesToThePicosecond() {
    assertThat(Quantity.parseSpan("0.3 us", HERE)).isEqualTo(Span.picos(300_000));
    assertThat(Quantity.parseSpan("1.2 ms", HERE)).isEqualTo(Span.picos(1_200_000_000));
    assertThat(Quantity.parseSpan("1 ps", HERE)).isEqualTo(Span.picos(1));
  }

  @Test
  void namesTheNearestUnit() {
    assertThatThrownBy(() -> Quantity.parse("3 kHzz", Dimension.FREQUENCY, HERE))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("net.yaml:3:7: unknown unit \"kHzz\"; ")
        .hasMessageContaining("Maybe \"kHz\" was meant.");
  }

  @Test
  void offersMinutesForAnM() {
    assertThatThrownBy(() -> Quantity.parseSpan("10 m", HERE))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("Maybe \"min\" or \"ms\" was meant.");
  }

  @ParameterizedTest
  @CsvSource({"''", "abc", "3 3 us", "1e99999 us", "0x10 us", "NaN us", "--3 us", "99999 h", "3"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> Quantity.parseSpan(text, HERE))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("net.yaml:3:7: ");
  }

  @Test
  void asksForPlainNumbersWithoutUnits() {
    assertThatThrownBy(() -> Quantity.parse("much", Dimension.NUMBER, HERE))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "net.yaml:3:7: \"much\" is not a plain number; a plain number is needed."
                + " Maybe \"2\" shows the form.");
  }

  @ParameterizedTest
  @EnumSource
  void printsWhatItReads(Dimension dimension) {
    for (double value = 1.5e-14; value < 1e13; value *= 10) {
      String text = Quantity.format(value, dimension);
      assertThat(Quantity.parse(text, dimension, HERE)).isCloseTo(value, within(value));
    }
    assertThat(Quantity.format(1.5e-6, Dimension.TIME)).isEqualTo("1.5 us");
    assertThat(Quantity.format(0, Dimension.TIME)).isEqualTo("0 s");
    assertThat(Quantity.format(90, Dimension.TIME)).isEqualTo("90 s");
  }

  private static org.assertj.core.data.Offset<Double> within(double value) {
    return org.assertj.core.data.Offset.offset(1e-5 * value);
  }
}
