package bellhop.experiment.screen;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.experiment.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunScreenTest {
  @Test
  void opensWithTheHeadlineAndFitsOneScreen() {
    List<String> lines = RunScreen.print(Samples.run(), Ink.PLAIN).lines().toList();
    assertThat(lines.getFirst()).isEqualTo(Samples.run().headline());
    assertThat(lines).hasSizeLessThanOrEqualTo(40).allMatch(line -> line.length() <= 100);
  }

  @Test
  void drawsBarsInEighths() {
    assertThat(Layout.bar(1, 4)).isEqualTo("████");
    assertThat(Layout.bar(0.5 + 1 / 32.0, 4)).isEqualTo("██▏");
    assertThat(Layout.bar(0, 4)).isEmpty();
  }

  @Test
  void plainInkWritesNoEscapes() {
    assertThat(RunScreen.print(Samples.run(), Ink.PLAIN)).doesNotContain("\u001b");
    assertThat(RunScreen.print(Samples.run(), new Ink(true))).contains("\u001b[1m");
  }
}
