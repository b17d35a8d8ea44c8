package bellhop.circuit.dem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.line.Decimals;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text to model and back. */
final class ErrorModelTextTest {
  @Test
  void writesOneWayWhatMayBeWrittenInMany() {
    String text =
        """
        # a comment
          ERROR(\t1e-3 )\tD0  d1\t^ L2# another
        Detector( 1, -.5 ,2.) D7 # [not a tag]
        """
            + "\r\nrepeat[#no comment] 2{ # body\r\n\tshift_detectors 3\n logical_observable L0\n}\n"
            + "detector() D1\nerror[\\C\\B\\r\\n](0.000010)";
    assertThat(ErrorModelWriter.write(read(text)))
        .isEqualTo(
            """
            error(0.001) D0 D1 ^ L2
            detector(1, -0.5, 2) D7
            repeat[#no comment] 2 {
                shift_detectors 3
                logical_observable L0
            }
            detector D1
            error[\\C\\B\\r\\n](1e-5)
            """);
  }

  @Test
  void tagsHoldAnything() {
    Step step = read("error[\\C\\B\\r\\n\u00e9\ud83d\ude00[](1)").steps().getFirst();
    assertThat(step.tag()).isEqualTo("]\\\r\n\u00e9\ud83d\ude00[");
  }

  @Test
  void everyModelComesBackFromItsText() {
    RandomModel models = new RandomModel(new Seed(20267).stream("models"));
    for (int i = 0; i < 3_000; i++) {
      ErrorModel model = models.next();
      String text = ErrorModelWriter.write(model);
      assertThat(read(text)).as(text).isEqualTo(model).hasSameHashCodeAs(model);
      assertThat(ErrorModelWriter.write(read(text))).isEqualTo(text);
    }
  }

  @Test
  void everyDoubleComesBackFromItsText() {
    RandomStream random = new Seed(20268).stream("doubles");
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        String text = "detector(" + Decimals.text(value) + ")";
        DetectorDeclaration read = (DetectorDeclaration) read(text).steps().getFirst();
        assertThat(read.coordinates()).as(text).isEqualTo(Coordinates.of(value));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "1, 1",
    "0.001, 0.001",
    "1e-5, 1e-5",
    "1.25e-7, 1.25e-7",
    "123456, 123456",
    "1e7, 1e7",
    "12345678, 1.2345678e7",
    "0.1, 0.1",
    "1e300, 1e300",
    "4.9e-324, 4.9e-324",
  })
  void numbersAreShort(double value, String text) {
    assertThat(Decimals.text(value)).isEqualTo(text);
  }

  @Test
  void filesAreRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("small.dem");
    Files.writeString(file, "error(0.1) D0\nerror(2) D1\n");
    assertThatThrownBy(() -> ErrorModelReader.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(file + ":2:1: probability 2.0; it is from 0 to 1.");
    Files.writeString(file, "error(0.1) D0\n");
    assertThat(ErrorModelReader.read(file).mechanismCount()).isEqualTo(1);
  }

  /** {@code /} stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "error D0                 | 1:1: error has 0 arguments; it has one, its probability.",
        "error(0.1,0.2) D0        | 1:1: error has 2 arguments",
        "error(1.5) D0            | 1:1: probability 1.5; it is from 0 to 1.",
        "error(-0.1) D0           | 1:1: probability -0.1",
        "error(nan) D0            | 1:7: found \"n\"; a decimal number belongs here.",
        "error(0x1) D0            | 1:8: found \"x\"; a comma or \")\" belongs behind a number.",
        "error(0.1 0.2) D0        | 1:11: found \"0\"; a comma or \")\" belongs",
        "error(0.1,) D0           | 1:11: found \")\"; a decimal number belongs here.",
        "error(.) D0              | 1:7: found \".\"",
        "error(0.1 D0             | 1:11: found \"D\"; a comma or \")\" belongs",
        "error(0.1                | 1:10: found the end of the line; a comma",
        "error (0.1) D0           | 1:7: found a blank before \"(\"; none stands there.",
        "error [a](0.1) D0        | 1:7: found a blank before \"[\"",
        "error(0.1)D0             | 1:11: found \"D\"; a blank belongs before each target.",
        "error(0.1) D0D1          | 1:14: found \"D\"; a blank belongs before each target.",
        "error(0.1) D             | 1:13: found the end of the line; a whole number belongs here.",
        "error(0.1) D-1           | 1:13: found \"-\"; a whole number belongs here.",
        "error(0.1) 5             | 1:12: found \"5\"; a detector such as D5, an observable such as L0, or \"^\"",
        "error(0.1) X0            | 1:12: found \"X\"",
        "error(0.1) D9999999999999999999 | 1:13: the number 9999999999999999999 is too large; it ends at 10^18.",
        "error(0.1) L4294967296   | 1:13: observable 4294967296; their numbers end at 4294967295.",
        "error(0.1) ^ D0          | 1:1: a part of the mechanism is empty; \"^\" stands between two targets.",
        "error(0.1) D0 ^          | 1:1: a part of the mechanism is empty",
        "error(0.1) D0 ^ ^ D1     | 1:1: a part of the mechanism is empty",
        "error(0.1) D0 ^D1        | 1:16: found \"D\"; a blank belongs before each target.",
        "error(0.1) D0 {          | 1:15: found \"{\"; the line ends here.",
        "error(0.1) D0 }          | 1:15: found \"}\"; a detector such as",
        "error[a(0.1) D0          | 1:7: the tag does not end; \"]\" ends it in the same line.",
        "error[a/](0.1) D0        | 1:7: the tag does not end",
        "error[\\x](0.1) D0       | 1:7: the tag holds a backslash before another sign",
        "error[\\](0.1) D0        | 1:7: the tag holds a backslash",
        "detector(1e999) D0       | 1:10: the number 1e999 is too large; it ends at 1.8e308.",
        "detector(1e) D0          | 1:11: found \"e\"",
        "detector L0              | 1:10: found \"L\"; a detector such as D5 belongs here.",
        "detector D0 ^ D1         | 1:13: found \"^\"",
        "logical_observable(1) L0 | 1:1: logical_observable has 1 arguments; it has none.",
        "logical_observable D0    | 1:20: found \"D\"; an observable such as L0 belongs here.",
        "shift_detectors          | 1:16: found the end of the line; a count belongs behind shift_detectors.",
        "shift_detectors -1       | 1:17: found \"-\"",
        "shift_detectors D1       | 1:17: found \"D\"; a whole number belongs here.",
        "shift_detectors 1 2      | 1:19: found \"2\"; shift_detectors has one count.",
        "repeat 0 {/}             | 1:1: a block that is repeated 0 times; it is repeated 1 to 10^18 times.",
        "repeat 1000000000000000001 {/} | 1:8: the number 1000000000000000001 is too large",
        "repeat {/}               | 1:8: found \"{\"; a count belongs behind repeat.",
        "repeat(2) 2 {/}          | 1:1: repeat has 1 arguments",
        "repeat 2                 | 1:9: found the end of the line; \"{\" belongs behind the count of repeat.",
        "repeat 2 { error(0.1) D0 } | 1:12: found \"e\"; the line ends here.",
        "repeat 2 {/error(0.1) D0 | 1:1: the block does not end; \"}\" ends it.",
        "error(0.1) D0/}          | 2:1: found \"}\"; no block is open here.",
        "repeat 2 {/} D0          | 2:3: found \"D\"; the line ends here.",
        "eror(0.1) D0             | 1:1: the instruction \"eror\"; error models have error, detector, logical_observable, shift_detectors, repeat. Maybe \"error\" was meant.",
        "H 0                      | 1:1: the instruction \"h\"; error models have error, detector, logical_observable, shift_detectors, repeat. Maybe this is a circuit, of which qec analyze makes the model.",
        "/  5                     | 2:3: found \"5\"; a line begins with the name of an instruction.",
        "\u00e9rror(0.1) D0       | 1:1: found \"\u00e9\"",
      })
  void brokenTextIsRefusedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> read(text.replace('/', '\n')))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("model:" + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"repeat 2 {\n", "repeat 1{\n", "  repeat[t] 1000000000000000000 {\n"})
  void deepBlocksAreRefused(String opening) {
    assertThatThrownBy(() -> read(opening.repeat(100_000)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("model:257:")
        .hasMessageContaining("blocks are more than 256 deep");
    String deepest = "repeat 1 {\n".repeat(256) + "error(1) D0\n" + "}\n".repeat(256);
    assertThat(read(deepest).mechanismCount()).isEqualTo(1);
    assertThat(read(ErrorModelWriter.write(read(deepest)))).isEqualTo(read(deepest));
  }

  @Test
  void longLinesAreRefused() {
    String fits = "detector" + " D1".repeat(349_000);
    assertThat(read(fits).detectorCount()).isEqualTo(2);
    assertThatThrownBy(() -> read("\n" + fits + " D1".repeat(1_000)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("model:2:1: the line has more than 1048576 characters");
  }

  @Test
  void buildersSeeTheSameModel() {
    ErrorModel built =
        new ErrorModel(
            List.of(
                new Mechanism(
                    0.5, Targets.of(Target.detector(1), Target.SEPARATOR, Target.observable(0)))));
    assertThat(read("error(.5) D1 ^ L0")).isEqualTo(built);
  }

  private static ErrorModel read(String text) {
    return ErrorModelReader.read(text, "model");
  }
}
