package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.qec.decode.DecoderKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions for shots that are read. */
class QecDecodeCommandTest {
  private static final String CHAIN =
      "error(0.1) D0 L0\nerror(0.05) D0 D1\nerror(0.05) D1 D2\nerror(0.1) D2\n";
  private static final String SHOTS = "100\n001\n101\n000\n";

  @TempDir Path folder;
  private String decode = "";

  @BeforeEach
  void writeModel() throws IOException {
    decode = "qec decode --dem " + written("chain.dem", CHAIN);
  }

  private String written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void predictsByAnyDecoder() {
    for (String decoder : DecoderKind.words()) {
      assertThat(Piped.line("", "qec decode --help").text()).contains(decoder);
      assertThat(Piped.line("", "qec memory --help").text()).contains(decoder);
      assertThat(Piped.line(SHOTS, decode + " --decoder " + decoder).shots())
          .isEqualTo("1\n0\n1\n0\n");
    }
    assertThat(Piped.line(SHOTS, decode + " --out_format dets").shots())
        .isEqualTo("shot L0\nshot\nshot L0\nshot\n");
    assertThat(Piped.line("", decode).shots()).isEmpty();
  }

  @Test
  void countsErrorsWhereObservablesAreKnown() throws IOException {
    String known = written("known", "1\n1\n1\n0\n");
    assertThat(Piped.line(SHOTS, decode + " --obs_in " + known).text())
        .isEqualToIgnoringNewLines(
            "By matching, 1 of 4 shots are decoded wrongly: 0.25, with 95 % confidence 0.00631 to"
                + " 0.806.");
    String predictions = folder.resolve("predictions").toString();
    assertThat(
            Piped.line(
                    "1001\n0011\n1011\n0000\n",
                    decode + " --in_includes_appended_observables --json --out " + predictions)
                .text())
        .contains("\"shots\": 4", "\"errors\": 1", "\"logical_error_rate\": 0.25");
    assertThat(folder.resolve("predictions")).hasContent("1\n0\n1\n0");
  }

  @Test
  void tellsBelowWhatNoDecoderGets() throws IOException {
    String model = written("unseen.dem", "error(0.1) D0\nerror(0.2) L0\nerror(0.9) L1\n");
    String line = "qec decode --dem " + model + " --in_includes_appended_observables";
    assertThat(Piped.line("000\n011\n", line).text())
        .contains("1 of 2 shots")
        .contains("no detector sees flip an observable in 0.2 of the shots; no decoder errs less.");
    assertThat(Piped.line("", line).text()).contains("There was no shot.");
  }

  @Test
  void writesTheSameOnAnyNumberOfThreads() throws IOException {
    String shots = folder.resolve("shots").toString();
    Piped.line(
        "", "qec sample_dem --shots 9000 --in " + folder.resolve("chain.dem") + " --out " + shots);
    String alone = Piped.line("", decode + " --threads 1 --in " + shots).shots();
    assertThat(alone).hasSize(18_000);
    assertThat(Piped.line("", decode + " --threads 3 --in " + shots).shots()).isEqualTo(alone);
  }

  @Test
  void windowsGoByTheRoundsOfDetectors() throws IOException {
    String placed = CHAIN + "detector(0) D0\ndetector(1) D1\ndetector(2) D2\n";
    String model = "qec decode --dem " + written("placed.dem", placed) + " --window ";
    assertThat(Piped.line(SHOTS, model + "2").shots()).isEqualTo("1\n0\n1\n0\n");
    assertThat(Piped.line(SHOTS, model + "2 --commit 3").refusal())
        .contains("--commit 3: too large");
    assertThat(Piped.line(SHOTS, decode + " --window 2").refusal())
        .contains("chain.dem: D0 has no coordinates");
    assertThat(Piped.line(SHOTS, decode + " --commit 2").refusal())
        .contains("not without --window");
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    assertThat(Piped.line("10\n", decode).refusal()).contains("standard input:1:3");
    assertThat(Piped.line(SHOTS, decode + " --obs_in " + written("few", "1\n")).refusal())
        .contains("few: only 1 shots");
    assertThat(Piped.line(SHOTS, decode + " --decoder match").refusal())
        .contains("--decoder match: an unknown name", "matching, correlated");
    assertThat(Piped.line(SHOTS, decode + " --json").refusal()).contains("nothing to count");
    String wide = "qec decode --dem " + written("wide.dem", "error(0.1) D0 D1 D2 L0\n");
    assertThat(Piped.line(SHOTS, wide).refusal())
        .contains("wide.dem: a fault that flips D0 D1 D2", "--decompose_errors");
    assertThat(Piped.line("111\n", wide + " --decoder bp-osd").shots()).isEqualTo("1\n");
    assertThat(Piped.line(SHOTS, wide + " --decoder bp-osd").refusal()).contains("shot 0");
    String closed = "qec decode --dem " + written("closed.dem", "error(0.1) D0 D1 L0\n");
    assertThat(Piped.line("11\n10\n", closed).refusal())
        .contains("shot 1: no faults of the model explain the event of D0");
  }
}
