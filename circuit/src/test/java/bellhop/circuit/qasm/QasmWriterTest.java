package bellhop.circuit.qasm;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QasmWriterTest {

  @Test
  void printsWhatAPersonWouldWrite() {
    Program program =
        new ProgramBuilder("p")
            .pragma("bellhop qpu \"a\"")
            .annotate("bellhop.qpu", "0")
            .qubit("left")
            .qubits("q", 2)
            .bits("c", 2)
            .bit("m")
            .h(0)
            .cp(StrictMath.PI / 2, 0, 1)
            .rz(-0.1, 2)
            .measure(0, 0)
            .when(0, then -> then.z(1))
            .branch(new Expression.Cell(2), then -> then.x(1).z(1), other -> other.reset(2))
            .annotate("bellhop.send", "to=\"b\" key=3")
            .assign(2, new Expression.Cell(2))
            .build();
    assertThat(QasmWriter.write(program))
        .isEqualTo(
            """
            OPENQASM 3.0;
            include "stdgates.inc";
            pragma bellhop qpu "a"
            @bellhop.qpu 0
            qubit left;
            qubit[2] q;
            bit[2] c;
            bit m;
            h left;
            cp(pi/2) left, q[0];
            rz(-0.1) q[1];
            c[0] = measure left;
            if (c[0]) z q[0];
            if (m) {
              x q[0];
              z q[0];
            }
            else reset q[1];
            @bellhop.send to="b" key=3
            m = m;
            """);
  }

  @Test
  void definesGatesThatTheStandardLibraryLacks() {
    Program program =
        new ProgramBuilder("p").qubits("q", 2).apply(Gate.RZZ, new double[] {1}, 0, 1).build();
    assertThat(QasmWriter.write(program))
        .contains("gate rzz(theta) a, b { cx a, b; rz(theta) b; cx a, b; }");
  }

  @Test
  void reservedNamesAreKeptInAnnotations() {
    Program program = new ProgramBuilder("p").qubits("input", 2).bits("x", 1).build();
    assertThat(QasmWriter.write(program))
        .contains("@bellhop.name input\nqubit[2] _input;\n@bellhop.name x\nbit[1] _x;");
    assertThat(QasmReader.read(QasmWriter.write(program), "p")).isEqualTo(program);
  }

  @ParameterizedTest
  @EnumSource(Gate.class)
  void everyGateComesBackAsItself(Gate gate) {
    double[] angles = IntStream.range(0, gate.parameterCount()).mapToDouble(i -> i + 0.1).toArray();
    int[] qubits = IntStream.range(0, gate.qubitCount()).toArray();
    Program program = new ProgramBuilder("p").qubits("q", 5).apply(gate, angles, qubits).build();
    assertThat(QasmReader.read(QasmWriter.write(program), "p")).isEqualTo(program);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0, -0.0, 1, -3, StrictMath.PI, -StrictMath.PI / 4, 1e-300, 1.7e308, 0.1, 1e22})
  void doublesComeBackBitEqual(double value) {
    Program program = new ProgramBuilder("p").qubits("q", 1).rz(value, 0).build();
    assertThat(QasmReader.read(QasmWriter.write(program), "p")).isEqualTo(program);
  }

  @Test
  void longBarriersAreBroken() {
    Program program = new ProgramBuilder("p").qubits("register", 20_000).barrier().build();
    assertThat(QasmReader.read(QasmWriter.write(program), "p")).isEqualTo(program);
  }

  @Test
  void randomProgramsComeBackEqual() {
    for (long seed = 0; seed < 400; seed++) {
      Program program = new RandomProgram(seed).next();
      String text = QasmWriter.write(program);
      assertThat(QasmReader.read(text, "random")).as("seed %d%n%s", seed, text).isEqualTo(program);
    }
  }
}
