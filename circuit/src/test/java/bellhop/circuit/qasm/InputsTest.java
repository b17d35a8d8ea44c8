package bellhop.circuit.qasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.Program;
import bellhop.circuit.qasm.Inputs.Content;
import bellhop.circuit.qasm.Inputs.Given;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values for what a program leaves open. */
final class InputsTest {

  @Test
  void aProgramWithItsInputsIsTheProgramWithConstants() {
    String open =
        "input float theta; input int[8] n; input bool on; input bit[4] s; input uint[4] k;"
            + "input array[angle, 2, 2] a; input bit[3] m; input duration d;";
    String known =
        "const float theta = pi/4; const int[8] n = -3; const bool on = true;"
            + "const bit[4] s = \"0110\"; const uint[4] k = 15; const bit[3] m = \"110\";"
            + "array[angle, 2, 2] a = {{1, 1/2}, {pi, 0}}; const duration d = 20ns;";
    String rest =
        "qubit[16] q; rz(theta) q[n + 3]; if (on) x q[k]; if (s[1] && !s[0]) y q[0];"
            + "rx(a[0, 1]) q[1]; ry(a[1, 0]) q[2]; if (m == 6) z q; gate g b { rz(theta) b; } g q[3];"
            + "if (d > 10ns) h q;";
    List<Given> given =
        List.of(
            given("theta", "pi/4"),
            given("n", "-3"),
            given("on", "true"),
            given("s", "0110"),
            given("k", "0xf"),
            given("m", "6"),
            given("d", "20ns"),
            new Given("a", items(items(text("1"), text("1/2")), items(text("pi"), text("0"))), AT));
    assertThat(read(open + rest, given)).isEqualTo(QasmReader.read(known + rest, "p"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input uint[4] n;         | 16       | the value 16 does not fit uint[4]; it holds 0 to 15",
        "input uint[4] n;         | -1       | the value -1 does not fit uint[4]",
        "input int[4] n;          | 8        | the value 8 does not fit int[4]; it holds -8 to 7",
        "input int n;             | 0.5      | the value 0.5 for int[64]; a real number becomes a whole",
        "input int n;             | theta    | unknown name",
        "input int n;             | f(1)     | unknown function",
        "input int n;             | 1 2      | found \"2\"; the value ends here",
        "input int n;             | 1;       | found \";\"; the value ends here",
        "input int n;             | ''       | an expression belongs here",
        "input int n;             | $0       | unknown name",
        "input int n;             | 3ns      | a duration as int[64]",
        "input duration n;        | 3        | a number as a duration",
        "input bool n;            | 2        | the value 2 does not fit bool",
        "input bit[3] n;          | 8        | the value 8 does not fit bit[3]",
        "input bit n;             | yes      | unknown name \"yes\"",
        "input float n;           | 1/0      | a division by 0",
        "input float n;           | 1e308*10 | the value is infinite",
        "input float n;           | «        | is not part of OpenQASM",
      })
  void valuesFitTheirTypes(String program, String value, String message) {
    assertThatThrownBy(() -> read(program, List.of(given("n", value))))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("inputs.yaml:2:1: ")
        .hasMessageContaining(message);
  }

  @Test
  void namesAreThoseOfTheProgram() {
    refused(List.of(), "p:1:1: the input \"theta\" has no value; it is given beside the program.");
    refused(
        List.of(given("theta", "1"), given("n", "1"), given("thta", "2")),
        "inputs.yaml:2:1: unknown input \"thta\"; p declares no input of this name. Maybe \"theta\" was");
    refused(
        List.of(given("theta", "1"), given("theta", "2")),
        "inputs.yaml:2:1: a second value for \"theta\"");
    refused(
        List.of(new Given("theta", items(text("1")), AT)),
        "inputs.yaml:2:1: a list for float; one value belongs here");
  }

  @Test
  void listsHaveTheShapeOfTheArray() {
    String program = "input array[int, 2] a;";
    assertThatThrownBy(() -> read(program, List.of(given("a", "3"))))
        .hasMessageContaining("a single value for an array; a list belongs here");
    assertThatThrownBy(() -> read(program, List.of(new Given("a", items(text("1")), AT))))
        .hasMessageContaining("1 values for 2 places");
    List<Given> two = List.of(new Given("a", items(text("1"), text("2")), AT));
    assertThatThrownBy(() -> read(program + "a[0] = 3;", two))
        .hasMessageContaining("the array \"a\" is assigned to");
  }

  private static void refused(List<Given> given, String message) {
    assertThatThrownBy(() -> read("input float theta; input int n;", new ArrayList<>(given)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  private static final Location AT = new Location("inputs.yaml", 2, 1);

  private static Given given(String name, String value) {
    return new Given(name, text(value), AT);
  }

  private static Content text(String value) {
    return new Content.Text(AT, value);
  }

  private static Content items(Content... items) {
    return new Content.Items(AT, List.of(items));
  }

  private static Program read(String text, List<Given> given) {
    Reading reading = new Reading(Limits.defaults(), Includes.none(), new Inputs(given));
    return QasmReader.read(text, "p", reading);
  }
}
