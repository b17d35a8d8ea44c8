package bellhop.circuit.dem;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.PageBlocks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the reference page are read, and are what it says. */
final class ErrorModelsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/error-models.md");

  @Test
  void modelsStandAsTheyAreWritten() throws IOException {
    List<String> models = blocks("dem");
    assertThat(models).hasSize(3);
    for (String model : models) {
      assertThat(ErrorModelWriter.write(read(model))).isEqualTo(model);
    }
  }

  @Test
  void theUnrolledModelIsTheOneBeforeIt() throws IOException {
    ErrorModel model = read(blocks("dem").get(1));
    List<Step> steps = new ArrayList<>();
    model.flattened(steps::add);
    assertThat(List.of(ErrorModelWriter.write(new ErrorModel(steps)))).isEqualTo(blocks("flat"));
    assertThat(model.detectorCount()).isEqualTo(13);
  }

  @Test
  void looseTextIsWrittenAsShown() throws IOException {
    String written = ErrorModelWriter.write(read(blocks("loose").getFirst()));
    assertThat(List.of(written)).isEqualTo(blocks("written"));
  }

  @Test
  void theLargeModelIsCounted() throws IOException {
    ErrorModel model = read(blocks("dem").get(2));
    assertThat(model.detectorCount()).isEqualTo(1_000_000_000_000_000_001L);
    assertThat(model.mechanismCount()).isEqualTo(1_000_000_000_000_000_000L);
  }

  private static ErrorModel read(String text) {
    return ErrorModelReader.read(text, "page");
  }

  private static List<String> blocks(String language) throws IOException {
    return PageBlocks.of(PAGE, language);
  }
}
