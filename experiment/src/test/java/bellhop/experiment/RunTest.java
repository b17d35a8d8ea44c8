package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  @TempDir Path folder;

  @Test
  void comparesWithTheMachineThatHoldsMostQubits() throws IOException {
    Path program = folder.resolve("skewed.qasm");
    Files.writeString(
        program,
        """
        OPENQASM 3.0;
        include "stdgates.inc";
        @bellhop.qpu "east"
        qubit a;
        @bellhop.qpu "west"
        qubit[3] b;
        h a;
        cx a, b[0];
        cx b[0], b[1];
        cx b[1], b[2];
        """);
    RunResult result = Run.of(RunInputs.of(program, "../examples/networks/two-cryostats.yaml"));
    assertThat(result.oneMachine().orElseThrow().device()).isEqualTo("west");
    assertThat(result.hellingerFidelityNoiseless().orElseThrow()).isBetween(0.99, 1.0);
  }
}
