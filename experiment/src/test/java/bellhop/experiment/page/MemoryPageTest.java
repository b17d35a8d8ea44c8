package bellhop.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.experiment.memory.CutSeam;
import bellhop.experiment.memory.DetectorChoice;
import bellhop.experiment.memory.Memory;
import bellhop.experiment.memory.MemoryCode;
import bellhop.experiment.memory.MemoryCsv;
import bellhop.experiment.memory.MemoryInputs;
import bellhop.experiment.memory.MemoryPoint;
import bellhop.experiment.memory.MemoryResult;
import bellhop.experiment.memory.NoiseKind;
import bellhop.experiment.screen.Ink;
import bellhop.experiment.screen.MemoryScreen;
import bellhop.qec.code.Basis;
import bellhop.qec.decode.DecoderKind;
import bellhop.qec.seam.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Memory experiments as page, screen and table. */
class MemoryPageTest {
  private static final MemoryResult GRID = result(List.of(3, 5), List.of(1e-5, 0.01));
  private static final MemoryResult ONE = result(List.of(3), List.of(0.01));

  private static MemoryResult result(List<Integer> distances, List<Double> noise) {
    List<MemoryPoint> points = new ArrayList<>();
    CutSeam seam = CutSeam.direct(Axis.X, 0.01);
    for (int d : distances) {
      for (double p : noise) {
        points.add(
            new MemoryPoint(
                new MemoryCode("rotated-surface"),
                d,
                Basis.Z,
                d,
                NoiseKind.GEN,
                p,
                distances.size() == 1 ? Optional.of(seam) : Optional.empty()));
      }
    }
    return Memory.of(
        new MemoryInputs(
            points, DecoderKind.UNION_FIND, DetectorChoice.ALL, 1_000, Long.MAX_VALUE, 1, 1));
  }

  @Test
  void aPageShowsRatesOverAllThatVaries() {
    String page = MemoryPage.print(GRID);
    assertThat(page)
        .contains("Against the noise inside machines", "Against the distance", ">d=3</span>")
        .doesNotContain("Against the seam", "http://", "https://", "src=", "NaN", "Infinity");
  }

  @Test
  void aChartIsADrawingOfItsOwn() {
    assertThat(MemoryChart.find(GRID).orElseThrow())
        .startsWith("<svg ")
        .contains(
            "Logical error rate over p",
            "http://www.w3.org/2000/svg",
            "--paper",
            ">d=3</text>",
            ">d=5</text>");
    assertThat(MemoryChart.find(ONE)).isEmpty();
  }

  @Test
  void oneLineNeedsNoName() {
    MemoryResult line = result(List.of(3), List.of(0.005, 0.01));
    assertThat(MemoryPage.print(line)).contains("<svg").doesNotContain("class=\"sample\"");
    assertThat(MemoryChart.find(line).orElseThrow())
        .contains(">rotated-surface, basis z, noise gen, cut across x", "error rate of a shot<")
        .doesNotContain("class=\"wire");
  }

  /** One wrong shot of 1,000 is 40 times the lower end of its interval. */
  @Test
  void aBarEndsAboveTheAxis() {
    MemoryResult few = result(List.of(3, 5), List.of(0.0015, 0.01));
    assertThat(few.points().getFirst().errors()).isOne();
    assertThat(MemoryPage.print(few)).contains("y1=\"332\"");
  }

  @Test
  void aRateThatIsOnlyBoundedIsATriangle() {
    assertThat(GRID.points().getFirst().errors()).isZero();
    assertThat(MemoryPage.print(GRID)).contains("h10l-5 9z", "d=3, p=1e-5: 0 of 1,000 shots, 0 to");
  }

  @Test
  void aSinglePointNeedsNoChart() {
    assertThat(MemoryPage.print(ONE)).doesNotContain("<svg").contains("pairs a round");
  }

  @Test
  void aScreenHasALineForEachPoint() {
    String screen = MemoryScreen.print(GRID, Ink.PLAIN);
    assertThat(screen.lines().filter(line -> line.contains("1,000")).count()).isEqualTo(4);
    assertThat(screen).contains("decoder union-find, seed 1", "< 0.0036");
    assertThat(MemoryScreen.print(ONE, Ink.PLAIN)).contains("cut across x, gates direct");
  }

  @Test
  void aTableHasAllCellsInEachLine() {
    for (MemoryResult result : List.of(GRID, ONE)) {
      List<String> lines = MemoryCsv.print(result).lines().toList();
      assertThat(lines).hasSize(1 + result.points().size());
      assertThat(lines).allMatch(line -> line.chars().filter(c -> c == ',').count() == 28);
    }
    assertThat(MemoryCsv.print(ONE))
        .contains(
            "\nrotated-surface,z,gen,union-find,all,1,3,3,0.01,x,,direct,0.01,,,,,,,0.0,5,1,0.0,1000,");
  }

  @Test
  void onePointStandsAtTheTopAndAGridDoesNot() {
    assertThat(ONE.errors()).hasValue(ONE.points().getFirst().errors());
    assertThat(ONE.pairsPerRound()).hasValue(5);
    assertThat(GRID.errors()).isEmpty();
    assertThat(GRID.p()).isEmpty();
  }
}
