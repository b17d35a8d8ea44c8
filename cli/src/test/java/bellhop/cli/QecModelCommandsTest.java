package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Error models: made of circuits, and drawn from. */
class QecModelCommandsTest {
  private static final String TWO =
      "R 0 1\nX_ERROR(0.125) 0 1\nCX 0 1\nM 0 1\nDETECTOR rec[-1]\nDETECTOR rec[-2]\n";
  private static final String MODEL = "error(0) D0\nerror(1) D1 L0\nerror(1) D2 D3\n";

  @TempDir Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void theModelOfACircuitIsPrinted() throws IOException {
    String model = "error(0.125) D0\nerror(0.125) D0 D1\n";
    assertThat(Piped.line(TWO, "qec analyze").text()).isEqualTo(model);
    assertThat(Piped.line(TWO, "qec analyze_errors").text()).isEqualTo(model);
    String out = file("two.dem");
    Piped.line("", "qec analyze --in " + written("two.stim", TWO) + " --out " + out);
    assertThat(folder.resolve("two.dem")).hasContent(model);
  }

  @Test
  void eachOptionOfTheAnalysisIsAFlagInBothSpellings() {
    String gauge = "H 0\nCX 0 1\nM 0 1\nDETECTOR rec[-1]\nDETECTOR rec[-2]\n";
    assertThat(Piped.line(gauge, "qec analyze").refusal()).contains("allow_gauge_detectors");
    for (String flag : new String[] {"--allow_gauge_detectors", "--allow-gauge-detectors"}) {
      assertThat(Piped.line(gauge, "qec analyze " + flag).text()).contains("error(0.5) D0 D1\n");
    }
    String y =
        "R 0 1\nX_ERROR(0.1) 0\nX_ERROR(0.1) 1\nE(0.2) X0 X1\nM 0 0 1 1\n"
            + "DETECTOR rec[-1]\nDETECTOR rec[-2]\nDETECTOR rec[-3]\nDETECTOR rec[-4]\n";
    assertThat(Piped.line(y, "qec analyze").text()).contains("error(0.2) D0 D1 D2 D3\n");
    assertThat(Piped.line(y, "qec analyze --decompose_errors").text())
        .contains("error(0.2) D0 D1 ^ D2 D3\n");
    String alone = y.replace("X_ERROR(0.1) 0\nX_ERROR(0.1) 1\n", "");
    assertThat(Piped.line(alone, "qec analyze --decompose-errors").code()).isEqualTo(2);
    assertThat(
            Piped.line(alone, "qec analyze --decompose-errors --ignore-decomposition-failures")
                .text())
        .contains("error(0.2) D0 D1 D2 D3\n");
    String loop = "REPEAT 100 {\nX_ERROR(0.1) 0\nMR 0\nDETECTOR rec[-1]\n}\n";
    assertThat(Piped.line(loop, "qec analyze --fold_loops").text()).contains("repeat");
    assertThat(Piped.line(loop, "qec analyze").text()).doesNotContain("repeat");
  }

  @Test
  void exclusiveCasesAreApproximatedUpToAProbability() {
    String both =
        "R 0 1\nE(0.1) X0\nELSE_CORRELATED_ERROR(0.2) X1\nM 0 1\n"
            + "DETECTOR rec[-2]\nDETECTOR rec[-1]\n";
    assertThat(Piped.line(both, "qec analyze").refusal()).contains("approximate_disjoint_errors");
    String free = Piped.line(both, "qec analyze --approximate_disjoint_errors").text();
    assertThat(free).contains("error(");
    assertThat(Piped.line(both, "qec analyze --approximate-disjoint-errors 0.5").text())
        .isEqualTo(free);
    assertThat(Piped.line(both, "qec analyze --approximate_disjoint_errors 0.01").refusal())
        .contains("over the 0.01 allowed");
    assertThat(Piped.line(both, "qec analyze --approximate_disjoint_errors 2").refusal())
        .contains("--approximate_disjoint_errors 2: not between 0 and 1");
  }

  @Test
  void shotsOfAModelGoToThreePlaces() throws IOException {
    String call =
        "qec sample_dem --shots 3 --obs_out "
            + file("obs")
            + " --err_out "
            + file("faults")
            + " --err_out_format hits";
    assertThat(Piped.line(MODEL, call).shots()).isEqualTo("0111\n".repeat(3));
    assertThat(Files.readString(folder.resolve("obs"))).isEqualTo("1\n".repeat(3));
    assertThat(Files.readString(folder.resolve("faults"))).isEqualTo("1,2\n".repeat(3));
    String dets = "qec sample_dem --out_format dets --obs_out_format dets --obs-out " + file("obs");
    assertThat(Piped.line(MODEL, dets).shots()).isEqualTo("shot D1 D2 D3\n");
    assertThat(Files.readString(folder.resolve("obs"))).isEqualTo("shot L0\n");
  }

  @Test
  void faultsAreReplayed() throws IOException {
    String model = written("m.dem", "error(0.3) D0\nerror(0.3) D0 D1 L0\nerror(0.4) D2\n");
    String places = " --out_format b8 --obs_out_format b8 --shots 5000 --in " + model;
    String drawn =
        "qec sample_dem --seed 7 --out a.b8 --obs_out a.obs --err_out a.r8 --err_out_format r8";
    String again =
        "qec sample_dem --out b.b8 --obs_out b.obs --replay_err_in a.r8 --replay_err_in_format r8";
    assertThat(Piped.line("", inFolder(drawn) + places).err()).isEmpty();
    assertThat(Piped.line("", inFolder(again) + places).err()).isEmpty();
    assertThat(folder.resolve("b.b8")).hasSameBinaryContentAs(folder.resolve("a.b8"));
    assertThat(folder.resolve("b.obs")).hasSameBinaryContentAs(folder.resolve("a.obs"));
    String more = inFolder(again) + places.replace("--shots 5000", "--shots 5001");
    assertThat(Piped.line("", more).refusal()).contains("a.r8: only 5000 shots");
    assertThat(folder.resolve("b.b8")).hasSize(5000);
  }

  private String inFolder(String line) {
    return line.replaceAll("(a|b)\\.(b8|obs|r8)", folder + "/$1.$2");
  }

  @Test
  void refusesWhatIsWrong() throws IOException {
    String model = written("m.dem", MODEL);
    assertThat(Piped.line("", "qec sample_dem --in " + model + " --out " + model).refusal())
        .contains("the same file as --in");
    assertThat(Files.readString(Path.of(model))).isEqualTo(MODEL);
    String twice = "qec sample_dem --in " + model + " --out x --obs_out x".replace("x", file("x"));
    assertThat(Piped.line("", twice).refusal()).contains("--obs_out", "the same file as --out");
    assertThat(Piped.line("error(2) D0", "qec sample_dem").refusal()).contains("standard input:1:");
    assertThat(Piped.line(MODEL, "qec sample_dem --replay_err_in none.01").refusal())
        .contains("none.01: no such file");
    String replay = "qec sample_dem --in " + model + " --replay_err_in ";
    assertThat(Piped.line("", replay + written("wide.01", "0000\n")).refusal())
        .contains("wide.01:1:4: found \"0\" behind 3 digits");
    String b8 = replay + written("long.b8", "\b") + " --replay_err_in_format b8";
    assertThat(Piped.line("", b8).refusal()).contains("a bit is set behind the last of the shot");
    assertThat(
            Piped.line(
                    MODEL,
                    "qec sample_dem --err_out_format ptb64 --err_out x".replace("x", file("x")))
                .refusal())
        .contains("--shots 1: 1 shots as ptb64");
    assertThat(Piped.line(MODEL, "qec sample_dem --obs_out_format what --obs_out x").refusal())
        .contains("--obs_out_format what: unknown format");
    assertThat(folder.resolve("x")).doesNotExist();
  }
}
