package bellhop.circuit.qasm;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each part of the language beside a program without it that says the same. */
final class CorpusTest {
  static final Path FOLDER = Path.of("src/test/resources/corpus");
  private static final String FLAT = ".flat.qasm";

  static List<Path> programs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".qasm") && !file.toString().endsWith(FLAT))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void saysTheSameAsItsFlatTwin(Path file) {
    Program program = read(file);
    Program twin = read(Path.of(file.toString().replace(".qasm", FLAT)));
    assertThat(QasmWriter.write(program)).isEqualTo(QasmWriter.write(twin));
    assertThat(program).isEqualTo(twin);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void isTheSameWhenItIsPrintedAndReadAgain(Path file) {
    Program program = read(file);
    assertThat(QasmReader.read(QasmWriter.write(program), "corpus")).isEqualTo(program);
  }

  private static Program read(Path file) {
    Program read = QasmReader.read(file);
    return new Program(
        "corpus", read.qubits(), read.variables(), read.operations(), read.pragmas());
  }
}
