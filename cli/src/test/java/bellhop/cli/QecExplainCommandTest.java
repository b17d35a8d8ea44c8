package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QecExplainCommandTest {
  private static final String CIRCUIT =
      """
      # places first
      QUBIT_COORDS(1, 2.5) 3

      R 0 3
      REPEAT 2 { # twice
          TICK
          E(0.1) X3 Z0
          MPP(0.01) X0*X0 Z3*Z0
          DETECTOR(7, 0) rec[-1]
          SHIFT_COORDS(0, 1)
      }
      HERALDED_ERASE(0.1) 3
      OBSERVABLE_INCLUDE(2) rec[-1]
      """;

  @TempDir Path folder;

  @Test
  void eachFaultHasItsLineItsTargetsAndItsTurn() {
    assertThat(Piped.line(CIRCUIT, "qec explain").text())
        .isEqualTo(
            """
            D0 (7, 0)
              wrong result 1
                line 8, targets 4 to 6: MPP(0.01) Z3*Z0, turn 1 of 2 of the block of line 5, after 1 tick
            D0 (7, 0), D1 (7, 1)
              X3 (1, 2.5), Z0
                line 7, targets 1 to 2: E(0.1) X3 Z0, turn 1 of 2 of the block of line 5, after 1 tick
            D1 (7, 1)
              X3 (1, 2.5), Z0
                line 7, targets 1 to 2: E(0.1) X3 Z0, turn 2 of 2 of the block of line 5, after 2 ticks
              wrong result 3
                line 8, targets 4 to 6: MPP(0.01) Z3*Z0, turn 2 of 2 of the block of line 5, after 2 ticks
            L2
              nothing, heralded by result 4
                line 12, target 1: HERALDED_ERASE(0.1) 3, after 2 ticks
              X3 (1, 2.5), heralded by result 4
                line 12, target 1: HERALDED_ERASE(0.1) 3, after 2 ticks
              Y3 (1, 2.5), heralded by result 4
                line 12, target 1: HERALDED_ERASE(0.1) 3, after 2 ticks
              Z3 (1, 2.5), heralded by result 4
                line 12, target 1: HERALDED_ERASE(0.1) 3, after 2 ticks
            """);
  }

  @Test
  void aModelLimitsWhatIsExplained() throws IOException {
    Path filter = Files.writeString(folder.resolve("two.dem"), "error(0.1) D1\nerror(1) D1 L2\n");
    String line = " --single --dem_filter " + filter + " --out " + folder.resolve("why.txt");
    assertThat(Piped.line(CIRCUIT, "qec explain_errors" + line).err()).isEmpty();
    assertThat(folder.resolve("why.txt"))
        .hasContent(
            """
            D1 (7, 1)
              wrong result 3
                line 8, targets 4 to 6: MPP(0.01) Z3*Z0, turn 2 of 2 of the block of line 5, after 2 ticks
            D1 (7, 1), L2
              no single fault of the circuit flips just these
            """);
    assertThat(
            Piped.line(CIRCUIT, "qec explain --out " + filter + " --dem_filter " + filter)
                .refusal())
        .contains("the same file as --dem_filter");
    assertThat(Piped.line("H 0\nM 0\nOBSERVABLE_INCLUDE(0) rec[-1]", "qec explain").refusal())
        .contains("L0 anticommute");
  }
}
