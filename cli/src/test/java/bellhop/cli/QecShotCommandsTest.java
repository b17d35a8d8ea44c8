package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shots that are read: turned into detection events, and into other formats. */
class QecShotCommandsTest {
  private static final String FLIPPED =
      "X 0\nM 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]\nOBSERVABLE_INCLUDE(2) rec[-1]\n";
  private static final String MEMORY =
      "qec gen --code surface_code --task rotated_memory_x --distance 3 --rounds 3 --p 0.02 --out ";

  @TempDir Path folder;

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String written(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  // ---- m2d ----

  @Test
  void resultsBecomeDetectionEvents() throws IOException {
    String m2d = "qec m2d --circuit " + written("c.stim", FLIPPED);
    String results = "00\n01\n10\n11\n";
    assertThat(Piped.line(results, m2d).shots()).isEqualTo("10\n11\n00\n01\n");
    assertThat(Piped.line(results, m2d + " --append_observables --out_format dets").shots())
        .isEqualTo("shot D0\nshot D0 D1 L2\nshot\nshot D1 L2\n");
    assertThat(Piped.line(results, m2d + " --out_format dets --obs_out " + file("obs")).shots())
        .isEqualTo("shot D0\nshot D0 D1\nshot\nshot D1\n");
    assertThat(folder.resolve("obs")).hasContent("000\n001\n000\n001");
    assertThat(Piped.line(results, m2d + " --skip_reference_sample").shots())
        .isEqualTo("00\n01\n10\n11\n");
  }

  @Test
  void sweepBitsStandBesideTheResults() throws IOException {
    String circuit = written("c.stim", "CX sweep[1] 0\nM 0\nDETECTOR rec[-1]\n");
    String m2d = "qec m2d --circuit " + circuit + " --sweep ";
    String sweep = written("sweep.01", "00\n01\n01\n");
    assertThat(Piped.line("0\n0\n1\n", m2d + sweep).shots()).isEqualTo("0\n1\n0\n");
    assertThat(Piped.line("0\n0\n", m2d + sweep).refusal())
        .contains("sweep.01: more shots than the 2 of standard input");
    assertThat(Piped.line("0\n0\n0\n0\n", m2d + sweep).refusal())
        .contains("sweep.01: only 3 shots");
    assertThat(Piped.line("0\n", m2d + sweep + " --sweep_format b8").refusal())
        .contains("sweep.01: shot 0");
  }

  @Test
  void feedbackThatWasNotDoneIsDoneInTheParities() throws IOException {
    String circuit = written("c.stim", "M 0\nCX rec[-1] 1\nM 1\nDETECTOR rec[-1]\n");
    String m2d = "qec m2d --circuit " + circuit;
    assertThat(Piped.line("10\n11\n", m2d).shots()).isEqualTo("0\n1\n");
    assertThat(Piped.line("10\n11\n", m2d + " --ran_without_feedback").shots()).isEqualTo("1\n0\n");
  }

  /** The same shots by way of their results, more than a batch of them. */
  @Test
  void aNoiselessMemoryHasNoEventsByWayOfItsResults() throws IOException {
    String circuit = file("d3.stim");
    Piped.line("", (MEMORY + circuit).replace("--p 0.02", "--p 0"));
    String results = file("d3.r8");
    String sample = "qec sample --shots 2100 --out_format r8 --in " + circuit + " --out " + results;
    assertThat(Piped.line("", sample).err()).isEmpty();
    String m2d = "qec m2d --in_format r8 --append_observables --circuit " + circuit;
    assertThat(Piped.line("", m2d + " --in " + results).shots())
        .isEqualTo(("0".repeat(25) + "\n").repeat(2100));
  }

  @Test
  void refusesResultsThatDoNotFit() throws IOException {
    String circuit = written("c.stim", FLIPPED);
    String m2d = "qec m2d --circuit " + circuit;
    assertThat(Piped.line("001\n", m2d).refusal()).contains("standard input:1:3: found \"1\"");
    assertThat(Piped.line("0", m2d).refusal()).contains("standard input:1:2");
    assertThat(Piped.line("\4", m2d + " --in_format b8").refusal()).contains("shot 0, byte");
    assertThat(Piped.line("\0\0\0", m2d + " --in_format ptb64").refusal())
        .contains("the file ends in the word of bit 0");
    assertThat(Piped.line("00\n", m2d + " --out_format ptb64").refusal())
        .contains("1 shots as ptb64");
    assertThat(Piped.line("shot D0\n", m2d + " --in_format dets").refusal())
        .contains("these shots have no detectors");
    assertThat(Piped.line("", "qec m2d").refusal()).contains("--circuit: missing");
    String none = written("none.stim", "H 0\n");
    assertThat(Piped.line("x", "qec m2d --in_format b8 --circuit " + none).refusal())
        .contains("shots without bits as b8");
    String over = m2d + " --in " + written("r.01", "00\n") + " --obs_out " + file("r.01");
    assertThat(Piped.line("", over).refusal()).contains("the same file as --in");
    assertThat(folder.resolve("r.01")).hasContent("00");
    String wide = m2d + " --in " + written("w.01", "00\n0\n") + " --out " + file("r.01");
    assertThat(Piped.line("", wide).refusal()).contains("w.01:2:2");
    assertThat(folder.resolve("r.01")).hasContent("00");
  }

  // ---- convert ----

  @Test
  void shotsChangeTheirFormat() throws IOException {
    String shots = "10000\n11001\n00000\n01001\n";
    String named = "shot M0\nshot M0 M1 M4\nshot\nshot M1 M4\n";
    assertThat(Piped.line(shots, "qec convert --out_format dets --num_measurements 5").shots())
        .isEqualTo(named);
    assertThat(Piped.line(named, "qec convert --in_format dets --num-measurements 5").shots())
        .isEqualTo(shots);
    assertThat(Piped.line(shots, "qec convert --out_format hits --bits_per_shot 5").shots())
        .isEqualTo("0\n0,1,4\n\n1,4\n");
  }

  @Test
  void aCircuitOrAModelSaysHowManyBitsThereAre() throws IOException {
    String circuit = " --circuit " + written("c.stim", FLIPPED);
    assertThat(Piped.line("01\n", "qec convert --out_format dets --types M" + circuit).shots())
        .isEqualTo("shot M1\n");
    assertThat(Piped.line("10001\n", "qec convert --out_format dets --types DL" + circuit).shots())
        .isEqualTo("shot D0 L2\n");
    String model = written("m.dem", "detector D0\ndetector D1\nlogical_observable L2\n");
    assertThat(Piped.line("shot D1 L2\n", "qec convert --in_format dets --dem " + model).shots())
        .isEqualTo("01001\n");
    String apart = "qec convert --types LD --out_format hits --obs_out " + file("obs") + circuit;
    assertThat(Piped.line("01001\n", apart).shots()).isEqualTo("1\n");
    assertThat(folder.resolve("obs")).hasContent("001");
  }

  @Test
  void eachFormatComesBackFromEachOther() throws IOException {
    String circuit = file("d3.stim");
    Piped.line("", MEMORY + circuit);
    String shots =
        Piped.line("", "qec detect --append_observables --shots 128 --in " + circuit).shots();
    String convert = "qec convert --types DL --circuit " + circuit;
    for (String format : new String[] {"01", "b8", "r8", "hits", "dets", "ptb64"}) {
      byte[] there = Piped.line(shots, convert + " --out_format " + format).bytes();
      String back = convert + " --in_format " + format;
      assertThat(Piped.with(there, back.split(" ")).shots()).as(format).isEqualTo(shots);
    }
  }

  @Test
  void refusesWhatContradicts() throws IOException {
    String circuit = " --circuit " + written("c.stim", FLIPPED);
    assertThat(refused("qec convert")).contains("nothing says how many bits a shot has");
    assertThat(refused("qec convert" + circuit)).contains("--circuit: not without --types");
    assertThat(refused("qec convert --types M")).contains("--types: not without --circuit");
    assertThat(refused("qec convert --types MDM" + circuit)).contains("each at most once");
    assertThat(refused("qec convert --types Q" + circuit)).contains("not a choice of kinds");
    assertThat(refused("qec convert --types M --num_measurements 3" + circuit))
        .contains("--num_measurements 3: shots of ", "have 2");
    assertThat(refused("qec convert --types M --num_detectors 2" + circuit))
        .contains("--num_detectors 2: shots of ", "have 0");
    assertThat(refused("qec convert --types M --bits_per_shot 3" + circuit))
        .contains("the other flags say 2");
    assertThat(refused("qec convert --types M --dem x.dem" + circuit))
        .contains("--dem: not with --circuit");
    assertThat(refused("qec convert --bits_per_shot 3 --out_format dets"))
        .contains("dets names the kind of each bit");
    assertThat(refused("qec convert --num_detectors 2 --obs_out x"))
        .contains("--obs_out: shots have no observables");
    assertThat(refused("qec convert --num_measurements 0 --in_format b8"))
        .contains("shots without bits as b8");
    assertThat(refused("qec convert --num_measurements 2147483647"))
        .contains("--num_measurements 2147483647: too large");
    assertThat(refused("qec convert --num_measurements 1 --in " + folder))
        .contains("cannot be read");
  }

  private static String refused(String line) {
    return Piped.line("00\n", line).refusal();
  }
}
