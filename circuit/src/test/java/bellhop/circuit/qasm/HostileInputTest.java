package bellhop.circuit.qasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input made to hang or crash a reader gives an error, soon, and nothing else. */
final class HostileInputTest {
  /** As in a heap of 64 MB: the same refusals, sooner. */
  private static final Limits SMALL = Limits.forHeap(64L << 20);

  private static final int MANY = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "!", "~", "sin(", "2**", "1+(", "int(", "q["})
  void deepExpressions(String opening) {
    refused("qubit q; rz(" + opening.repeat(MANY), "deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "if(1)", "for int i in [0:0]", "if(1){", "if(0) x q; else "})
  void deepBlocks(String opening) {
    refused("qubit q;" + (opening + "\n").repeat(MANY), "deep");
  }

  @Test
  void longChainsOfOperators() {
    refused("qubit q; rz(" + "1+\n".repeat(MANY) + "1) q;", "operators in a row");
    refused("bit c; c = c" + "\n^c".repeat(MANY) + ";", "operators in a row");
  }

  @Test
  void definitionsThatDoubleSixtyTimes() {
    refused(doubling("h a; h a;", 60) + "qubit q; g60 q;", "the program grows to");
    refused(doubling("", 60) + "qubit q; g60 q;", "the program grows to");
    refused(
        doubling("rx(t) a; rx(t) a;", 62) + "qubit q; inv @ g62 q;",
        "4,611,686,018,427,387,904 operations");
  }

  @Test
  void powersThatDependOnAngles() {
    String tower =
        "gate p0(t) a { }"
            + "gate p1(t) a { pow(t) @ p0(t) a; p0(t) a; }"
            + "gate p2(t) a { pow(t) @ p1(t) a; p1(t) a; }";
    refused(tower + "qubit q; p2(1000000) q;", "the program grows to");
    refused("gate p(t) a { h a; s a; } qubit q; pow(1000000000) @ p(1) q;", "the program grows to");
    refused("gate p a { h a; s a; } qubit q; pow(1e15) @ p q;", "it is repeated");
  }

  private static String doubling(String first, int levels) {
    StringBuilder text = new StringBuilder("gate g1(t) a {" + first + "}\n");
    for (int i = 2; i <= levels; i++) {
      String call = "g" + (i - 1) + "(t) a;";
      text.append("gate g" + i + "(t) a {" + call + call + "}\n");
    }
    return text.toString().replace("(t)", "").replace("rx a;", "rx(1) a;");
  }

  @Test
  void definitionsDeepInOneAnother() {
    StringBuilder text = new StringBuilder("gate g0 a { h a; }\n");
    for (int i = 1; i < 10_000; i++) {
      text.append("gate g" + i + " a { g" + (i - 1) + " a; }\n");
    }
    refused(text + "qubit q; g9999 q;", "deep in one another");
  }

  @Test
  void hugeRegisters() {
    refused("qubit[1000001] q;", "1000001 qubits; at most 1000000 are read");
    refused("qubit[9223372036854775807] q;", "qubits; at most");
    refused("qubit[600000] a; qubit[600000] b;", "1200000 qubits");
    refused("bit[2000000000] c;", "it has 1 to 1000000 bits");
    refused("qubit[1000000] q;" + "h q;".repeat(100), "the program grows to");
    refused("qubit[1000000] q; for int i in [0:9999999] barrier q;", "the program grows to");
    refused("qubit[1000000] q; ctrl(999999) @ x q;", "with 1 qubits");
  }

  @Test
  void hugeLoops() {
    refused("for int i in [0:9223372036854775807] { }", "turns");
    refused("for int i in [-9223372036854775807-1:9223372036854775807] { }", "turns");
    refused("for int i in [0:9999] for int j in [0:9999] { }", "steps to expand");
    refused(
        "qubit q; bit[1000] c; bit d; for int i in [0:9999999] if (c == c) d = c == c;",
        "the program grows to");
    refused(
        "const bit[1000] s = \""
            + "01".repeat(500)
            + "\"; int n;"
            + " for int i in [0:9999999] { n = int(s[0:2:20]); if (s[0:900] == s[1:901]) n = 2; }",
        "steps to expand");
  }

  @Test
  void manyDeclarations() {
    refused("for int i in [0:9999999] { bit c; }", "the program grows to");
    refused("qubit q; for int i in [0:9999999] { measure q; }", "the program grows to");
  }

  @Test
  void hugeControls() {
    refused("qubit[40000] q; ctrl(39999) @ x " + places(40_000) + ";", "the program grows to");
    refused("qubit q; " + "ctrl @ ".repeat(65) + "x q;", "65 modifiers before one gate");
    refused("qubit q; ctrl(1000000000000) @ x q;", "controls");
  }

  private static String places(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",").append("q[" + i + "]").append(i % 100 == 0 ? "\n" : "");
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "include \"stdgates          | the text in quotes does not end",
        "qubit q; /* x               | the comment does not end",
        "qubit q; rz(1e999) q;       | the number 1e999 is too large",
        "qubit q; rz(99999999999999999999) q; | is too large",
        "qubit q; rz(0x) q;          | the number has no digits",
        "qubit q; rz(12abc) q;       | the number runs into a word",
        "qubit q; h\\ q;             | is not part of OpenQASM",
        "qubit q; h “q”;             | (U+201C) is not part of OpenQASM",
        "gate                        | the name of a gate belongs here",
        "if                          | \"(\" belongs after if",
        "for int i in                | \"[\" belongs after in",
        "const int n;                | a constant needs its value",
        "OPENQASM                    | OpenQASM version",
        "include 3;                  | a file name in quotes belongs after include",
        "qubit q; { h q;             | the block does not end",
        "#foo                        | only pragma follows #",
        "int[0] n;                   | it has 1 to 64 bits",
        "int n = 1 << 64;            | a shift by 64",
        "int n = 3 % 0;              | a division by 0",
        "int n = 2**64;              | leaves 64 bits",
        "int n = int(1e30);          | as a whole number",
        "bit b = \"012\";            | quotes hold the bits",
        "bit[2] b = \"011\";         | 3 bits for 2",
        "qubit q; x q[0][0];         | an index of an index",
      })
  void brokenText(String text, String message) {
    refused(text, message);
  }

  @Test
  void longNamesAndLines() {
    refused("qubit " + "a".repeat(257) + ";", "the name has 257 characters");
    refused("qubit q;" + " ".repeat(70_000) + "h q;", "the line has more than 65536 characters");
    refused("x;".repeat(1_000_000).replace("xx", "x\n"), "");
    refused("; ; ;\n".repeat(1_000_000), "more than");
  }

  @Test
  void damagedProgramsGiveErrorsAndNothingElse() throws IOException {
    List<String> corpus = corpus();
    RandomStream random = new Seed(20261).stream("fuzz");
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      String text = damaged(corpus, random);
      try {
        QasmReader.read(text, "fuzz", SMALL);
      } catch (InputException expected) {
        refused++;
      } catch (RuntimeException | StackOverflowError bug) {
        throw new AssertionError("mutation " + i + ":\n" + text, bug);
      }
    }
    assertThat(refused).isBetween(500, 1999);
  }

  private static List<String> corpus() throws IOException {
    List<String> corpus = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("../examples/programs"))) {
      for (Path file : files.sorted().toList()) {
        corpus.add(Files.readString(file).replace("1000", "20"));
      }
    }
    for (long seed = 0; seed < 20; seed++) {
      corpus.add(QasmWriter.write(new RandomProgram(seed).next()));
    }
    corpus.add(
        """
        OPENQASM 2.0; include "qelib1.inc"; qreg q[4]; creg c[4];
        gate g(a,b) x,y { U(a,-b/2,pi^2) x; CX x,y; barrier x,y; u1(sin(a)) y; }
        opaque o(t) x; g(0.1, 3e-2) q[0],q[1]; if(c==3) g(1,2) q; measure q -> c; reset q[0];
        """);
    corpus.add(
        """
        const int n = 4; uint[n] k = 3; angle t = pi / n; bool f = true; bit[n] c = "0110";
        gate g(a) x, y { ctrl @ rx(a) x, y; inv @ pow(1/2) @ z x; gphase(a); for int i in [0:2] h x; }
        qubit[n] q; qubit r; ctrl(2) @ negctrl @ g(t) q[0], q[1], q[2], q[3], r;
        for uint i in [0:2:n-1] { k += i; t *= 2; if (bool(k[0]) && f) { x q[i]; } else y q[-1]; }
        c[1:2] = measure q[{0, 3}]; int[8] m = int[8](c) * 3 - 1; if (m >= -2 || c == 5) { k = 7; }
        c = rotl(c, 1) ^ ~c << 2; m <<= 2; if (popcount(c) == 2) reset q; barrier q[0:1], r;
        """);
    return corpus;
  }

  private static String damaged(List<String> corpus, RandomStream random) {
    StringBuilder text = new StringBuilder(corpus.get(random.nextInt(corpus.size())));
    for (int i = 1 + random.nextInt(3); i > 0 && text.length() > 1; i--) {
      int at = random.nextInt(text.length());
      int to = Math.min(text.length(), at + 1 + random.nextInt(8));
      String other = corpus.get(random.nextInt(corpus.size()));
      int from = random.nextInt(other.length());
      int until = Math.min(other.length(), from + 1 + random.nextInt(20));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, other, from, until);
        case 2 -> text.replace(at, to, other.substring(from, until));
        case 3 -> text.insert(at, text.substring(at, to).repeat(3));
        case 4 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }

  private static final List<String> PIECES =
      List.of(
          "-1",
          "99999999999",
          "9223372036854775807",
          "0",
          "[0:-1]",
          "{0,1}",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          ";",
          "ctrl @ ",
          "inv @ ",
          "pow(-3) @ ",
          "pow(0.5) @ ",
          "negctrl(2) @ ",
          "if (c == 1) ",
          "for int i in [0:3] ",
          "q",
          "c",
          "measure ",
          "\"01\"",
          "1e308*10",
          "/0",
          "%0",
          "<<70",
          "int(",
          "bit[3](",
          "uint[2](",
          "!",
          "~",
          "**2",
          " = measure q",
          "const ",
          "gate g a { } ",
          "@x y\n",
          "#pragma z\n",
          "true",
          "pi");

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> QasmReader.read(text, "hostile", SMALL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
