package bellhop.circuit.stabilizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpTest {
  @Test
  void hasAllInstructionsOfTheLanguageButRepeat() {
    assertThat(Op.values()).hasSize(80);
    assertThat(Op.names()).hasSize(92).doesNotHaveDuplicates();
    assertThat(count(Op.Kind.CLIFFORD)).isEqualTo(24 + 22);
    assertThat(count(Op.Kind.NOISE)).isEqualTo(13);
    assertThat(count(Op.Kind.COLLAPSE)).isEqualTo(9);
  }

  private static long count(Op.Kind kind) {
    return Arrays.stream(Op.values()).filter(op -> op.kind() == kind).count();
  }

  @Test
  void findsNamesAndOtherNamesInAnyCase() {
    assertThat(Op.find("cnot")).contains(Op.CX);
    assertThat(Op.find("Sqrt_Z_Dag")).contains(Op.S_DAG);
    assertThat(Op.find("CORRELATED_ERROR")).contains(Op.E);
    assertThat(Op.find("T")).isEmpty();
  }

  @Test
  void oneQubitGatesAreTheWholeCliffordGroup() {
    List<Images> all = gates(1).stream().map(Op::images).toList();
    assertThat(new HashSet<>(all)).hasSize(24);
    for (Images one : all) {
      for (Images two : all) {
        assertThat(all).contains(one.then(two));
      }
    }
  }

  @Test
  void everyGateHasAnInverseInTheTable() {
    for (Op op : Op.values()) {
      if (op.findImages().isPresent()) {
        assertThat(op.inverse().inverse()).isEqualTo(op);
      }
    }
    assertThat(Op.C_XYZ.inverse()).isEqualTo(Op.C_ZYX);
    assertThat(Op.SQRT_YY.inverse()).isEqualTo(Op.SQRT_YY_DAG);
    assertThat(Op.CXSWAP.inverse()).isEqualTo(Op.SWAPCX);
  }

  /** X and Z of a qubit anticommute, those of different qubits commute; images keep that. */
  @Test
  void imagesKeepWhatCommutes() {
    for (Op op : Op.values()) {
      op.findImages().ifPresent(images -> requireSymplectic(op, images));
    }
  }

  private static void requireSymplectic(Op op, Images images) {
    for (int a = 0; a < 2 * images.qubits(); a++) {
      for (int b = 0; b < a; b++) {
        boolean anticommute = false;
        for (int q = 0; q < images.qubits(); q++) {
          anticommute ^= images.hasX(a, q) && images.hasZ(b, q);
          anticommute ^= images.hasZ(a, q) && images.hasX(b, q);
        }
        assertThat(anticommute).as("%s: %d and %d", op, a, b).isEqualTo(a / 2 == b / 2);
      }
    }
  }

  @Test
  void anImageOfYFollowsFromThoseOfXAndZ() {
    assertThat(Op.S.images().image("Y")).isEqualTo("-X");
    assertThat(Op.H.images().image("Y")).isEqualTo("-Y");
    assertThat(Op.CX.images().image("YX")).isEqualTo("Y_");
    assertThat(Op.CZ.images().image("XX")).isEqualTo("YY");
  }

  private static List<Op> gates(int qubits) {
    return Arrays.stream(Op.values())
        .filter(op -> op.findImages().filter(its -> its.qubits() == qubits).isPresent())
        .toList();
  }
}
