package bellhop.circuit.stabilizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CircuitTextTest {
  private static final String MEMORY =
      """
      # A bit, checked three times.
      QUBIT_COORDS(0, 0.5) 0
      R[start] 0 1 2
      REPEAT 3 {
          cnot 0 1 2 1#no blank needed
          DEPOLARIZE2(0.001)  0 1\t2 1
          MR(1e-3) !1
          DETECTOR(1, -2) rec[-1] rec[-2]
          SHIFT_COORDS(0, 1)
          TICK
      }
      MPP X0*!X1 Z2 y0 * y2
      CX rec[-1] 0 sweep[4] 1
      E(0.25) X0 Y1
      OBSERVABLE_INCLUDE(2) rec[-1] Z0
      """;

  private static StabilizerCircuit read(String text) {
    return CircuitReader.read(text, "c.stim");
  }

  @Test
  void printsWhatItRead() {
    assertThat(read(MEMORY).toString())
        .isEqualTo(
            """
            QUBIT_COORDS(0, 0.5) 0
            R[start] 0 1 2
            REPEAT 3 {
                CX 0 1 2 1
                DEPOLARIZE2(0.001) 0 1 2 1
                MR(0.001) !1
                DETECTOR(1, -2) rec[-1] rec[-2]
                SHIFT_COORDS(0, 1)
                TICK
            }
            MPP X0*!X1 Z2 Y0*Y2
            CX rec[-1] 0 sweep[4] 1
            E(0.25) X0 Y1
            OBSERVABLE_INCLUDE(2) rec[-1] Z0
            """);
  }

  @Test
  void countsWithoutUnrolling() {
    StabilizerCircuit circuit = read(MEMORY);
    assertThat(circuit.qubitCount()).isEqualTo(3);
    assertThat(circuit.recordCount()).isEqualTo(3 + 3);
    assertThat(circuit.detectorCount()).isEqualTo(3);
    assertThat(circuit.observableCount()).isEqualTo(3);
    assertThat(circuit.sweepBitCount()).isEqualTo(5);
    assertThat(circuit.tickCount()).isEqualTo(3);
    StabilizerCircuit long1 = read("REPEAT 1000000000000000000 {\nM 0 1\n}");
    assertThat(long1.recordCount()).isEqualTo(2_000_000_000_000_000_000L);
    StabilizerCircuit longer =
        read("REPEAT 1000000000000000000 {\nREPEAT 1000000000000000000 {\nM 0\n}\n}");
    assertThat(longer.recordCount()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void paddingIsNoQubit() {
    assertThat(read("MPAD 0 1 1").qubitCount()).isZero();
    assertThat(read("MPAD 0 1 1").recordCount()).isEqualTo(3);
  }

  @Test
  void tagsKeepWhatTheyEscape() {
    StabilizerCircuit circuit = read("H[a\\Cb\\B\\r\\n#c] 0\nREPEAT[t] 2 {\n}");
    assertThat(circuit.steps().getFirst().tag()).isEqualTo("a]b\\\r\n#c");
    assertThat(circuit.steps().getLast().tag()).isEqualTo("t");
    assertThat(read(circuit.toString())).isEqualTo(circuit);
  }

  @Test
  void productsAreReducedToOnePauliAQubit() {
    Step.Apply apply = (Step.Apply) read("MPP X0*Y1*Y0*X2*!Z0*Y2*Z2 X5*X5 !Z3").steps().getFirst();
    assertThat(apply.recordCount()).isEqualTo(3);
    List<Products.Product> products = Products.of(apply.targets());
    assertThat(products).hasSize(3);
    assertThat(products.get(0).isNegative()).isFalse(); // (XYZ)(-1)(XYZ) = (i)(-1)(i) = 1
    assertThat(products.get(0).paulis()).containsExactly(Target.pauli('Y', 1));
    assertThat(products.get(1).paulis()).isEmpty();
    assertThat(products.get(2).isNegative()).isTrue();
    assertThat(products.get(2).paulis()).containsExactly(Target.pauli('Z', 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H",
        "M",
        "DETECTOR",
        "E(0.1)",
        "MPP",
        "X_ERROR(0.2)",
        "MPP X0*X0",
        "CZ rec[-1] sweep[2]",
        "XCZ 0 rec[-1]",
        "TICK",
        "SHIFT_COORDS(1,2,3)",
        "I_ERROR 0",
        "II_ERROR(0.1, 0.2) 0 1",
        "DEPOLARIZE1(1) 0",
        "MPP X0*Y0*Z0*X1*Y1*Z1",
        "\r",
        "  # nothing",
        "OBSERVABLE_INCLUDE(0)"
      })
  void accepts(String line) {
    assertThatCode(() -> read(line)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "T 0 | 1:1: the instruction T; there is none of that name",
        "SQRT 0 | Maybe \"SQRT_Z\" was meant",
        "REPEAT 0 { | 1:8: 0 turns",
        "REPEAT 1000000000000000001 { | 1:8: the number 1000000000000000001 is too large; it ends at 10^18",
        "REPEAT 99999999999999999999999 { | is too large",
        "REPEAT 2 | begins with {",
        "REPEAT 2 { H 0 | 1:12: found \"H\"; the line ends here",
        "REPEAT 2 { | a block without an end",
        "} | no block is open",
        "H 0 0.5 | 1:6: found \".\"; a blank belongs before each target",
        "H 16777216 | 1:3: the number 16777216 is too large; it ends at 16777215",
        "H -1 | a whole number",
        "H rec[-1] | it takes qubits",
        "H X1 | it takes qubits",
        "R !0 | it takes qubits",
        "CX 0 1 2 | 1:8: CX with 3 targets; they are taken in pairs",
        "CX 0 1 2 2 | 1:10: CX with qubit 2 twice in a pair",
        "CX 0 rec[-1] | the first of a pair may be a record",
        "YCY rec[-1] 0 | it takes pairs of qubits",
        "M rec[0] | is written rec[-1]",
        "DETECTOR rec[-0] | counted back from 1",
        "X_ERROR 0 | it takes one probability",
        "X_ERROR(1.5) 0 | probabilities lie between 0 and 1",
        "X_ERROR(-0.1) 0 | probabilities lie between 0 and 1",
        "X_ERROR(NaN) 0 | 1:9: found \"N\"; a decimal number belongs here",
        "X_ERROR(1e999) 0 | 1:9: the number 1e999 is too large; it ends at 1.8e308",
        "PAULI_CHANNEL_1(0.5, 0.5, 0.5) 0 | only one of them can come true",
        "PAULI_CHANNEL_2(0.1) 0 1 | it takes the probabilities of IX",
        "OBSERVABLE_INCLUDE(0.5) rec[-1] | observables are numbered",
        "OBSERVABLE_INCLUDE(-1) rec[-1] | observables are numbered",
        "MPAD 2 | it takes zeros and ones",
        "MPP X0*Z0 | it is not Hermitian",
        "MPP X0*Y0*Z0 | it is not Hermitian",
        "MPP X0* | the sign * without a Pauli",
        "MPP *X0 | the sign * without a Pauli",
        "MPP X0**X1 | the sign * without a Pauli",
        "MPP 0 | it takes products of Paulis",
        "E(0.1) X0*X1 | it takes Paulis",
        "H(0.1) 0 | it takes no number",
        "H[oops 0 | 1:3: the tag does not end",
        "H[\\q] 0 | 1:3: the tag holds a backslash before another sign",
        "M(0.1 0 | 1:7: found \"0\"; a comma or \")\" belongs behind a number",
        "H (0.1) 0 | 1:3: found a blank before \"(\"; none stands there",
        "H [a] 0 | 1:3: found a blank before \"[\"",
        "H(0.1)[a] 0 | 1:7: found \"[\"; a blank belongs before each target",
        "MPP X0Z1 | 1:7: found \"Z\"; a blank",
        "M ! 0 | 1:4: found a blank; a whole number",
        "M !rec[-1] | 1:4: found \"r\"; a whole number",
        "M !!0 | 1:4: found \"!\"",
        "REPEAT { | 1:8: found \"{\"; a whole number",
        "REPEAT 1.5 { | 1:9: found \".\"; the block of REPEAT begins with {",
        "REPEAT -1 { | 1:8: found \"-\"",
        "REPEAT(2) 2 { | 1:7: found \"(\"",
        "REPEAT 2 3 { | 1:10: found \"3\"; the block of REPEAT",
        "H,0 | 1:2: found \",\"; a blank belongs",
        "H 0,1 | 1:4: found \",\"",
        "H 0 { | 1:5: found \"{\"; the line ends here",
        "H 0 } | 1:5: found \"}\"",
        "DETECTOR rec[1] | 1:14: found \"1\"; a record is written rec[-1]",
        "DETECTOR rec[-1 | 1:16: found the end of the line",
        "CX sweep[-1] 0 | 1:10: found \"-\"",
        "CX sweep[16777216] 0 | 1:10: the number 16777216 is too large",
        "TICK 0 | 1:6: TICK with the target 0; it takes nothing",
        "SHIFT_COORDS(1) 0 | 1:17: SHIFT_COORDS with the target 0",
        "I_ERROR(0.5, 0.6) 0 | 1:1: I_ERROR with probabilities that add up to 1.1",
        "HERALDED_PAULI_CHANNEL_1(.5,.5,.5,0) 0 | 1:1: HERALDED_PAULI_CHANNEL_1 with probabilities that add up",
        "SPP X1 X0*Y0*Z0 | 1:8: SPP with the product X0*Y0*Z0; it is not Hermitian",
        "MXX 0 1 2 | 1:9: MXX with 3 targets",
        "MZZ 1 !1 | 1:7: MZZ with qubit 1 twice in a pair",
        "DEPOLARIZE2(0.1) 0 1 3 3 | 1:24: DEPOLARIZE2 with qubit 3 twice",
        "DETECTOR(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17) | 1:1: DETECTOR with 17 numbers in parentheses; it takes up to 16",
        "OBSERVABLE_INCLUDE rec[-1] | 1:1: OBSERVABLE_INCLUDE with no numbers",
        "X_ERROR(0.1,) 0 | 1:13: found \")\"; a decimal number",
        "X_ERROR(,0.1) 0 | 1:9: found \",\"",
        "X_ERROR(0.1 0.2) 0 | 1:13: found \"0\"; a comma",
        "HERALDED_ERASE(0.1) !0 | 1:21: HERALDED_ERASE with the target !0",
        "CX rec[-1] rec[-2] | 1:12: CX with the target rec[-2]",
        "XCX rec[-1] 0 | 1:5: XCX with the target rec[-1]",
        "CX 0 sweep[0] | 1:6: CX with the target sweep[0]",
        "DETECTOR sweep[0] | 1:10: DETECTOR with the target sweep[0]",
        "E(0.1) rec[-1] | 1:8: E with the target rec[-1]",
        "H[a]0 | 1:5: found \"0\"",
        "H +1 | 1:3: found \"+\"",
        "ä 0 | 1:1: found \"ä\"; a line begins with the name of an instruction",
      })
  void refuses(String line, String message) {
    assertThatThrownBy(() -> read(line + "\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesLineAndColumn() {
    assertThatThrownBy(() -> read("H 0\n\n  CX 0 1 1 1 # here\n"))
        .hasMessageStartingWith("c.stim:3:12: CX with qubit 1 twice");
  }

  @Test
  void refusesBlocksInBlocksWithoutEnd() {
    assertThatThrownBy(() -> read("REPEAT 2 {\n".repeat(100_000)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("blocks in blocks");
  }

  /** Valid text with some characters changed is read or refused, nothing else. */
  @Test
  void anythingIsReadOrRefused() {
    RandomStream random = new Seed(7).stream("fuzz");
    String alphabet = "HXYZMRCE012*!#[](){}, .\n\t\\-_reckswp\u00e4\0";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(MEMORY);
      for (int k = 0; k < 1 + random.nextInt(6); k++) {
        int at = random.nextInt(text.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          default -> text.deleteCharAt(at);
        }
      }
      try {
        StabilizerCircuit circuit = read(text.toString());
        assertThat(read(circuit.toString())).isEqualTo(circuit);
      } catch (InputException e) {
        assertThat(e).hasMessageContaining("c.stim");
      }
    }
  }
}
