package bellhop.experiment.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordWriterTest {
  public enum Way {
    NOT_THERE
  }

  public record Inner(double p95, OptionalInt gateAt) {}

  public record Outer(
      SortedMap<String, Long> counts,
      Inner makespanS,
      List<Inner> all,
      OptionalDouble hellingerFidelity,
      Way way,
      boolean deadlineHit) {}

  public record Bad(Map<String, Long> counts) {}

  @Test
  void printsComponentsInTheirOrder() {
    Inner inner = new Inner(1.2e-5, OptionalInt.empty());
    Outer outer =
        new Outer(
            new TreeMap<>(Map.of("10", 3L, "01", 4L)),
            inner,
            List.of(inner),
            OptionalDouble.of(Double.NaN),
            Way.NOT_THERE,
            true);
    assertThat(RecordWriter.print(outer))
        .isEqualTo(
            """
            {
              "counts": {
                "01": 4,
                "10": 3
              },
              "makespan_s": {
                "p95": 1.2E-5,
                "gate_at": null
              },
              "all": [ {
                "p95": 1.2E-5,
                "gate_at": null
              } ],
              "hellinger_fidelity": null,
              "way": "not_there",
              "deadline_hit": true
            }
            """);
  }

  @Test
  void takesNoMapWithoutOrder() {
    assertThatThrownBy(() -> RecordWriter.print(new Bad(new HashMap<>())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void doublesReadBackEqual() {
    for (double value : new double[] {0.1, 1.0 / 3, Double.MIN_VALUE, Double.MAX_VALUE, 0.91}) {
      String text = RecordWriter.print(new Inner(value, OptionalInt.empty()));
      String number = text.replaceAll("(?s).*\"p95\": ([^,]*),.*", "$1");
      assertThat(Double.parseDouble(number)).isEqualTo(value);
    }
  }
}
