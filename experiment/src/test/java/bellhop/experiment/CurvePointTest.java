package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CurvePointTest {
  private static CurvePoint point(int limit, int ebits, int peak) {
    return CurvePoint.at(limit, new CurvePoint.Cost(ebits, 1, peak, 1e-6 * limit, 0.1));
  }

  @Test
  void carriesAnAnswerWithFewerToWhereThereAreMore() {
    List<CurvePoint> running =
        CurvePoint.running(List.of(point(1, 9, 1), point(2, 7, 2), point(3, 8, 3), point(4, 7, 4)));
    assertThat(running)
        .containsExactly(
            point(1, 9, 1),
            point(2, 7, 2),
            CurvePoint.at(3, point(2, 7, 2).cost().orElseThrow()),
            point(4, 7, 4)); // of equal ones its own
  }

  @Test
  void leavesOpenWhatIsNotKnown() {
    CurvePoint unserved = CurvePoint.without(1, "a relay needs two");
    CurvePoint leftOut = CurvePoint.leftOut(3);
    List<CurvePoint> running =
        CurvePoint.running(List.of(unserved, point(2, 5, 2), leftOut, point(4, 6, 3)));
    assertThat(running).startsWith(unserved, point(2, 5, 2), leftOut);
    assertThat(running.getLast().cost()).isEqualTo(point(2, 5, 2).cost());
  }

  /** Where there was an answer with fewer, there is one. */
  @Test
  void servesWhatFewerServe() {
    List<CurvePoint> running =
        CurvePoint.running(List.of(point(1, 5, 1), CurvePoint.without(2, "not found")));
    assertThat(running.getLast().cost()).isEqualTo(point(1, 5, 1).cost());
  }

  @Test
  void neverRises() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 100; round++) {
      List<CurvePoint> points = new ArrayList<>();
      for (int limit = 1; limit <= 12; limit++) {
        points.add(point(limit, random.nextInt(100), limit));
      }
      int least = Integer.MAX_VALUE;
      List<CurvePoint> running = CurvePoint.running(points);
      for (int i = 0; i < points.size(); i++) {
        least = Math.min(least, points.get(i).cost().orElseThrow().ebits());
        assertThat(running.get(i).cost().orElseThrow().ebits()).isEqualTo(least);
      }
    }
  }
}
