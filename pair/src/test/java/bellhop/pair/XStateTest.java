package bellhop.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import org.junit.jupiter.api.Test;

class XStateTest {
  private static final Seed SEED = new Seed(20260301);
  private static final int TRIES = 2000;

  @Test
  void relaxesOneEndOfABellPairOnPaper() {
    // End A of Φ+ waits ln 2 · T1: half of its excitation is gone, its coherence fell by √½.
    Memory a = new Memory(1, 2, 0);
    XState late = XState.bell(BellState.PHI_PLUS).decay(a, Math.log(2), Memory.PERFECT, 7);
    assertThat(late.r11()).isEqualTo(0.25, within(1e-15));
    assertThat(late.r01()).isEqualTo(0.25, within(1e-15));
    assertThat(late.dRe()).isEqualTo(Math.sqrt(0.5) / 2, within(1e-15));
    assertThat(late.fidelity()).isEqualTo((0.75 + Math.sqrt(0.5)) / 2, within(1e-15));
  }

  @Test
  void waitsAsTheReferenceValuesSay() {
    Memory short1 = new Memory(0.0003, 0.0002, 0);
    Memory cavity = new Memory(0.025, 0.034, 0);
    Memory ion = new Memory(2, 1, 0);
    XState phi = XState.bell(BellState.PHI_PLUS);
    XState psi = XState.bell(BellState.PSI_PLUS);
    near(phi.decay(short1, 1e-4, short1, 1e-4).fidelity(), 0.582382624815);
    near(psi.decay(short1, 1e-4, short1, 1e-4).fidelity(BellState.PSI_PLUS), 0.542205375873);
    near(phi.decay(cavity, 1e-3, ion, 1e-3).fidelity(), 0.975105201516);
    near(psi.decay(cavity, 1e-3, ion, 1e-3).fidelity(BellState.PSI_PLUS), 0.975095401326);
  }

  @Test
  void waitsLikeTheDenseMatrix() {
    RandomStream chance = SEED.stream("wait");
    for (int i = 0; i < TRIES; i++) {
      XState s = RandomPairs.state(chance);
      Memory a = RandomPairs.memory(chance);
      Memory b = RandomPairs.memory(chance);
      double ta = RandomPairs.seconds(chance);
      double tb = RandomPairs.seconds(chance);
      same(s.decay(a, ta, b, tb), Dense.of(s).wait(0, a, ta).wait(1, b, tb), i);
    }
  }

  @Test
  void flipsTurnsAndDepolarisesLikeTheDenseMatrix() {
    RandomStream chance = SEED.stream("local");
    for (int i = 0; i < TRIES; i++) {
      XState s = RandomPairs.state(chance);
      Dense d = Dense.of(s);
      double phi = 7 * chance.nextDouble();
      double[] turn = {1, 0, 0, 0, 0, 0, Math.cos(phi), Math.sin(phi)};
      double p = RandomPairs.share(chance);
      for (End end : End.values()) {
        int q = end == End.A ? 0 : 1;
        same(s.flip(end), d.apply(Dense.X, q), i);
        same(s.turn(end, phi), d.apply(turn, q), i);
        same(s.turn(end, Math.PI), d.apply(Dense.Z, q), i);
        same(s.depolarise(end, p), d.depolarise(p, q), i);
        same(s.correct(end, BellState.PSI_MINUS), d.apply(Dense.Y, q), i);
      }
      double kappa = RandomPairs.share(chance);
      Dense turned = d.times((1 + kappa) / 2).plus(d.apply(Dense.Z, 1).times((1 - kappa) / 2));
      same(s.phaseNoise(kappa), turned, i);
    }
  }

  @Test
  void correctsEveryBellStateToPhiPlus() {
    for (BellState b : BellState.values()) {
      for (End end : End.values()) {
        assertThat(XState.bell(b).correct(end, b).fidelity()).isEqualTo(1);
      }
      assertThat(XState.bell(b).weights().correct(b).fidelity()).isEqualTo(1);
      assertThat(XState.bell(b).fidelity(b)).isEqualTo(1);
    }
  }

  @Test
  void swapsLikeTheDenseMatrix() {
    RandomStream chance = SEED.stream("swap");
    for (int i = 0; i < TRIES; i++) {
      XState r = RandomPairs.state(chance);
      XState s = RandomPairs.state(chance);
      Dense both = Dense.of(r).tensor(Dense.of(s)).apply(Dense.CX, 1, 2).apply(Dense.H, 1);
      double total = 0;
      for (SwapOutcome o : XState.swap(r, s)) {
        Dense left =
            both.project(1, o.measured().z() ? 1 : 0)
                .project(2, o.measured().x() ? 1 : 0)
                .trace(2)
                .trace(1);
        assertThat(o.probability()).isEqualTo(left.trace(), within(1e-12));
        if (o.probability() > 1e-9) {
          same(o.state(), left.times(1 / left.trace()), i);
        }
        total += o.probability();
      }
      assertThat(total).isEqualTo(1, within(1e-12));
    }
  }

  @Test
  void swapsWeightsByConvolutionOnAverage() {
    RandomStream chance = SEED.stream("convolution");
    for (int i = 0; i < TRIES; i++) {
      XState r = RandomPairs.state(chance);
      XState s = RandomPairs.state(chance);
      double[] mean = new double[4];
      for (SwapOutcome o : XState.swap(r, s)) {
        for (BellState b : BellState.values()) {
          mean[b.index()] += o.probability() * o.state().fidelity(b.xor(o.measured()));
        }
      }
      BellWeights w = r.weights().convolve(s.weights());
      for (BellState b : BellState.values()) {
        assertThat(mean[b.index()]).as("try %d", i).isEqualTo(w.of(b), within(1e-12));
      }
    }
  }

  @Test
  void swapsBellStatesByExclusiveOr() {
    for (BellState a : BellState.values()) {
      for (BellState b : BellState.values()) {
        for (SwapOutcome o : XState.swap(XState.bell(a), XState.bell(b))) {
          assertThat(o.probability()).isEqualTo(0.25);
          assertThat(o.state().fidelity(a.xor(b).xor(o.measured()))).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void distilsLikeTheDenseMatrix() {
    RandomStream chance = SEED.stream("epl");
    for (int i = 0; i < TRIES; i++) {
      XState r = RandomPairs.state(chance);
      XState s = RandomPairs.state(chance);
      double ea = RandomPairs.share(chance);
      double eb = RandomPairs.share(chance);
      Dense all = Dense.of(r).tensor(Dense.of(s)).apply(Dense.CX, 0, 2).apply(Dense.CX, 1, 3);
      Dense kept = new Dense(2, new double[32]);
      for (int bits = 0; bits < 4; bits++) {
        double reported = ((bits & 2) != 0 ? 1 - ea : ea) * ((bits & 1) != 0 ? 1 - eb : eb);
        Dense part = all.project(2, bits >> 1).project(3, bits & 1).trace(3).trace(2);
        kept = kept.plus(part.times(reported));
      }
      Distilled d = r.epl(s, ea, eb);
      assertThat(d.probability()).isEqualTo(kept.trace(), within(1e-12));
      if (d.probability() > 1e-6) {
        same(d.state(), kept.times(1 / kept.trace()), i);
      }
    }
  }

  @Test
  void distilsSingleClickPairsAsTheReferenceValuesSay() {
    XState pair = new XState(0.09, 0.425, 0.425, 0.06, 0.85 * 0.93 / 2, 0, 0, 0);
    Distilled d = pair.epl(pair, 0, 0);
    near(d.probability(), 0.37205);
    near(d.state().fidelity(BellState.PSI_PLUS), 0.905382509071);
  }

  @Test
  void cancelsAPhaseCommonToBothPairsInDistillation() {
    XState pair = new XState(0.09, 0.425, 0.425, 0.06, 0.395, 0, 0, 0);
    XState turned = pair.turn(End.B, 1.3);
    assertThat(turned.epl(turned, 0, 0).state().cRe())
        .isEqualTo(pair.epl(pair, 0, 0).state().cRe(), within(1e-15));
  }

  @Test
  void settlesAtTheResidualExcitation() {
    Memory m = new Memory(1e-4, 1e-4, 0.02);
    XState late = XState.bell(BellState.PSI_PLUS).decay(m, 1, m, 1);
    assertThat(late.r11()).isEqualTo(0.02 * 0.02, within(1e-15));
    assertThat(late.r00()).isEqualTo(0.98 * 0.98, within(1e-15));
    assertThat(late.cRe()).isZero();
  }

  @Test
  void changesNothingInNoTimeOrInAPerfectMemory() {
    XState s = RandomPairs.state(SEED.stream("limits"));
    Memory m = new Memory(1e-4, 1e-4, 0.3);
    assertThat(s.decay(m, 0, m, 0)).isEqualTo(s);
    assertThat(s.decay(Memory.PERFECT, 1e9, Memory.PERFECT, 1e9)).isEqualTo(s);
  }

  @Test
  void exchangesItsEnds() {
    XState s = RandomPairs.state(SEED.stream("exchange"));
    assertThat(s.exchange().exchange()).isEqualTo(s);
    assertThat(s.exchange().flip(End.A)).isEqualTo(s.flip(End.B).exchange());
  }

  @Test
  void staysPhysicalOverLongChains() {
    // The constructor checks; a chain of a thousand steps must not drift out of its slack.
    RandomStream chance = SEED.stream("chain");
    for (int i = 0; i < 200; i++) {
      XState s = RandomPairs.state(chance);
      for (int step = 0; step < 50; step++) {
        SwapOutcome o = XState.swap(s, RandomPairs.state(chance))[chance.nextInt(4)];
        s = o.state().decay(RandomPairs.memory(chance), 1e-6, RandomPairs.memory(chance), 1e-5);
        s = s.turn(End.A, chance.nextDouble()).depolarise(End.B, 0.01 * chance.nextDouble());
        s = s.mix(RandomPairs.state(chance), 0.01);
      }
      assertThat(s.weights().fidelity()).isBetween(-1e-12, 1 + 1e-12);
    }
  }

  @Test
  void refusesWhatIsNoState() {
    assertThatThrownBy(() -> new XState(0.5, 0.5, 0.1, 0, 0, 0, 0, 0))
        .hasMessageContaining("not a state");
    assertThatThrownBy(() -> new XState(0, 0.5, 0.5, 0, 0.6, 0, 0, 0))
        .hasMessageContaining("not a state");
    assertThatThrownBy(() -> new XState(1.1, -0.1, 0, 0, 0, 0, 0, 0))
        .hasMessageContaining("not a state");
    assertThatThrownBy(() -> new XState(Double.NaN, 0, 0, 1, 0, 0, 0, 0))
        .hasMessageContaining("not a state");
  }

  private static void same(XState s, Dense d, int attempt) {
    assertThat(Dense.of(s).distance(d)).as("try %d with %s", attempt, SEED).isLessThan(1e-12);
  }

  private static void near(double value, double expected) {
    assertThat(value).isEqualTo(expected, within(1e-12 + 1e-9 * Math.abs(expected)));
  }

  /** A lossy line is a wait of end B alone, with T2 = 2 T1 and nothing in the bath. */
  @Test
  void losesOnItsWayWhatAWaitWouldTake() {
    XState pair = new XState(0.1, 0.3, 0.4, 0.2, 0.2, 0.1, 0.05, -0.02);
    XState lost = pair.lose(StrictMath.exp(-0.5));
    XState waited = pair.decay(Memory.PERFECT, 1, new Memory(2, 4, 0), 1);
    assertThat(lost.r00()).isEqualTo(waited.r00(), within(1e-15));
    assertThat(lost.r01()).isEqualTo(waited.r01(), within(1e-15));
    assertThat(lost.r10()).isEqualTo(waited.r10(), within(1e-15));
    assertThat(lost.cRe()).isEqualTo(waited.cRe(), within(1e-15));
    assertThat(lost.cIm()).isEqualTo(waited.cIm(), within(1e-15));
    assertThat(lost.dIm()).isEqualTo(waited.dIm(), within(1e-15));
  }

  @Test
  void aDrawnSwapIsOneOfTheFourByItsProbability() {
    RandomStream chance = new Seed(11).stream("drawn swap");
    for (int i = 0; i < 500; i++) {
      XState one = RandomPairs.state(chance);
      XState other = RandomPairs.state(chance);
      SwapOutcome[] all = XState.swap(one, other);
      double u = chance.nextDouble();
      SwapOutcome drawn = XState.drawSwap(one, other, u);
      double before = 0;
      for (BellState found : DRAW_ORDER) {
        double its = all[found.index()].probability();
        if (u >= before && u < before + its) {
          assertThat(drawn.measured()).isEqualTo(found);
          assertThat(drawn.probability()).isCloseTo(its, within(1e-12));
          assertThat(drawn.state()).isEqualTo(all[found.index()].state());
        }
        before += its;
      }
      assertThat(before).isCloseTo(1, within(1e-12));
    }
  }

  private static final BellState[] DRAW_ORDER = {
    BellState.PSI_PLUS, BellState.PSI_MINUS, BellState.PHI_PLUS, BellState.PHI_MINUS
  };
}
