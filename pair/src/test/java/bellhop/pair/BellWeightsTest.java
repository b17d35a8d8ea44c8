package bellhop.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import org.junit.jupiter.api.Test;

class BellWeightsTest {
  private static final Seed SEED = new Seed(20260302);

  @Test
  void swapsWernerPairs() {
    near(BellWeights.werner(0.9).convolve(BellWeights.werner(0.9)).fidelity(), 0.813333333333);
    near(BellWeights.swapWerner(0.9, 0.9, 1, 1), 0.813333333333);
    near(BellWeights.swapWerner(0.95, 0.9, 0.99, 0.99), 0.83466408);
  }

  @Test
  void swapsBellDiagonalPairs() {
    // Listed as Φ+, Ψ+, Ψ−, Φ−.
    BellWeights a = new BellWeights(0.8, 0.04, 0.1, 0.06);
    BellWeights b = new BellWeights(0.7, 0.1, 0.05, 0.15);
    BellWeights out = a.convolve(b);
    near(out.i(), 0.578);
    near(out.x(), 0.122);
    near(out.y(), 0.174);
    near(out.z(), 0.126);
  }

  @Test
  void distilsWernerPairsByBbpssw() {
    double[][] rows = {
      {0.6, 0.608888888889, 0.620437956204},
      {0.8, 0.768888888889, 0.838150289017},
      {0.9, 0.875555555556, 0.926395939086},
      {1, 1, 1}
    };
    for (double[] row : rows) {
      DistilledWeights d = BellWeights.bbpssw(row[0]);
      near(d.probability(), row[1]);
      near(d.weights().fidelity(), row[2]);
    }
  }

  @Test
  void distilsWernerPairsWithNoise() {
    DistilledWeights d = BellWeights.bbpssw(0.8, 0.99, 0.99);
    near(d.probability(), 0.7531018952);
    near(d.weights().fidelity(), 0.826877030013);
  }

  @Test
  void distilsByDejmps() {
    // Listed as Φ+, Ψ−, Ψ+, Φ−.
    BellWeights w = new BellWeights(0.75, 0.05, 0.12, 0.08);
    DistilledWeights d = w.dejmps(w);
    near(d.probability(), 0.7178);
    near(d.weights().i(), 0.792560601839);
    near(d.weights().y(), 0.0167177486765);
    near(d.weights().x(), 0.0235441627194);
    near(d.weights().z(), 0.167177486765);
  }

  @Test
  void distilsByDejmpsLikeTheDenseMatrix() {
    RandomStream chance = SEED.stream("dejmps");
    double h = Math.sqrt(0.5);
    double[] plus = {h, 0, 0, -h, 0, -h, h, 0};
    double[] minus = {h, 0, 0, h, 0, h, h, 0};
    for (int i = 0; i < 300; i++) {
      BellWeights a = RandomPairs.weights(chance);
      BellWeights b = RandomPairs.weights(chance);
      Dense all =
          Dense.of(XState.ofWeights(a))
              .tensor(Dense.of(XState.ofWeights(b)))
              .apply(plus, 0)
              .apply(minus, 1)
              .apply(plus, 2)
              .apply(minus, 3)
              .apply(Dense.CX, 0, 2)
              .apply(Dense.CX, 1, 3);
      Dense kept =
          all.project(2, 0).project(3, 0).plus(all.project(2, 1).project(3, 1)).trace(3).trace(2);
      DistilledWeights d = a.dejmps(b);
      assertThat(d.probability()).isEqualTo(kept.trace(), within(1e-12));
      if (d.probability() > 1e-6) {
        XState out = XState.ofWeights(d.weights());
        assertThat(Dense.of(out).distance(kept.times(1 / kept.trace()))).isLessThan(1e-11);
      }
    }
  }

  @Test
  void distilsByBbpsswLikeTheDenseMatrix() {
    for (double f : new double[] {0.3, 0.55, 0.8, 0.97}) {
      Dense w = Dense.of(XState.werner(f, BellState.PHI_PLUS));
      Dense all = w.tensor(w).apply(Dense.CX, 0, 2).apply(Dense.CX, 1, 3);
      Dense kept =
          all.project(2, 0).project(3, 0).plus(all.project(2, 1).project(3, 1)).trace(3).trace(2);
      double h = Math.sqrt(0.5);
      DistilledWeights d = BellWeights.bbpssw(f);
      assertThat(d.probability()).isEqualTo(kept.trace(), within(1e-12));
      assertThat(d.weights().fidelity())
          .isEqualTo(kept.overlap(h, 0, 0, h) / kept.trace(), within(1e-12));
    }
  }

  @Test
  void knowsTheHashingYield() {
    near(BellWeights.werner(0.9).hashingYield(), 0.372508156339);
    assertThat(BellWeights.werner(1).hashingYield()).isEqualTo(1);
    assertThat(BellWeights.werner(0.5).hashingYield()).isZero();
  }

  @Test
  void composesFramesByExclusiveOr() {
    int[][] table = {{0, 1, 2, 3}, {1, 0, 3, 2}, {2, 3, 0, 1}, {3, 2, 1, 0}};
    for (BellState a : BellState.values()) {
      for (BellState b : BellState.values()) {
        assertThat(a.xor(b).index()).isEqualTo(table[a.index()][b.index()]);
      }
      assertThat(BellState.of(a.x(), a.z())).isEqualTo(a);
      assertThat(BellState.of(a.index())).isEqualTo(a);
    }
    assertThat(BellState.PHI_MINUS.index()).isEqualTo(2);
    assertThat(BellState.PSI_MINUS.x() && BellState.PSI_MINUS.z()).isTrue();
  }

  @Test
  void givesWeightsForAllValidInputs() {
    RandomStream chance = SEED.stream("valid");
    for (int i = 0; i < 3000; i++) {
      double f = RandomPairs.share(chance);
      double p2 = 1e-6 + (1 - 1e-6) * RandomPairs.share(chance);
      DistilledWeights d = BellWeights.bbpssw(f, p2, RandomPairs.share(chance));
      assertThat(d.probability()).isBetween(0.0, 1 + 1e-12);
      BellWeights w = RandomPairs.weights(chance);
      assertThat(w.convolve(RandomPairs.weights(chance)).hashingYield()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void refusesWeightsThatDoNotAddUp() {
    assertThatThrownBy(() -> new BellWeights(0.9, 0.2, 0, 0)).hasMessageContaining("add up to 1");
    assertThatThrownBy(() -> new BellWeights(1.1, -0.1, 0, 0)).hasMessageContaining("at least 0");
  }

  private static void near(double value, double expected) {
    assertThat(value).isEqualTo(expected, within(1e-12 + 1e-9 * Math.abs(expected)));
  }

  /**
   * Two ways to the same: misread bits as flipped targets, and the published formula with noise.
   */
  @Test
  void aMisreadRoundIsOneWithAFlippedTarget() {
    for (double readout : new double[] {1, 0.99, 0.9, 0.6}) {
      BellWeights w = BellWeights.werner(0.85);
      DistilledWeights ours = w.bbpssw(w, 2 * readout * (1 - readout));
      DistilledWeights published = BellWeights.bbpssw(0.85, 1, readout);
      assertThat(ours.probability()).isCloseTo(published.probability(), within(1e-12));
      assertThat(ours.weights().fidelity())
          .isCloseTo(published.weights().fidelity(), within(1e-12));
    }
  }
}
