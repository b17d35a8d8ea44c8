package bellhop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QecServeCommandTest {
  @TempDir Path folder;

  private List<String> answers(String input) {
    Piped served = Piped.line(input.replace("DIR", folder.toString()), "qec serve");
    assertThat(served.code()).isZero();
    assertThat(served.err()).isEmpty();
    assertThat(served.bytes()).isEmpty();
    return served.text().lines().toList();
  }

  @Test
  void eachLineIsACommand() throws IOException {
    Files.writeString(folder.resolve("a b.stim"), "X 0\nM 0 1\nDETECTOR rec[-1]\n");
    assertThat(
            answers(
                """
                sample --in "DIR/a b.stim" --shots 2 --out DIR/a.01
                detect --in 'DIR/a b.stim' --shots=64 --out_format ptb64 --out DIR/a.ptb64
                gen --code repetition_code --task memory --distance 3 --rounds 2 --out DIR/r.stim
                analyze_errors --in DIR/r.stim --out DIR/r.dem
                m2d --circuit "DIR/a b.stim" --in DIR/a.01 --out DIR/m.01\r
                explain --in DIR/r.stim --out DIR/r.txt\
                """))
        .containsExactly("ok", "ok", "ok", "ok", "ok", "ok");
    assertThat(folder.resolve("a.01")).hasContent("10\n10");
    assertThat(folder.resolve("a.ptb64")).hasSize(8);
    assertThat(folder.resolve("m.01")).hasContent("0\n0");
    assertThat(folder.resolve("r.dem")).exists();
  }

  @Test
  void errorsAreAnsweredAndTheNextLineIsRun() throws IOException {
    Files.writeString(folder.resolve("a.stim"), "M 0\n");
    Files.writeString(folder.resolve("bad.stim"), "M 0\nNO 1\n");
    Files.createSymbolicLink(folder.resolve("link"), Path.of("/dev/stdin"));
    Files.createSymbolicLink(folder.resolve("dev"), Path.of("/dev"));
    String sample = "sample --in DIR/a.stim --out DIR/a.01";
    String good = sample + "\n";
    assertErrors(good, "", "a word says what to do");
    assertErrors(good, "   \t ", "a word says what to do");
    assertErrors(good, "sample --in DIR/a.stim", "--out: missing; standard input and output are");
    assertErrors(good, "sample --out DIR/b.01", "--in: missing");
    assertErrors(
        good, "sample --in DIR/bad.stim --out DIR/b.01", "bad.stim:2:1: the instruction NO");
    assertErrors(good, sample + " --out /dev/stdout", "--out: given twice");
    assertErrors(good, "sample --in /dev/stdin --out DIR/b.01", "a stream of this process");
    assertErrors(good, "sample --in DIR/a.stim --out /dev/fd/1", "a stream of this process");
    for (String stream :
        List.of("/dev/../dev/stdin", "/proc/1/fd/0", "DIR/link", "DIR/dev/stdin")) {
      assertErrors(good, "sample --out DIR/b.01 --in " + stream, "a stream of this process");
    }
    assertErrors(good, "sample --in DIR/a.stim --out ''", "--out: an empty word");
    assertErrors(good, sample + " \"", "a \" without an end");
    assertErrors(good, sample + " --wrong", "--wrong: unknown flag");
    assertErrors(good, "simple", "simple: unknown command");
    assertErrors(good, "serve", "no work");
    assertErrors(good, "sample --help", "no work");
    assertErrors(good, "--help", "no work");
    assertErrors(good, sample + " --shots 99999999999999999999", "too large");
    assertErrors(good, sample + "\0", "not a file name");
    assertErrors(good, "@DIR/a.stim", "unknown command");
    assertErrors(good, "x".repeat(100_000), "more than 65536 bytes");
    assertErrors(good, "sample " + "a ".repeat(30_000), "one word too many");
    assertThat(folder.resolve("b.01")).doesNotExist();
  }

  private void assertErrors(String good, String line, String message) {
    List<String> answers = answers(good + line + "\n" + good);
    assertThat(answers).hasSize(3);
    assertThat(answers.get(0)).isEqualTo("ok");
    assertThat(answers.get(1)).startsWith("error: ").contains(message);
    assertThat(answers.get(2)).isEqualTo("ok");
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
    input.write("gen\n".getBytes(UTF_8));
    Piped served = Piped.with(input.toByteArray(), "qec", "serve");
    assertThat(served.text().lines())
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("error: the line: not UTF-8 text; a command is."),
            second -> assertThat(second).startsWith("error: ").contains("missing"));
  }

  @Test
  void nothingIsAnsweredToNothing() {
    assertThat(answers("")).isEmpty();
  }
}
