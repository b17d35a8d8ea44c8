package bellhop.circuit.stabilizer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.units.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slash ends a line. */
class EarlyRecordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DETECTOR rec[-1] | 1:10: rec[-1]; there is no result by then",
        "M 0/CX 0 1 rec[-2] 3 | 2:8: rec[-2]; there is only 1 result by then",
        "M 0 1/REPEAT 3 {/DETECTOR rec[-3]/M 0/} | 3:10: rec[-3]; there are only 2 results by then",
        "REPEAT 2 {/M 0/REPEAT 2 {/M 0/}/DETECTOR rec[-4]/} | 6:10: rec[-4]; there are only 3",
        "REPEAT 2 {/M 0/}/OBSERVABLE_INCLUDE(0) Z1 rec[-3] | 4:26: rec[-3]; there are only 2"
      })
  void areRefusedWithAPlaceByReadersOfWholeCircuits(String text, String message) {
    String lines = text.replace('/', '\n');
    assertThatThrownBy(() -> CircuitReader.readWhole(lines, "c.stim"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("c.stim:" + message);
    StabilizerCircuit piece = CircuitReader.read(lines, "c.stim");
    assertThatThrownBy(() -> EarlyRecords.refuse(piece, "c.stim"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("c.stim: " + message.substring(message.indexOf("rec")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "M 0/DETECTOR rec[-1]",
        "M 0/REPEAT 3 {/DETECTOR rec[-1]/M 0/}",
        "REPEAT 1000000000000000000 {/REPEAT 1000000000000000000 {/M 0/}/}/DETECTOR rec[-9999]",
        "CX sweep[5] 0"
      })
  void lateOnesAreNot(String text) {
    String lines = text.replace('/', '\n');
    assertThatCode(() -> EarlyRecords.refuse(CircuitReader.readWhole(lines, "c"), "c"))
        .doesNotThrowAnyException();
  }
}
