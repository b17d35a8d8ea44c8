package bellhop.circuit.qasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.units.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong or outside is told with its place, the reason and a way out. */
final class RefusalTest {

  @Test
  void tellsPlaceReasonAndWayOut() {
    assertThatThrownBy(() -> read("OPENQASM 3.0;\nqubit[2] q;\n  hh q[0];\n"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "bad.qasm:3:3: unknown gate \"hh\"; neither the libraries nor the program define it."
                + " Maybe \"h\" was meant.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qubit[2] q; x q[2];             | 1:17: q[2] does not exist; q has 2 qubits",
        "qubit[2] q; x q[-3];            | 1:17: q[-3] does not exist",
        "qubit[2] q; cx q[0], q[0];      | 1:13: cx on the same qubit twice",
        "qubit[2] q; cx q[0];            | 1:13: cx with 1 qubits; it takes 2",
        "qubit q; rx q;                  | 1:10: rx with 0 angles; it takes 1",
        "qubit q; h qq;                  | 1:12: unknown name \"qq\"",
        "qubit q; qubit q;               | \"q\" is declared twice",
        "qubit[0] q;                     | a size of 0",
        "qubit[-1] q;                    | a size of -1",
        "bit c; h c;                     | \"c\" holds no qubits",
        "qubit[2] a; qubit[3] b; cx a, b;| cx on registers of 2 and 3 qubits",
        "qubit[2] q; bit c; c = measure q;| a measurement of 2 qubits into 1 bits",
        "qubit q; if (q) x q;            | the qubits q in an expression",
        "qubit q; rz(1/0) q;             | a division by 0",
        "qubit q; rz(ln(-1)) q;          | the value is no number",
        "qubit q; rz(exp(1000)) q;       | the value is infinite",
        "qubit q; rz(frob(1)) q;         | unknown function \"frob\"",
        "qubit q; h q                    | 1:13: found the end of the file; \";\" belongs after a"
            + " gate",
        "qubit q; h q[;                  | an expression belongs here",
        "qubit q; h q; }                 | found \"}\"; a statement belongs here",
        "qubit q; @                      | a keyword follows the @",
        "qubit q; foo = 3;               | unknown name \"foo\"",
        "const int n = 3; n = 4;         | \"n\" is assigned to; only variables can be",
        "gate g a { g a; }               | the gate \"g\" is part of itself",
        "gate g a { h a; } gate g a { }  | the gate \"g\" is defined twice",
        "gate g a { h b; }               | unknown name \"b\"",
        "gate g a { measure a; }         | a statement that is no gate",
        "gate g(t) a { rx(t) a; } qubit q; pow(t) @ g(1) q; | unknown name \"t\"",
        "opaque g a; qreg q[1]; g q;     | the opaque gate \"g\" is used",
        "qubit q; bit c; c = measure q; float f = c; | a float or angle that depends on a"
            + " measurement",
        "qubit q; bit c; float f = 1; c = measure q; if (c) f = 2; | \"f\" is assigned under a"
            + " measured condition",
        "qubit q; bit c; c = measure q; int n = c; qubit[n] r; | a size that depends on a"
            + " measurement",
        "qubit q; bit c; c = measure q; const int n = c; | the constant \"n\" depends on a"
            + " measurement",
        "qubit[2] q; bit[2] c; int i = c; x q[i];  | an index that depends on a measurement",
        "qubit[3] q; bit[3] c; c = measure q; if (mod(c, 3) == 1) x q[0]; | mod of a measured"
            + " value",
        "qubit q; bit c; c = measure q; if (mod(3, int(c)) == 1) x q; | mod of a measured value",
        "qubit[70] q; bit[70] c; c = measure q; int n = int(c[0]); if (c == n) x q[0]; | a register"
            + " of 70 bits beside a measured number",
        "int[4] n = 8;                   | the value 8 does not fit int[4]; it holds -8 to 7",
        "uint[64] n = 8;                 | the type uint[64]; it has 1 to 63 bits",
        "int n = 9223372036854775807 + 1;| the number leaves 64 bits",
        "int n; int m = n;               | \"n\" has no value yet",
        "qubit q; pow(0.5) @ rccx q;     | rccx with 1 qubits",
        "qubit[3] q; pow(0.5) @ rccx q[0], q[1], q[2]; | the power 0.5 of rccx",
        "qubit[2] q; ctrl(0) @ x q[0];   | 0 controls",
        "include \"mine.inc\";           | the library \"mine.inc\"; here only those are read that are"
            + " built in, qelib1.inc and stdgates.inc",
        "OPENQASM 4.0;                   | OpenQASM version 4.0; versions 2 and 3 are read",
        "OPENQASM 2.0; qreg q[1]; for q[0]; | \"for\" is a word of OpenQASM 3",
        "qubit q; rz(10ns) q;            | a duration; a number without a unit belongs here",
        "qubit q; rz(2im) q;             | an imaginary number; no gate takes them",
        "complex[float] z;               | complex numbers; no gate takes them",
        "qubit[2] q; x q[{}];            | 1:17: an empty set of indices",
        "qubit[2] q; x q[{0, 0}];        | 1:21: q[0] stands in the set twice",
        "qubit[2] q; bit[2] c; c = measure q[{1, -1}]; | 1:41: q[1] stands in the set twice",
        "const int a = .5;               | 1:15: the value 0.5 for int[64]; a real number becomes a"
            + " whole one only by a cast. Maybe cast it with int( ).",
        "const uint[8] a = pi;           | for uint[8]; a real number",
        "int a = 1; a = sqrt(4);         | the value 2.0 for int[64]",
        "int a = 1; a += 0.5;            | the value 1.5 for int[64]",
        "for int i in {0, .5} { }        | 1:18: the value 0.5 for int[64]",
        "bit c = 0.5;                    | the value 0.5 for bit",
        "rz(1_) q;                       | 1:4: the number 1_; an underscore stands between two",
        "rz(1__0) q;                     | 1:4: the number 1__0; an underscore",
        "rz(0x_1) q;                     | 1:4: the number 0x_1; an underscore",
        "OPENQASM 3e0;                   | OpenQASM version 3e0",
        "OPENQASM 2.0; qreg q[1]; creg c[1]; if(c==-1) x q[0]; | 1:43: a number with a sign",
        "OPENQASM 2.0; qreg q[1]; creg c[1]; if(c==1) if(c==1) x q[0]; | 1:46: an if inside an if",
        "@bellhop.quu 1\\nqubit q;         | 1:1: unknown annotation @bellhop.quu; those that begin"
            + " with bellhop mean something to Bellhop alone. Maybe \"bellhop.qpu\" was meant.",
        "qubit q;\\n@lab.mark\\n@bellhop.qpu 1\\nx q; | 3:1: @bellhop.qpu before this statement",
        "@bellhop.cell hidden\\nbit c;     | 1:1: @bellhop.cell hidden; it is output or internal",
        "gate g a {\\n@bellhop.cell output\\nx a; } | 2:1: @bellhop.cell before this statement",
        "qubit q;\\n@bellhop.epr id=1\\nreset q; | 2:1: @bellhop.epr in a source program",
        "pragma bellhop gpu              | 1:1: pragma bellhop gpu; Bellhop's own pragmas",
        "extern f(int) -> int;           | external functions; they run on a computer beside",
      })
  void refuses(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "def f() { f(); } f();           | 1:11: the subroutine \"f\" calls itself",
        "def f() -> int { return g(); } def g() -> int { return f(); } int n = f(); | 1:56: the"
            + " subroutine \"f\" calls itself",
        "f();                            | unknown gate \"f\"",
        "int n = f(1);                   | unknown function \"f\"",
        "def f() { } int n = f();        | 1:21: the value of f( ); this subroutine returns nothing",
        "def f() -> int { } int n = f(); | f( ) ends without a value",
        "def f(int n) -> int { if (n > 0) { return 1; } } int n = f(0); | f( ) ends without a value",
        "def f(int n) { } f();           | f with 0 arguments; it takes 1",
        "def f(qubit[2] p) { } qubit[3] q; f(q); | 3 qubits for the parameter p; it takes 2",
        "def f() { return 1; } f();      | 1:11: a value is returned; f says nothing of a result",
        "def f() -> bit { return; } f(); | 1:18: return without a value; f returns bit",
        "return;                         | 1:1: return outside of a subroutine",
        "break;                          | 1:1: break outside of a loop",
        "def f() { continue; } for int i in [0:1] f(); | 1:11: continue in a subroutine",
        "int n = 1; def f() -> int { return n; } int m = f(); | \"n\" in a subroutine; subroutines see"
            + " their own variables and the constants outside",
        "qubit q; def f() { x q; } f();  | 1:22: \"q\" in a subroutine",
        "qubit[2] q; def f() { x q[0]; } f(); | 1:25: \"q\" in a subroutine",
        "{ def f() { } }                 | a subroutine is defined inside a block",
        "def f() { } ctrl @ f();         | a modifier before a subroutine",
        "def f(bit b) { if (b) break; } bit c; for int i in [0:3] f(c); | 1:23: break outside of a loop",
        "def f(bit b) { if (b) end; } bit c; f(c); | 1:23: end outside of the main program",
        "qubit q; bit c; c = measure q; if (c) break; | 1:39: break outside of a loop",
        "qubit q; bit c; c = measure q; float f = 1; for int i in [0:1] { if (c) continue; f = 2; } |"
            + " \"f\" is assigned under a measured condition",
        "array[int[8], 4] a; a[4] = 1;   | 1:23: a[4] does not exist; a has 4 elements",
        "array[int[8], 4] a; a[0, 0] = 1;| 2 indices for a; it has 1 dimensions here",
        "array[int[8], 4] a = {1, 2};    | 2 values for 4 places",
        "array[int[8], 4] a = 3;         | a single value for the array a",
        "array[int[8], 4] a; int n = a[1]; | \"a_1\" has no value yet",
        "array[int[8], 2] a = {1, 2}; array[int[8], 3] b; b = a; | the shapes differ",
        "array[int[8], 2] a = {1, 2}; int n = a; | the array a as int[64]",
        "array[int[8], 2] a = {1, 2}; a += 1; | += on the array a",
        "array[int[8], 0] a;             | a size of 0",
        "array[int[8], 1, 1, 1, 1, 1, 1, 1, 1] a; | an array of 8 dimensions",
        "array[int[8]] a;                | \",\" belongs after the type of an array's elements",
        "array[float, 2] a; qubit q; bit c; c = measure q; if (c) a[0] = 1; | assigned under a measured"
            + " condition",
        "def f(readonly array[int, 2] a) { a[0] = 1; } array[int, 2] b = {1, 2}; f(b); | 1:36: the array"
            + " \"b\" is assigned to; the subroutine may only read it",
        "def f(mutable array[int, 3] a) { } array[int, 2] b = {1, 2}; f(b); | the array b for the"
            + " parameter a",
        "def f(mutable array[int, #dim = 2] a) { } array[int, 2] b = {1, 2}; f(b); | the array b for",
        "def f(mutable array[int[8], 2] a) { } array[int, 2] b = {1, 2}; f(b); | the array b for",
        "int n = sizeof(3);              | the size of a single value",
        "array[int, 2] a; int n = sizeof(a, 1); | the size of dimension 1",
        "switch (1) { case 1 { } case 1, 2 { } } | 1:30: a second case for 1",
        "switch (1) { default { } case 1 { } } | cases, then perhaps default, stand in a switch",
        "qubit q; bit c; c = measure q; switch (c) { default { } } | a switch of 0 cases over a measured value",
        "qubit q; bit c; c = measure q; switch (1) { case c { } } | the value of a case that depends",
        "qubit[2] q; let a = q ++ q[1];  | the same qubit twice in the alias a",
        "let a = b;                      | unknown name \"b\"",
        "int n = 1; let a = n;           | \"n\" holds no bits",
        "input float t;                  | 1:1: the input \"t\" has no value; it is given beside the"
            + " program. Maybe --input FILE gives it",
        "{ input float t; }              | an input inside a block",
        "output float t;                 | float as a result",
        "output array[int, 2] a;         | an array as output",
        "qubit q; delay[3] q;            | a delay without a unit",
        "qubit q; delay q;               | the time of a delay belongs in square brackets",
        "duration d = 3;                 | a number as a duration",
        "int n = 3ns;                    | a duration as int[64]",
        "stretch s;                      | \"stretch\" begins stretches and lengths of blocks; they belong"
            + " to pulses and timing inside one machine, which Bellhop does not model",
        "duration d = durationof({ });   | \"durationof\" begins stretches",
        "defcal foo $0 { play(x); } foo $0; | 1:28: the gate \"foo\" is used, which only defcal describes",
        "cal { {                         | the block does not end",
        "qubit q; x $0;                  | registers and physical qubits in one program",
        "x $0; qubit q;                  | registers and physical qubits in one program",
        "gate g a { x $0; }              | 1:14: this is no qubit of the gate",
      })
  void refusesWhatCannotBeKnown(String text, String message) {
    refuses(text, message);
  }

  @Test
  void filesAreCheckedBeforeTheyAreRead(@TempDir Path folder) throws java.io.IOException {
    assertThatThrownBy(() -> QasmReader.read(folder.resolve("none.qasm")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> QasmReader.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("this is a folder");
    Path binary = folder.resolve("binary.qasm");
    Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> QasmReader.read(binary))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not UTF-8");
    Path part = folder.resolve("part.qasm");
    Files.writeString(
        part, "OPENQASM 3.0;\npragma bellhop qpu \"a\" of 2 data 1 comm 1\nqubit q;\n");
    assertThatThrownBy(() -> QasmReader.read(part))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("part.qasm:2:1: a compiled program; ");
    Path large = folder.resolve("large.qasm");
    Files.write(large, new byte[(16 << 20) + 1]);
    assertThatThrownBy(() -> QasmReader.read(large))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at most 16777216 are read");
    Path marked = folder.resolve("marked.qasm");
    Files.writeString(marked, "\uFEFFqubit q; h q;");
    assertThat(QasmReader.read(marked).operations()).hasSize(1);
  }

  @Test
  void marksOfOthersMayPass() {
    read("pragma lab fridge 3\n@lab.mark 1\nqubit q;\n@other\nx q;");
    read("int a = int(0.5); float f = 1; const uint[8] b = 1_0; int c = 5 / 2; c = 0xf_f;");
  }

  private static void read(String text) {
    QasmReader.read(text.strip().replace("\\n", "\n"), "bad.qasm");
  }
}
