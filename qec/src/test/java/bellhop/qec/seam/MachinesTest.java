package bellhop.qec.seam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.Basis;
import bellhop.qec.code.Code;
import bellhop.qec.code.RepetitionCode;
import bellhop.qec.code.RotatedSurfaceCode;
import bellhop.qec.code.UnrotatedSurfaceCode;
import bellhop.units.InputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachinesTest {
  private static StabilizerCircuit memory(Code code) {
    return code.memory(Basis.Z, 2);
  }

  private static long countOn(Machines machines, int machine) {
    return machines.byQubit().values().stream().filter(its -> its == machine).count();
  }

  @Test
  void areReadAsTheyAreWritten() {
    Machines machines = Machines.of(Map.of(3, 0, 1, 2, 12, 1));
    assertThat(machines).hasToString("1 2\n3 0\n12 1\n");
    assertThat(Machines.read("# who sits where\n12 1\n\n3 0 # here\n  1\t2", "file"))
        .isEqualTo(machines);
    assertThat(Machines.of(List.of(List.of(3), List.of(12), List.of(1)))).isEqualTo(machines);
    assertThat(machines.all()).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1          | file:2:1: found 1; a line has the number of a qubit and of its machine",
        "1 east     | file:2:1: found 1 east",
        "-1 0       | file:2:1: found -1 0",
        "7 1        | file:2:1: qubit 7 once more",
        "99999999999 0 | file:2:1: found 99999999999 0",
      })
  void sayWhatIsWrongInAFile(String line, String start) {
    assertThatThrownBy(() -> Machines.read("7 0\n" + line, "file"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(start);
  }

  @Test
  void ofAFileAreOfTheQubitsOfTheCircuit() {
    StabilizerCircuit circuit = memory(new RepetitionCode(2));
    assertThat(Machines.read("0 0\n1 0\n2 1", "file", circuit, "the chain"))
        .isEqualTo(Machines.of(Map.of(0, 0, 1, 0, 2, 1)));
    assertThatThrownBy(() -> Machines.read("0 0\n9 1", "file", circuit, "the chain"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("file:2:1: no qubit 9; the chain does not have it");
    assertThatThrownBy(() -> Machines.read("0 0\n1 1", "file", circuit, "the chain"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("file: qubit 2 without a machine; each qubit of the chain ");
  }

  @Test
  void sayWhichQubitIsMissing() {
    assertThatThrownBy(() -> Machines.of(Map.of(0, 0)).areApart(0, 5))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("qubit 5 without a machine");
  }

  /**
   * In the picture of the code: checks at 2 are the last on the left, data at 3 the first right.
   */
  @Test
  void cutTheRotatedCodeBetweenChecksAndData() {
    StabilizerCircuit circuit = memory(new RotatedSurfaceCode(3));
    Machines x = Machines.middle(circuit, Axis.X);
    assertThat(x.of(2 + 7)).as("check (2, 2)").isZero();
    assertThat(x.of(3)).as("data (3, 1)").isEqualTo(1);
    Machines y = Machines.middle(circuit, Axis.Y);
    assertThat(y.of(2 + 7)).as("check (2, 2)").isZero();
    assertThat(y.of(1 + 7)).as("data (1, 3)").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void leaveNeitherSideFarBehind(int distance) {
    for (Code code :
        List.of(
            new RepetitionCode(distance),
            new RotatedSurfaceCode(distance),
            new UnrotatedSurfaceCode(distance))) {
      Machines machines = Machines.middle(memory(code), Axis.X);
      long all = machines.byQubit().size();
      assertThat(countOn(machines, 0) + countOn(machines, 1)).isEqualTo(all);
      assertThat(countOn(machines, 1) - countOn(machines, 0)).isBetween(0L, 2L * distance);
    }
  }

  @Test
  void needTwoSides() {
    assertThatThrownBy(() -> Machines.middle(memory(new RepetitionCode(3)), Axis.Y))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("seam cut y: no qubits on two sides");
  }

  /** Four machines, a quarter each. */
  @Test
  void followARuleOnPlaces() {
    StabilizerCircuit circuit = memory(new RotatedSurfaceCode(5));
    Machines machines = Machines.byPlace(circuit, at -> (at[0] < 5 ? 0 : 1) + (at[1] < 5 ? 0 : 2));
    assertThat(machines.all()).containsExactly(0, 1, 2, 3);
    PairCount pairs = PairCount.of(circuit, machines, new Seam.Direct(0));
    assertThat(pairs.busiest().keySet())
        .contains(new MachinePair(0, 1), new MachinePair(0, 2), new MachinePair(2, 3));
    assertThat(pairs.total()).isEqualTo(2 * pairs.perRound());
  }
}
