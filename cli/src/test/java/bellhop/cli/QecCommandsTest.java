package bellhop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QecCommandsTest {
  private static final String[] D3 = {
    "qec",
    "gen",
    "--code",
    "surface_code",
    "--task",
    "rotated_memory_z",
    "--distance",
    "3",
    "--rounds",
    "3"
  };

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private int call(String input, String... words) {
    return Main.run(
        new Terminal(
            new PrintWriter(out),
            new PrintWriter(err),
            Map.of(),
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            bytes),
        words);
  }

  private static String[] and(String[] words, String... more) {
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }

  @Test
  void drawsResultsOfACircuitFromStandardInput() {
    assertThat(call("X 0\nM 0 1\n", "qec", "sample", "--shots", "3")).isZero();
    assertThat(bytes.toString(UTF_8)).isEqualTo("10\n10\n10\n");
  }

  @Test
  void drawsDetectionEventsWithObservables() {
    String circuit = "X_ERROR(1) 0\nM 0\nDETECTOR rec[-1]\nDETECTOR\nOBSERVABLE_INCLUDE(0) rec[-1]";
    assertThat(call(circuit, "qec", "detect", "--out_format", "dets", "--append_observables"))
        .isZero();
    assertThat(bytes.toString(UTF_8)).isEqualTo("shot D0 L0\n");
    bytes.reset();
    assertThat(call(circuit, "qec", "detect", "--shots", "2", "--out_format", "b8")).isZero();
    assertThat(bytes.toByteArray()).containsExactly(1, 1);
  }

  @Test
  void asDetsObservablesAreNamedUnlessTheyHaveAPlace() throws IOException {
    String circuit = "X_ERROR(1) 0\nM 0\nDETECTOR rec[-1]\nOBSERVABLE_INCLUDE(1) rec[-1]";
    assertThat(Piped.line(circuit, "qec detect --out_format dets").shots())
        .isEqualTo("shot D0 L1\n");
    Path apart = folder.resolve("obs");
    String line = "qec detect --shots 2 --out_format dets --obs_out " + apart;
    assertThat(Piped.line(circuit, line).shots()).isEqualTo("shot D0\n".repeat(2));
    assertThat(apart).hasContent("01\n01");
    assertThat(Piped.line(circuit, line + " --append_observables").shots())
        .isEqualTo("shot D0 L1\n".repeat(2));
    assertThat(Piped.line(circuit, line + " --obs_out_format b9").refusal())
        .contains("--obs_out_format b9: unknown format");
  }

  @Test
  void observablesStandBeforeTheDetectorsIfWanted() throws IOException {
    String circuit =
        "X_ERROR(1) 0\nM 0 1\nDETECTOR rec[-1]\nDETECTOR rec[-1]\nOBSERVABLE_INCLUDE(1) rec[-2]";
    String line = "qec detect --prepend_observables";
    assertThat(Piped.line(circuit, line).shots()).isEqualTo("0100\n");
    assertThat(Piped.line(circuit, line + " --out_format hits").shots()).isEqualTo("1\n");
    assertThat(Piped.line(circuit, line + " --out_format dets").shots()).isEqualTo("shot L1\n");
    assertThat(Piped.line(circuit, line + " --append_observables").refusal())
        .contains("--prepend_observables: not with --append_observables");
    assertThat(Piped.line(circuit, line + " --obs_out " + folder.resolve("obs")).refusal())
        .contains("not with --append_observables or --obs_out");
  }

  @Test
  void resultsAreFlipsIfTheReferenceIsSkipped() {
    String circuit = "X 0\nX_ERROR(1) 1\nM 0 1 !1\nH 2\nM 2 2";
    assertThat(Piped.line(circuit, "qec sample --skip_reference_sample --shots 64").shots().lines())
        .containsOnly("01100", "01111");
  }

  /** What a link leads to is written, and devices are not replaced by files. */
  @Test
  void linksAndDevicesStay() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    assertThat(Piped.line("M 0", "qec sample --out " + link).code()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("0");
    Path device = Files.createSymbolicLink(folder.resolve("device"), Path.of("/dev/null"));
    assertThat(Piped.line("M 0", "qec sample --out " + device).code()).isZero();
    assertThat(device).isSymbolicLink();
    assertThat(folder).isDirectoryNotContaining("glob:**.*.*");
  }

  @Test
  void aGeneratedMemoryIsDrawnFrom() throws IOException {
    String circuit = folder.resolve("d3.stim").toString();
    Path events = folder.resolve("d3.b8");
    assertThat(call("", and(D3, "--p", "0.01", "--out", circuit))).isZero();
    assertThat(
            call(
                "",
                "qec",
                "detect",
                "--in",
                circuit,
                "--shots",
                "2000",
                "--out_format",
                "b8",
                "--out",
                events.toString()))
        .isZero();
    assertThat(Files.size(events)).isEqualTo(2000 * 3); // 24 detectors
    String noiseless = folder.resolve("clean.stim").toString();
    assertThat(call("", and(D3, "--out", noiseless))).isZero();
    call("", "qec", "detect", "--in", noiseless, "--shots", "9", "--append_observables");
    assertThat(bytes.toString(UTF_8)).isEqualTo(("0".repeat(25) + "\n").repeat(9));
  }

  @Test
  void refusesWhatIsWrong() {
    assertRefused("H 0 0 X1", "standard input:1:7: H with the target X1", "qec", "sample");
    assertRefused(
        "M 0\nDETECTOR rec[-2]",
        "standard input:2:10: rec[-2]; there is only 1 result",
        "qec",
        "detect");
    assertRefused("", "unknown format", "qec", "sample", "--out_format", "b9");
    assertRefused("", "groups of 64", "qec", "sample", "--shots", "3", "--out_format", "ptb64");
    assertRefused("", "--shots -1: too small", "qec", "sample", "--shots", "-1");
    assertRefused("", "no such file", "qec", "sample", "--in", "nowhere.stim");
    assertRefused(
        "",
        "noise is given twice",
        and(D3, "--p", "0.1", "--noise", "gen", "--after_reset_flip_probability", "0.1"));
    assertRefused("", "a word says what to do", "qec");
    assertRefused(
        "",
        "--distance 0: too small",
        "qec",
        "gen",
        "--code",
        "repetition_code",
        "--task",
        "memory",
        "--distance",
        "0",
        "--rounds",
        "2");
  }

  private void assertRefused(String input, String message, String... words) {
    err.getBuffer().setLength(0);
    assertThat(call(input, words)).as("%s", err).isEqualTo(2);
    assertThat(err.toString()).contains(message);
    assertThat(bytes.size()).isZero();
  }
}
