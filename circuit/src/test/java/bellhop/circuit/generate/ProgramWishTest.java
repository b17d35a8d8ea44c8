package bellhop.circuit.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.qasm.QasmReader;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramWishTest {
  private static ProgramWish wish(String family, int qubits) {
    return new ProgramWish(
        family, qubits, 1, OptionalDouble.empty(), OptionalDouble.empty(), Map.of());
  }

  private static AbstractThrowableAssert<?, ?> refused(ProgramWish wish) {
    return assertThatThrownBy(wish::text).isInstanceOf(InputException.class);
  }

  @Test
  void writesWhatTheReaderReads() {
    String text = wish("cp-fraction", 6).text();
    assertThat(QasmReader.read(text, "cp-fraction"))
        .isEqualTo(Family.CP_FRACTION.program(6))
        .isEqualTo(wish("cp-fraction", 6).program());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qft|0|too small|1 was meant",
        "adder|7|odd; adder takes a number of qubits that is even, 4 or more|6 or 8 was meant",
        "adder|2|too small|4 was meant",
        "swap-test|64|even; swap-test takes a number of qubits that is odd|63 or 65 was meant",
        "knn|10|even|9 or 11 was meant",
        "grover|3|odd|2 or 4 was meant",
        "qft|20000|too large; a program of more than 2000000 gates|fewer qubits",
        "grover|60|too large|fewer qubits",
        "grover|1000000|too large|fewer qubits",
        "ghz|1000001|too large; a program of more than 1000000 qubits|fewer qubits",
        "quantum-volume|400|too large|fewer qubits",
        "qtf|4|unknown program \"qtf\"; it is one of cz-fraction|\"qft\" was meant",
      })
  void refusesWhatThereIsNot(String family, int qubits, String what, String maybe) {
    refused(wish(family, qubits)).hasMessageContaining(what).hasMessageContaining(maybe);
  }

  @Test
  void refusesFilesThatTheReaderWouldNotTake() {
    refused(wish("quantum-volume", 300))
        .hasMessageContaining("MiB of OpenQASM")
        .hasMessageContaining("fewer qubits were meant");
  }

  @Test
  void refusesOptionsThatMeanNothing() {
    Map<String, Location> places = Map.of("fraction", Location.of("--fraction 0.5"));
    refused(new ProgramWish("qft", 4, 1, OptionalDouble.of(0.5), OptionalDouble.empty(), places))
        .hasMessageStartingWith("--fraction 0.5: no meaning for qft; ")
        .hasMessageContaining("it belongs to cz-fraction and cp-fraction");
    refused(
            new ProgramWish(
                "cz-fraction", 4, 1, OptionalDouble.of(1.5), OptionalDouble.empty(), places))
        .hasMessageContaining("not from 0 to 1")
        .hasMessageContaining("1 was meant");
    refused(
            new ProgramWish(
                "qaoa", 4, 1, OptionalDouble.empty(), OptionalDouble.of(Double.NaN), Map.of()))
        .hasMessageContaining("not from 0 to 1");
  }
}
