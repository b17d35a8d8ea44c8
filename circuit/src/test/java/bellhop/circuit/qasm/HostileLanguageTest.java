package bellhop.circuit.qasm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.units.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Subroutines, arrays and loops made to hang or crash the reader give an error, soon. */
final class HostileLanguageTest {
  /** As in a heap of 64 MB: the same refusals, sooner. */
  private static final Limits SMALL = Limits.forHeap(64L << 20);

  @Test
  void subroutinesThatDoubleSixtyTimes() {
    String times = "the program calls subroutines 2,305,843,009,213,693,951 times";
    refused(doubling("h a;", 60) + "qubit q; f60(q);", times);
    refused(doubling("", 60) + "qubit q; f60(q);", times);
    refused(
        doubling("", 60).replace("{f", "{ if (true) f") + "qubit q; f60(q);", "1,000,001 times");
    StringBuilder values = new StringBuilder("def g0() -> int { return 1; }\n");
    for (int i = 1; i <= 60; i++) {
      String call = "g" + (i - 1) + "()";
      values.append("def g" + i + "() -> int { return " + call + " + " + call + "; }\n");
    }
    refused(values + "int n = g60();", times);
  }

  private static String doubling(String first, int levels) {
    StringBuilder text = new StringBuilder("def f0(qubit a) {" + first + "}\n");
    for (int i = 1; i <= levels; i++) {
      String call = "f" + (i - 1) + "(a);";
      text.append("def f" + i + "(qubit a) {" + call + call + "}\n");
    }
    return text.toString();
  }

  @Test
  void subroutinesDeepInOneAnother() {
    StringBuilder text = new StringBuilder("def f0(int n) -> int { return n; }\n");
    String open = "-(".repeat(100);
    String close = ")".repeat(100);
    String blocks = "{".repeat(100);
    String ends = "}".repeat(100);
    for (int i = 1; i < 10_000; i++) {
      String value = "f" + (i - 1) + "(" + open + "n" + close + ")";
      text.append("def f" + i + "(int n) -> int {" + blocks + "return " + value + ";" + ends);
      text.append("}\n");
    }
    refused(text + "int m = f9999(1);", "deep");
    refused("qubit q; rz(" + "f(".repeat(100_000), "deep");
    refused("array[int, 2] a = " + "{".repeat(100_000), "deep");
    refused("int a; a" + "[0".repeat(100_000), "deep");
    refused("switch (1) { case 1 {".repeat(100_000), "deep");
    refused("qubit q;" + "while (true) {\n".repeat(100_000), "deep");
    refused("def f() ".repeat(100_000), "");
    refused("box ".repeat(100_000), "");
    refused("@a\n".repeat(100_000), "");
  }

  @Test
  void loopsThatDoNotEnd() {
    refused("while (true) { }", "steps to expand");
    refused("int i = 0; while (i >= 0) { i += 1; i -= 1; }", "steps to expand");
    refused("qubit q; while (true) { x q; }", "the program grows to");
    refused(
        "int i = 0; int j = 0; while (i < 100000) { i += 1; j = 0; while (j < 100000) j += 1; }",
        "steps to expand");
    refused(
        "qubit q; bit c; int i = 0; while (c || i < 1000000000) { i += 1; while (true) { } }",
        "steps to expand");
  }

  /** The body of a loop is looked through once for a turn, however little of it is carried out. */
  @Test
  void largeBodiesThatDoNothing() {
    String body = "if (false) {" + "n = 1; \n".repeat(50_000) + "}";
    refused(
        "int n; for int i in [0:999999] for int j in [0:0] { " + body + " }", "steps to expand");
    refused("int n; bit c; for int i in [0:999999] if (c) { " + body + " }", "steps to expand");
  }

  /** Each loop doubles: its first turn is known, the others are kept. */
  @Test
  void loopsInLoopsThatBecomeOpen() {
    StringBuilder text = new StringBuilder("qubit q; bit c; c = measure q; bool[60] d;\n");
    for (int i = 0; i < 60; i++) {
      text.append("bool d" + i + " = true; while (d" + i + ") { d" + i + " = c;\n");
    }
    refused(
        text.toString().replace("bool[60] d;", "") + "x q;" + "}".repeat(60),
        "the program grows to");
  }

  @Test
  void hugeArrays() {
    refused("array[int, 1000000000000] a;", "an array of 1000000000000 elements; at most 1000000");
    refused("array[int, 1000000, 1000000] a;", "an array of 1000000000000 elements");
    refused("array[bit[1000], 100000] a;", "at most");
    refused("array[int, 9223372036854775807, 9223372036854775807] a;", "elements; at most");
    refused("for int i in [0:9999] { array[int, 1000] a; }", "the program grows to");
    refused("array[int, 1000000] a; array[int, 1000000] b; a = b;", "the program grows to");
    refused(
        "array[int, 1000] a; for int i in [0:999] a[i] = i; array[int, 1000] b; "
            + "for int i in [0:99999] b = a;",
        "steps to expand");
    refused("def f(readonly array[int, #dim = 100000000] a) { }", "it lies from 1 to 7");
    refused("def f(qubit[1000000000000] a) { }", "it lies from 1 to 1000000");
    refused("int n; n = {" + "1,\n".repeat(100_000) + "1};", "values in curly brackets");
  }

  @Test
  void hugeSwitches() {
    StringBuilder text = new StringBuilder("qubit q; bit[20] c; switch (c) {\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("case " + i + " { x q; }\n");
    }
    refused(text + "}", "a switch of 20000 cases over a measured value");
    refused(
        "int n = 3; for int i in [0:9999999] switch (n) { "
            + "case 1 { } ".repeat(1)
            + text.substring(text.indexOf("case 4 ")).replace("x q;", "")
            + "}",
        "steps to expand");
  }

  @Test
  void manyAliasesAndCalls() {
    refused("qubit[1000] q; for int i in [0:9999999] { let a = q ++ q; }", "twice in the alias");
    refused("qubit[1000] q; for int i in [0:9999999] { let a = q; }", "steps to expand");
    refused("def f() { } for int i in [0:9999999] f();", "1,000,001 times");
    refused(
        "def f(int n) { n += 1; } qubit q; bit c; c = measure q; for int i in [0:9999999] f(c);",
        "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "def                         | the name of a subroutine belongs here",
        "def f                       | \"(\" belongs after the name of a subroutine",
        "def f(                      | a type belongs here",
        "def f(qubit                 | the name of a parameter belongs here",
        "def f(readonly              | \"array\" belongs after readonly",
        "def f(mutable array[int, #di| dim belongs after #",
        "def f() ->                  | a type belongs here",
        "def f() {                   | the block does not end",
        "while                       | \"(\" belongs after while",
        "while (1)                   | a statement belongs here",
        "switch (1) { case           | an expression belongs here",
        "switch (1) { case { } }     | the values of a case belong here",
        "switch (1) { foo            | cases, then perhaps default",
        "let                         | a new name belongs here",
        "let a = b +                 | \";\" belongs after an alias",
        "let a = b ++                | a register belongs here",
        "array                       | \"[\" belongs after array",
        "array[int, ]                | an array has the sizes of its dimensions",
        "array[int, 2] a = {1, 2     | \"}\" belongs after the values of an array",
        "input                       | a type belongs here",
        "output                      | a type belongs here",
        "int n = sizeof              | \"(\" belongs after sizeof",
        "int n = sizeof();           | sizeof with 0 arguments",
        "defcal                      | the block does not end",
        "defcal x;                   | found \";\"; \"{\" begins the block",
        "cal }                       | found \"}\"; \"{\" begins the block",
        "defcalgrammar x;            | the name of a grammar in quotes belongs here",
        "box [                       | an expression belongs here",
        "end                         | \";\" belongs after end",
        "return 1                    | \";\" belongs after what is returned",
        "rz($) q;                    | is not part of OpenQASM",
        "x $99999999999999999999;y   | found the end of the file",
      })
  void brokenText(String text, String message) {
    refused(text, message);
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> QasmReader.read(text, "hostile", SMALL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
