package bellhop.network.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.pair.BellState;
import bellhop.pair.XState;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import org.junit.jupiter.api.Test;

class PairSourceTest {
  private static final Seed SEED = new Seed(20260401);
  private static final int MOST_PHOTONS = 60;

  @Test
  void givesChanceAndFidelityOfTheFormulas() {
    for (double[] c :
        new double[][] {{0.05, 0.1, 0.1}, {0.3, 0.9, 0.2}, {1e-6, 1, 1}, {0.9, 1, 0.5}}) {
      Heralded h = PairSource.herald(c[0], c[1], c[2], 0, 0);
      near(h.probability(), PairSource.probability(c[0], c[1], c[2]));
      near(h.fidelity(), PairSource.fidelity(c[0], c[1], c[2]));
    }
  }

  /** Weights 1.0405, 0.0405 and 1 over 2.162 at x r = 0.05 · 0.81 = 0.0405. */
  @Test
  void givesTheStateOnPaper() {
    XState s = PairSource.herald(0.05, 0.1, 0.1, 0, 0).state();
    near(s.r01(), 1.0405 / 2.162);
    near(s.r10(), 1.0405 / 2.162);
    near(s.r00(), 0.0405 / 2.162);
    near(s.r11(), 0.0405 / 2.162);
    near(s.cRe(), 1 / 2.162);
    near(s.dRe(), 0);
  }

  @Test
  void isPerfectWithoutLossAndMixedByNoiseAlone() {
    assertThat(PairSource.herald(0.5, 1, 1, 0, 0).fidelity()).isEqualTo(1, within(1e-12));
    Heralded dark = PairSource.herald(0.5, 0, 0, 0.01, 0.02);
    near(dark.fidelity(), 0.25);
    near(dark.probability(), 0.01 * 0.02 * Math.exp(-0.03));
    assertThat(PairSource.herald(0.5, 0, 1, 0, 0).probability()).isZero();
  }

  /** Against the sum over all photon numbers and losses of both rails, with noise photons. */
  @Test
  void agreesWithASumOverPhotonNumbers() {
    RandomStream chance = SEED.stream("fock");
    for (int i = 0; i < 40; i++) {
      double x = 0.5 * chance.nextDouble();
      double etaA = chance.nextDouble();
      double etaB = chance.nextDouble();
      double noiseA = chance.nextInt(2) * 0.3 * chance.nextDouble();
      double noiseB = chance.nextInt(2) * 0.3 * chance.nextDouble();
      Heralded h = PairSource.herald(x, etaA, etaB, noiseA, noiseB);
      double[][] rail = rail(x, etaA, etaB);
      double[][] pair = pair(rail, noiseA, noiseB);
      double p = pair[0][0] + pair[1][1] + pair[2][2] + pair[3][3];
      near(h.probability(), p);
      near(h.state().r00(), pair[0][0] / p);
      near(h.state().r01(), pair[1][1] / p);
      near(h.state().r10(), pair[2][2] / p);
      near(h.state().r11(), pair[3][3] / p);
      near(h.state().cRe(), pair[1][2] / p);
      near(h.state().dRe(), pair[0][3] / p);
      near(pair[0][1], 0);
      near(h.fidelity(), h.state().fidelity(BellState.PSI_PLUS));
    }
  }

  /** Row and column 2i + j: i photons at A and j at B, from none to one. */
  private static double[][] rail(double x, double etaA, double etaB) {
    double[][] m = new double[4][4];
    for (int lostA = 0; lostA < MOST_PHOTONS; lostA++) {
      for (int lostB = 0; lostB < MOST_PHOTONS; lostB++) {
        double[] amplitude = new double[4];
        for (int i = 0; i < 2; i++) {
          for (int j = 0; j < 2; j++) {
            if (i + lostA == j + lostB) {
              double weight = (1 - x) * Math.pow(x, i + lostA);
              amplitude[2 * i + j] =
                  Math.sqrt(weight * kept(i, lostA, etaA) * kept(j, lostB, etaB));
            }
          }
        }
        for (int r = 0; r < 4; r++) {
          for (int c = 0; c < 4; c++) {
            m[r][c] += amplitude[r] * amplitude[c];
          }
        }
      }
    }
    return m;
  }

  private static double kept(int kept, int lost, double eta) {
    return (kept == 0 ? 1 : (lost + 1) * eta) * Math.pow(1 - eta, lost);
  }

  /** Row 2a + b: A's photon in rail a, B's in the other rail of b; noise photons in any rail. */
  private static double[][] pair(double[][] rail, double noiseA, double noiseB) {
    double[][] m = new double[4][4];
    for (int r = 0; r < 4; r++) {
      for (int c = 0; c < 4; c++) {
        m[r][c] = rail[inRail(r, 0)][inRail(c, 0)] * rail[inRail(r, 1)][inRail(c, 1)];
      }
    }
    double none = rail[0][0] * rail[0][0];
    double onlyA = 2 * rail[2][2] * rail[0][0];
    double onlyB = 2 * rail[1][1] * rail[0][0];
    double random = (onlyA * noiseB + onlyB * noiseA + none * noiseA * noiseB) / 4;
    for (int r = 0; r < 4; r++) {
      m[r][r] += random;
      for (int c = 0; c < 4; c++) {
        m[r][c] *= Math.exp(-noiseA - noiseB);
      }
    }
    return m;
  }

  private static int inRail(int pair, int rail) {
    int atA = pair >> 1 == rail ? 1 : 0;
    int atB = 1 - (pair & 1) == rail ? 1 : 0;
    return 2 * atA + atB;
  }

  private static void near(double value, double expected) {
    assertThat(value).isEqualTo(expected, within(1e-12 + 1e-10 * Math.abs(expected)));
  }
}
