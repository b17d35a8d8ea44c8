package bellhop.network.physics;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** No valid parameters give an unphysical state: the state's own constructor is the judge. */
class PhysicalStatesTest {
  private static final Seed SEED = new Seed(20260303);
  private static final int TRIES = 5000;

  @Test
  void givesStatesForAllSingleClicks() {
    RandomStream chance = SEED.stream("single");
    for (int i = 0; i < TRIES; i++) {
      double alpha = 1e-9 + (1 - 2e-9) * share(chance);
      Heralded h =
          Clicks.single(
              alpha,
              share(chance),
              share(chance),
              0.999 * share(chance),
              share(chance),
              share(chance),
              chance.nextBoolean(0.5));
      check(h, i);
    }
  }

  @Test
  void givesStatesForAllDoubleClicks() {
    RandomStream chance = SEED.stream("double");
    for (int i = 0; i < TRIES; i++) {
      check(Clicks.twice(share(chance), share(chance), 0.999 * share(chance), share(chance)), i);
    }
  }

  @Test
  void givesStatesForAllTransducers() {
    RandomStream chance = SEED.stream("transducers");
    for (int i = 0; i < TRIES; i++) {
      PumpedTransducer a = transducer(chance);
      PumpedTransducer b = transducer(chance);
      MultiQuanta multi = List.of(MultiQuanta.values()).get(chance.nextInt(3));
      double dark = 0.05 * share(chance);
      check(TransducerPair.herald(a, b, share(chance), share(chance), dark, multi), i);
    }
  }

  /** 1 less a chance far below the last bit of 1 is 1: then the coherence must vanish, too. */
  @Test
  void aCaptureThatNeverHappensLeavesNoNegativeWeight() {
    PumpedTransducer t = new PumpedTransducer(0.005, 0.003, 1e-300, 0.3);
    for (MultiQuanta multi : MultiQuanta.values()) {
      BellWeights weights = TransducerPair.herald(t, t, 0.98, 1, 1e-5, multi).state().weights();
      for (BellState state : BellState.values()) {
        assertThat(weights.of(state)).as("%s, %s", multi, state).isNotNegative();
      }
    }
  }

  @Test
  void givesStatesForAllLines() {
    RandomStream chance = SEED.stream("lines");
    for (int i = 0; i < TRIES; i++) {
      assertThat(PitchAndCatch.pair(share(chance), share(chance)).fidelity()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void givesVisibilitiesBetweenNoneAndAll() {
    RandomStream chance = SEED.stream("visibility");
    for (int i = 0; i < TRIES; i++) {
      double time = Math.pow(10, -12 + 9 * chance.nextDouble());
      double offset = time * Math.pow(10, -4 + 6 * chance.nextDouble()) * (chance.nextInt(3) - 1);
      double jitter = chance.nextInt(2) * time * Math.pow(10, -6 + 9 * chance.nextDouble());
      double mismatch = chance.nextInt(2) / time * Math.pow(10, -3 + 4 * chance.nextDouble());
      assertThat(Visibility.exponential(1 / time, offset, jitter))
          .as("try %d", i)
          .isBetween(0.0, 1.0);
      assertThat(Visibility.gaussian(time, offset, jitter, mismatch, mismatch)).isBetween(0.0, 1.0);
      assertThat(PitchAndCatch.catchEfficiency(offset, time)).isBetween(0.0, 1.0);
    }
  }

  private static PumpedTransducer transducer(RandomStream chance) {
    double pairs = Math.pow(10, -6 + 6 * chance.nextDouble());
    double thermal = chance.nextInt(2) * Math.pow(10, -6 + 7 * chance.nextDouble());
    return new PumpedTransducer(pairs, thermal, share(chance), 0.01 * share(chance));
  }

  private static void check(Heralded h, int attempt) {
    assertThat(h.probability()).as("try %d of %s", attempt, SEED).isBetween(0.0, 1.0);
    assertThat(h.fidelity()).as("try %d of %s", attempt, SEED).isBetween(-1e-12, 1 + 1e-12);
  }

  private static double share(RandomStream chance) {
    return switch (chance.nextInt(10)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> 1e-9;
      default -> chance.nextDouble();
    };
  }
}
