package bellhop.circuit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.qasm.QasmReader;
import bellhop.circuit.qasm.QasmWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program in examples/programs, and the answer that its comment promises. */
final class ExamplesTest {
  private static final Path FOLDER = Path.of("../examples/programs");

  @Test
  void theFolderHoldsWhatScriptsRelyOn() throws IOException {
    assertThat(files().map(file -> file.getFileName().toString().replace(".qasm", "")))
        .contains(
            "bell",
            "teleport",
            "ghz-16",
            "ghz-1000",
            "qft-12",
            "grover-2",
            "bernstein-vazirani-20",
            "qaoa-12",
            "adder-10",
            "repetition-code");
  }

  @ParameterizedTest
  @CsvSource({
    "qft-12, 101010110101",
    "grover-2, 11",
    "adder-10, 10110",
    "repetition-code, 11111 1111"
  })
  void hasOneRightAnswer(String name, String answer) {
    Map<String, Double> answers = DenseRun.of(read(name));
    assertThat(answers.get(answer)).isCloseTo(1, within(1e-9));
  }

  @Test
  void bellGivesEqualBits() {
    Map<String, Double> answers = DenseRun.of(read("bell"));
    assertThat(answers.keySet()).containsExactly("00", "11");
    assertThat(answers.get("11")).isCloseTo(0.5, within(1e-12));
    assertPinned(read("bell").qubits().getFirst(), "0");
    assertPinned(read("bell").qubits().getLast(), "1");
  }

  @Test
  void teleportBringsTheState() {
    Map<String, Double> answers = DenseRun.of(read("teleport"));
    assertThat(answers.keySet()).containsExactly("0 00", "0 01", "0 10", "0 11");
    assertPinned(read("teleport").qubits().getLast(), "1");
  }

  private static void assertPinned(Program.QubitRegister register, String qpu) {
    assertThat(register.annotations()).containsExactly(new Annotation("bellhop.qpu", qpu, 0));
  }

  @ParameterizedTest
  @CsvSource({"ghz-16, 16", "ghz-1000, 1000"})
  void ghzIsAChain(String name, int qubits) {
    List<Operation> operations = read(name).operations();
    assertThat(operations).hasSize(2 * qubits);
    assertThat(operations.getFirst()).isEqualTo(new Operation.Apply(GateCall.of(Gate.H, 0)));
    for (int i = 0; i < qubits - 1; i++) {
      assertThat(operations.get(i + 1))
          .isEqualTo(new Operation.Apply(GateCall.of(Gate.CX, i, i + 1)));
    }
  }

  @Test
  void bernsteinVaziraniAsksForItsSecret() {
    Program program = read("bernstein-vazirani-20");
    assertThat(program.qubitCount()).isEqualTo(20);
    char[] secret = new char[19];
    Arrays.fill(secret, '0');
    for (Operation operation : program.operations()) {
      if (operation instanceof Operation.Apply(GateCall call) && call.gate() == Gate.CX) {
        assertThat(call.qubit(1)).isEqualTo(19);
        secret[18 - call.qubit(0)] = '1';
      }
    }
    assertThat(new String(secret)).isEqualTo("1011001110101011101");
  }

  @Test
  void qaoaFindsTheBestCutsMostOften() {
    Map<String, Double> answers = DenseRun.of(read("qaoa-12"));
    double best = answers.getOrDefault("010101010101", 0.0);
    assertThat(answers.get("101010101010")).isCloseTo(best, within(1e-12));
    assertThat(answers.values().stream().filter(chance -> chance > best - 1e-9)).hasSize(2);
    assertThat(best).isCloseTo(0.10, within(0.01));
  }

  @ParameterizedTest
  @MethodSource("files")
  void comesBackEqualFromItsPrintedForm(Path file) {
    Program program = QasmReader.read(file);
    assertThat(QasmReader.read(QasmWriter.write(program), program.name())).isEqualTo(program);
  }

  private static Program read(String name) {
    return QasmReader.read(FOLDER.resolve(name + ".qasm"));
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(file -> file.toString().endsWith(".qasm")).sorted().toList().stream();
    }
  }
}
