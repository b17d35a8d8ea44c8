package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.dem.ErrorModelWriter;
import bellhop.circuit.stabilizer.CircuitReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the reference page have the models that it shows. */
final class ErrorAnalysisPageTest {
  private static final Path PAGE = Path.of("../docs/reference/error-analysis.md");

  private static String block(String language) throws IOException {
    Pattern pattern = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL);
    Matcher matcher = pattern.matcher(Files.readString(PAGE));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private static String model(String circuit, AnalysisOptions options) {
    return ErrorModelWriter.write(
        ErrorAnalysis.of(CircuitReader.read(circuit, "page"), "page", options));
  }

  @Test
  void theFirstModelIsThatOfItsCircuit() throws IOException {
    assertThat(model(block("stim"), AnalysisOptions.PLAIN)).isEqualTo(block("dem"));
  }

  @Test
  void theLoopIsFolded() throws IOException {
    assertThat(model(block("long"), AnalysisOptions.PLAIN.folding())).isEqualTo(block("folded"));
  }

  @Test
  void randomDetectorsAreRefusedOrCoins() throws IOException {
    String random = block("random");
    assertThatThrownBy(() -> model(random, AnalysisOptions.PLAIN))
        .hasMessage(block("refused").strip());
    assertThat(model(random, AnalysisOptions.PLAIN.allowingGauges())).isEqualTo(block("gauge"));
  }
}
