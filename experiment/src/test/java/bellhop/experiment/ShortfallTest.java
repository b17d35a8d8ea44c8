package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.Plan;
import bellhop.units.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One circuit alone on its links, and two that share one. */
class ShortfallTest {
  private static Circuit circuit(int id, int first, Span cutoff) {
    return new Circuit(
        id,
        List.of(first, first + 1, first + 2),
        List.of(first, first + 1),
        List.of(0, 0),
        Circuit.Method.EPL,
        cutoff,
        Span.seconds(1),
        Span.micros(1),
        0.91,
        10,
        false);
  }

  private static Shortfall of(List<Circuit> circuits) {
    return new Shortfall(new Plan(circuits, List.of(), List.of()), 4);
  }

  @Test
  void saysNothingWhereTheMeanIsGoodOrNothingCame() {
    List<Circuit> one = List.of(circuit(0, 0, Span.ZERO));
    assertThat(of(one).words(0.9, 0.9, 0.91, one)).isEmpty();
    assertThat(of(one).words(0.9, Double.NaN, 0.91, one)).isEmpty();
    assertThat(of(one).words(0, 0.4, 0.91, one)).isEmpty();
  }

  @Test
  void blamesMemoriesForACircuitAlone() {
    List<Circuit> one = List.of(circuit(0, 0, Span.ZERO));
    assertThat(of(one).words(0.9, 0.88, 0.91, one))
        .contains(
            "0.88 on average, 0.9 was asked for: halves waited longer in memories than the plan's"
                + " estimate (0.91) has it; a cutoff helps");
  }

  @Test
  void blamesLoadWhereALinkIsShared() {
    List<Circuit> two = List.of(circuit(0, 0, Span.micros(5)), circuit(1, 1, Span.micros(5)));
    assertThat(of(two).words(0.9, 0.88, 0.91, two.subList(0, 1)).orElseThrow())
        .contains("load, as 2 circuits share a link")
        .endsWith("a shorter cutoff helps");
  }
}
