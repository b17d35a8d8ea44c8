package bellhop.circuit.qasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.DenseRun;
import bellhop.circuit.Program;
import bellhop.units.InputException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jumps under measured conditions do what the same program does that is written without them. */
final class ExitsTest {
  private static final String HEAD = "qubit[2] q;\n@bellhop.cell internal\nbit c;\nbit[2] r; ";
  private static final String TOSS = "reset q[0]; rx(1.1) q[0]; c = measure q[0]; ";
  private static final String TAIL = " r = measure q;";

  @Test
  void returnsEarly() {
    same(
        "def f(bit b, qubit t) -> int { if (b) { return 1; } rx(0.3) t; return 2; }"
            + HEAD
            + TOSS
            + "int n = f(c, q[1]); if (n == 2) x q[0];",
        HEAD + TOSS + "if (c) { } else { rx(0.3) q[1]; x q[0]; }");
  }

  @Test
  void leavesLoops() {
    same(
        HEAD + "for int i in [0:2] {" + TOSS + "if (c) break; rx(0.4) q[1]; }",
        HEAD
            + TOSS
            + "if (!c) { rx(0.4) q[1];"
            + TOSS
            + "if (!c) { rx(0.4) q[1];"
            + TOSS
            + "if (!c) rx(0.4) q[1]; } }");
    same(
        HEAD + "for int i in [0:1] {" + TOSS + "if (c) continue; rx(0.4) q[1]; }",
        HEAD + TOSS + "if (!c) rx(0.4) q[1];" + TOSS + "if (!c) rx(0.4) q[1];");
    same(
        HEAD + "int i = 0; while (i < 3) {" + TOSS + "if (c) break; i += 1; } if (i == 2) x q[1];",
        HEAD
            + "int i = 0;"
            + TOSS
            + "if (!c) { i = 1;"
            + TOSS
            + "if (!c) { i = 2;"
            + TOSS
            + "if (!c) i = 3; } } if (i == 2) x q[1];");
  }

  @Test
  void leavesLoopsThatAreNeverDoneByThemselves() {
    same(
        HEAD + "while (true) {" + TOSS + "if (c) break; rx(0.4) q[1]; }",
        HEAD + TOSS + "while (!c) { rx(0.4) q[1];" + TOSS + "}");
    same(
        HEAD
            + "c = 1; int n = 0; while (n < 4) {"
            + TOSS
            + "n += 1; if (c) { if (n == 2) continue; break; } rx(0.4) q[1]; }",
        HEAD
            + "c = 1; bool done = false; int n = 0; while (n < 4 && !done) {"
            + TOSS
            + "n += 1; if (c) { if (n != 2) done = true; } else rx(0.4) q[1]; }");
  }

  @Test
  void leavesSubroutinesInLoopsAnew() {
    String body =
        "def f(qubit a, qubit b) -> bit { bit k; reset a; rx(1.1) a; k = measure a;"
            + " if (k) return 0; rx(0.4) b; return 1; }";
    same(
        body + HEAD + "c = 1; while (c) { c = f(q[0], q[1]); }",
        HEAD + TOSS + "while (!c) { rx(0.4) q[1]; " + TOSS + "}");
    same(
        body + HEAD + "while (f(q[0], q[1])) { x q[1]; }",
        HEAD + TOSS + "while (!c) { rx(0.4) q[1]; x q[1]; " + TOSS + "}");
    same(
        body + HEAD + "int n = 0; while (f(q[0], q[1])) { n += 1; if (n == 2) break; }",
        HEAD + TOSS + "if (!c) { rx(0.4) q[1];" + TOSS + "if (!c) rx(0.4) q[1]; }");
  }

  @Test
  void startsAnewInLoopsWithinLoops() {
    same(
        HEAD
            + "bit d = 1; int n = 0; while (d && n < 3) { n += 1; for int i in [0:1] {"
            + TOSS
            + "if (c) break; x q[1]; } d = measure q[1]; }",
        HEAD
            + "bit d = 1; int n = 0; while (d && n < 3) { n += 1; "
            + TOSS
            + "if (!c) { x q[1];"
            + TOSS
            + "if (!c) x q[1]; } d = measure q[1]; }");
  }

  @Test
  void choosesWaysBySwitch() {
    same(
        "def f(bit[2] s, qubit t) -> bit { switch (s) { case 0 { return 1; } case 1 { rx(0.2) t; }"
            + " default { return measure t; } } rx(0.5) t; return 0; }"
            + HEAD
            + "rx(0.9) q; r = measure q; if (f(r, q[1])) x q[0];",
        HEAD
            + "rx(0.9) q; r = measure q; if (r == 0) x q[0]; else if (r == 1) rx(0.7) q[1];"
            + " else { c = measure q[1]; if (c) x q[0]; }");
  }

  @Test
  void endsTheProgram() {
    Program program =
        QasmReader.read(HEAD + TOSS + "if (c) end; gate g a { x a; } g q[1]; r = measure q;", "p");
    assertThat(DenseRun.of(program)).containsOnlyKeys("00", "10");
  }

  @Test
  void notesJumpsSideBySideHoweverMany() {
    String many = "if (c) return; x q;\n".repeat(1000);
    Program program =
        QasmReader.read("def f(bit c, qubit q) {" + many + "} qubit q; bit c; f(c, q);", "p");
    assertThat(QasmReader.read(QasmWriter.write(program), "p")).isEqualTo(program);
  }

  @Test
  void anglesCannotDependOnTheWay() {
    assertThatThrownBy(() ->
            QasmReader.read(
                "def f(bit b) -> float { if (b) return 1; return 2; } bit c; qubit q; rz(f(c)) q;",
                "p"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("p:1:32: a float is returned under a measured condition");
    assertThatThrownBy(() ->
            QasmReader.read("def f(bit b) -> int { if (b) return 1; } bit c; int n = f(c);", "p"))
        .hasMessageContaining("p:1:57: f( ) ends without a value");
  }

  private static void same(String jumping, String structured) {
    Program program = QasmReader.read(jumping + TAIL, "p");
    assertThat(QasmReader.read(QasmWriter.write(program), "p")).isEqualTo(program);
    Map<String, Double> found = DenseRun.of(program);
    Map<String, Double> expected = DenseRun.of(QasmReader.read(structured + TAIL, "p"));
    assertThat(found).containsOnlyKeys(expected.keySet());
    expected.forEach((answer, p) -> assertThat(found.get(answer)).isCloseTo(p, within(1e-9)));
  }
}
