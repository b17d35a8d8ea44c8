package bellhop.qec.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Step;
import bellhop.qec.Unrolled;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BicycleCodeTest {
  static Stream<BicycleCode> published() {
    return BicycleCode.PUBLISHED.stream();
  }

  /** The name says n and k; k is computed from the ranks. */
  @ParameterizedTest
  @MethodSource("published")
  void keepAsManyQubitsAsPublished(BicycleCode code) {
    CssCode css = code.css();
    assertThat(code.name()).startsWith("bicycle_" + css.n() + "_" + css.k() + "_");
  }

  @ParameterizedTest
  @MethodSource("published")
  void logicalOperatorsCommuteWithChecksAndPairUp(BicycleCode code) {
    CssCode css = code.css();
    CssCode.Logicals logicals = css.logicals();
    assertThat(css.hZ().times(logicals.x().transposed()).isZero()).isTrue();
    assertThat(css.hX().times(logicals.z().transposed()).isZero()).isTrue();
    assertThat(logicals.x().times(logicals.z().transposed()))
        .isEqualTo(BitMatrix.identity(css.k()));
  }

  @Test
  void everyCheckHasSixPartnersAndEveryQubitSixChecks() {
    for (BicycleCode code : BicycleCode.PUBLISHED) {
      for (BitMatrix checks : List.of(code.css().hX(), code.css().hZ())) {
        assertThat(IntStream.range(0, checks.rowCount()))
            .allSatisfy(row -> assertThat(checks.row(row).cardinality()).isEqualTo(6));
        BitMatrix qubits = checks.transposed();
        assertThat(IntStream.range(0, qubits.rowCount()))
            .allSatisfy(row -> assertThat(qubits.row(row).cardinality()).isEqualTo(3));
      }
    }
  }

  /** As a map of bits; that of phases is its transposed inverse. */
  @Test
  void aCycleIsAllXChecksAndThenAllZChecks() {
    BicycleCode gross = BicycleCode.PUBLISHED.get(3);
    List<int[]> scheduled = new ArrayList<>();
    for (Step.Apply apply : Unrolled.steps(gross.memory(Basis.Z, 1))) {
      if (apply.op() == Op.CX) {
        scheduled.addAll(pairs(apply.targets()));
      }
    }
    List<int[]> plain = new ArrayList<>();
    for (int site = 0; site < 72; site++) {
      for (int data : gross.partners(Basis.X, site)) {
        plain.add(new int[] {144 + site, data});
      }
    }
    for (int site = 0; site < 72; site++) {
      for (int data : gross.partners(Basis.Z, site)) {
        plain.add(new int[] {data, 216 + site});
      }
    }
    assertThat(scheduled).hasSameSizeAs(plain);
    assertThat(map(scheduled)).isEqualTo(map(plain));
    Collections.rotate(scheduled, -1); // one gate of a Z check too late
    assertThat(map(scheduled)).isNotEqualTo(map(plain));
  }

  private static List<int[]> pairs(int... targets) {
    return IntStream.range(0, targets.length / 2)
        .mapToObj(i -> Arrays.copyOfRange(targets, 2 * i, 2 * i + 2))
        .toList();
  }

  /** What becomes of each bit. */
  private static List<BitSet> map(List<int[]> gates) {
    List<BitSet> bits = new ArrayList<>();
    for (int qubit = 0; qubit < 288; qubit++) {
      bits.add(BitSet.valueOf(new long[0]));
      bits.get(qubit).set(qubit);
    }
    gates.forEach(gate -> bits.get(gate[1]).xor(bits.get(gate[0])));
    return bits;
  }

  @Test
  void refusesOtherSums() {
    List<Monomial> three = List.of(Monomial.x(1), Monomial.y(1), Monomial.y(2));
    List<Monomial> twice = List.of(Monomial.x(1), Monomial.x(4), Monomial.y(2));
    assertThatThrownBy(() -> new BicycleCode("mine", 3, 3, three, twice))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("A and B are sums of three different shifts");
    assertThatThrownBy(() -> new BicycleCode("mine", 0, 3, three, three))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("mine: a torus of 0 × 3");
  }
}
