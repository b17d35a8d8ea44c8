package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any number of threads gives the same bytes, over some pieces and a part of one. */
class QecThreadsTest {
  /** More than two pieces of shots of some 25 bits. */
  private static final int SHOTS = 800_001;

  @TempDir Path folder;
  private Path circuit;

  @BeforeEach
  void generate() {
    circuit = folder.resolve("d3.stim");
    done(
        "qec gen --code surface_code --task rotated_memory_z --distance 3 --rounds 3 --p 0.01 --out "
            + circuit);
  }

  private static void done(String line) {
    Called called = Called.with(line.split(" "));
    assertThat(called.err()).isEmpty();
    assertThat(called.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"detect --append_observables", "sample"})
  void shotsOfACircuit(String command) throws IOException {
    assertEqual(command + " --in " + circuit);
  }

  @Test
  void shotsOfAModel() throws IOException {
    Path model = folder.resolve("d3.dem");
    done("qec analyze --in " + circuit + " --out " + model);
    assertEqual("sample_dem --in " + model);
  }

  @Test
  void severalPlaces() throws IOException {
    String line = "qec detect --in " + circuit + " --shots " + SHOTS + " --obs_out ";
    done(line + folder.resolve("one.obs") + " --out " + folder.resolve("one") + " --threads 1");
    done(line + folder.resolve("two.obs") + " --out " + folder.resolve("two") + " --threads 2");
    assertThat(folder.resolve("two")).hasSameBinaryContentAs(folder.resolve("one"));
    assertThat(folder.resolve("two.obs")).hasSameBinaryContentAs(folder.resolve("one.obs"));
  }

  private void assertEqual(String command) throws IOException {
    String line = "qec " + command + " --out_format b8 --shots " + SHOTS;
    Path one = folder.resolve("one");
    done(line + " --threads 1 --out " + one);
    for (int threads : new int[] {2, 3, 7}) {
      Path many = folder.resolve("many");
      done(line + " --threads " + threads + " --out " + many);
      assertThat(many).hasSameBinaryContentAs(one);
      Files.delete(many);
    }
  }
}
