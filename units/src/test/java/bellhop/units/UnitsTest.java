package bellhop.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsTest {
  @Test
  void spansAddToMoments() {
    Time start = Time.ZERO.plus(Span.nanos(500));
    assertThat(start.plus(Span.micros(1)).minus(start)).isEqualTo(Span.nanos(1000));
    assertThat(Span.micros(1.5)).hasToString("1.5 us");
    assertThat(Span.seconds(2).times(3)).isEqualTo(Span.seconds(6));
  }

  @Test
  void timeNeverWrapsRound() {
    assertThatThrownBy(() -> new Time(Long.MAX_VALUE).plus(Span.picos(1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Span.seconds(1e9)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Span.seconds(Double.NaN)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void lossesAddAndTransmissionsMultiply() {
    Decibels loss = new Decibels(3).plus(new Decibels(7));
    assertThat(loss.transmission()).isEqualTo(0.1);
    assertThatThrownBy(() -> new Decibels(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void probabilitiesLieBetweenZeroAndOne() {
    assertThat(new Probability(0.25).complement()).isEqualTo(new Probability(0.75));
    assertThatThrownBy(() -> new Probability(1.01)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Probability(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void errorsSayWhereWhatWhyAndAWayOut() {
    InputException error =
        new InputException(new Location("a.qasm", 4, 1), "unknown gate \"hh\"", "no such gate", "");
    assertThat(error).hasMessage("a.qasm:4:1: unknown gate \"hh\"; no such gate.");
    assertThat(error.findMaybe()).isEmpty();
    InputException flag =
        new InputException(Location.of("--shots -5"), "-5 shots", "at least 1", "leave it out");
    assertThat(flag).hasMessage("--shots -5: -5 shots; at least 1. Maybe leave it out.");
  }

  @Test
  void suggestsTheNearestNameOrListsAll() {
    List<String> known = List.of("length", "cutoff", "preset");
    assertThat(Nearest.suggestion("lenght", known)).isEqualTo("\"length\" was meant");
    assertThat(Nearest.suggestion("q", known))
        .isEqualTo("one of these was meant: length, cutoff, preset");
  }
}
