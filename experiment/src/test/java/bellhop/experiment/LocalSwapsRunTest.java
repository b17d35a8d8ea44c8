package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.distributed.Text;
import bellhop.experiment.page.CompilePage;
import bellhop.experiment.screen.CompileScreen;
import bellhop.experiment.screen.Ink;
import bellhop.units.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiling for and running on QPUs with couplings. */
class LocalSwapsRunTest {
  private static final Path QFT = Path.of("../examples/programs/qft-12.qasm");
  private static final String NEIGHBOURS = "../examples/networks/nearest-neighbours.yaml";
  private static final String FREE = "../examples/networks/two-cryostats.yaml";

  @TempDir Path folder;

  @Test
  void saysHowManyLocalSwapsThereAre() {
    CompileDetails details =
        Compile.withFiles(CompileInputs.of(QFT, NEIGHBOURS), Watch.NONE).details();
    CompileResult neighbours = details.result();
    CompileResult free = Compile.of(CompileInputs.of(QFT, FREE));
    assertThat(neighbours.localSwaps()).isBetween(20, 200);
    assertThat(CompileScreen.print(neighbours, Ink.PLAIN))
        .contains("Swaps        " + neighbours.localSwaps() + " local swaps between qubits");
    assertThat(CompilePage.print(details))
        .contains(neighbours.localSwaps() + " local swaps between qubits");
    assertThat(free.localSwaps()).isZero();
    assertThat(CompileScreen.print(free, Ink.PLAIN)).doesNotContain("Swaps");
    assertThat(neighbours.qpus())
        .allMatch(qpu -> qpu.communicationPeak() >= 1 && qpu.communicationPeak() <= 2);
  }

  @Test
  void aFolderIsCheckedAgainstTheCoupling() throws IOException {
    for (Text text : Compile.withFiles(CompileInputs.of(QFT, NEIGHBOURS), Watch.NONE).files()) {
      Files.writeString(folder.resolve(text.fileName()), text.content());
    }
    Job.compiled(CompileInputs.of(folder, NEIGHBOURS));
    Path east = folder.resolve("east.qasm");
    String local = Files.readString(east);
    Files.writeString(
        east, local.replaceFirst("swap data\\[(\\d)], data\\[\\d];", "swap data[$1], link[1];"));
    assertThatThrownBy(() -> Job.compiled(CompileInputs.of(folder, NEIGHBOURS)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("which are not coupled");
    Files.writeString(east, local);
    assertThatThrownBy(() -> Job.compiled(CompileInputs.of(folder, FREE)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("east.qasm");
  }
}
