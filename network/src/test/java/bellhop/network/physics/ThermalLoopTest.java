package bellhop.network.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.physics.ThermalLoop.Point;
import bellhop.network.physics.ThermalLoop.Stage;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThermalLoopTest {
  private static final double ANY = Double.POSITIVE_INFINITY;

  /** 20 µW on a stage of 1 mW at 0.1 K and 8 mK: 16.2086396715 mK. */
  @Test
  void settlesWhereTheLoadTakesIt() {
    Point point = find(stage(1e-12, 1, ANY), 2e7);
    assertThat(point.attemptsPerSecond()).isEqualTo(2e7);
    assertThat(point.stages().getFirst().load()).isEqualTo(20e-6, within(1e-15));
    double t = point.stages().getFirst().temperature();
    assertThat(t).isEqualTo(0.0162086396715, within(1e-12));
    assertThat(point.stages().getFirst().quanta()).isEqualTo(Conversion.thermalPhotons(5e9, t));
  }

  /**
   * 20 mK is 33.8164251208 µW, so 3.38e7 attempts of 1 pJ a second, or 1/4 each of four channels.
   */
  @Test
  void slowsDownToStayCool() {
    Point one = find(stage(1e-12, 1, 0.02), 1e9);
    assertThat(one.attemptsPerSecond()).isEqualTo(3.38164251208e7, within(0.1));
    assertThat(one.stages().getFirst().temperature()).isEqualTo(0.02, within(1e-12));
    Point four = find(stage(1e-12, 4, 0.02), 1e9);
    assertThat(four.attemptsPerSecond()).isEqualTo(one.attemptsPerSecond() / 4, within(0.1));
    assertThat(find(stage(1e-12, 1, 0.02), 3e7).attemptsPerSecond()).isEqualTo(3e7);
  }

  @Test
  void keepsBothEndsAtTheSlowerRate() {
    Stage weak = stage(2e-12, 1, 0.02);
    Stage strong = stage(1e-12, 1, 0.05);
    Point both = ThermalLoop.findPoint(List.of(strong, weak), 1e9).orElseThrow();
    assertThat(both.attemptsPerSecond()).isEqualTo(weak.mostAttempts(0.02), within(1e-3));
    assertThat(both.stages().getFirst().temperature()).isLessThan(0.02);
    assertThat(both.stages().getLast().temperature()).isEqualTo(0.02, within(1e-12));
  }

  /** 0.15 K takes (0.0225 − 64e-6)/(0.01 − 64e-6) mW = 2.2580515 mW. */
  @Test
  void findsNothingBeyondTheCurve() {
    Stage stage = stage(1e-12, 1, ANY);
    double most = (0.0225 - 64e-6) / (0.01 - 64e-6) * 1e-3 / 1e-12;
    assertThat(stage.mostAttempts(0.15)).isEqualTo(most, within(1e-3));
    assertThat(ThermalLoop.findPoint(List.of(stage), 0.999 * most)).isPresent();
    assertThat(ThermalLoop.findPoint(List.of(stage), 1.001 * most)).isEmpty();
    // 1 GHz at 0.1 K: kT/hf is 2.08, so more than one thermal quantum.
    Stage low = new Stage(1e-12, 1, 1e-3, 0.008, 1e9, ANY);
    assertThat(ThermalLoop.findPoint(List.of(low), 1e9)).isEmpty();
  }

  @Test
  void leavesAStageWithoutLoadAtItsBase() {
    Point cold = find(stage(0, 8, 0.01), 1e12);
    assertThat(cold.attemptsPerSecond()).isEqualTo(1e12);
    assertThat(cold.stages().getFirst().temperature()).isEqualTo(0.008, within(1e-15));
    assertThat(ThermalLoop.findPoint(List.of(), 5).orElseThrow().stages()).isEmpty();
  }

  @Test
  void settlesAtAFixedPointWhateverTheStages() {
    RandomStream chance = new Seed(20260402).stream("stages");
    int settled = 0;
    for (int i = 0; i < 500; i++) {
      double highest = chance.nextInt(2) == 0 ? ANY : 0.01 + 0.14 * chance.nextDouble();
      Stage stage = stage(Math.pow(10, -14 + 4 * chance.nextDouble()), 1, highest);
      double most = Math.pow(10, 3 + 7 * chance.nextDouble());
      var found = ThermalLoop.findPoint(List.of(stage), most);
      if (found.isPresent()) {
        settled++;
        double rate = found.get().attemptsPerSecond();
        double expected = highest == ANY ? most : Math.min(most, stage.mostAttempts(highest));
        assertThat(rate / expected).as("try %d", i).isEqualTo(1, within(1e-9));
        assertThat(found.get().stages().getFirst()).isEqualTo(stage.at(rate));
      }
    }
    assertThat(settled).isBetween(300, 499);
  }

  @Test
  void refusesStagesThatCannotBe() {
    assertThatThrownBy(() -> new Stage(1, 1, 1, 0.1, 5e9, ANY)).hasMessageContaining("base 0.1");
    assertThatThrownBy(() -> stage(1, 1, 0.008)).hasMessageContaining("at most 0.008");
    assertThatThrownBy(() -> stage(-1, 1, ANY)).hasMessageContaining("-1.0 J");
  }

  private static Stage stage(double absorbed, int channels, double highest) {
    return new Stage(absorbed, channels, 1e-3, 0.008, 5e9, highest);
  }

  private static Point find(Stage stage, double most) {
    return ThermalLoop.findPoint(List.of(stage), most).orElseThrow();
  }
}
