package bellhop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * One call of the command line inside the test, between two pipes.
 *
 * @param code the exit code
 * @param text what was printed
 * @param bytes what was written to standard output otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Piped(int code, String text, byte[] bytes, String err) {
  static Piped with(byte[] input, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintWriter(out),
            new PrintWriter(err),
            Map.of(),
            new ByteArrayInputStream(input),
            bytes);
    int code = Main.run(terminal, words);
    return new Piped(code, out.toString(), bytes.toByteArray(), err.toString());
  }

  static Piped with(String input, String... words) {
    return with(input.getBytes(UTF_8), words);
  }

  /** The words of a line, of which none has a blank. */
  static Piped line(String input, String line) {
    return with(input, line.split(" "));
  }

  /** Of a call that works. */
  String shots() {
    assertThat(code).as(err).isZero();
    return new String(bytes, UTF_8);
  }

  /** What a refused call says; it has written nothing. */
  String refusal() {
    assertThat(code).as(err).isEqualTo(2);
    assertThat(bytes).isEmpty();
    assertThat(text).isEmpty();
    assertThat(err.lines()).hasSize(1);
    return err;
  }
}
