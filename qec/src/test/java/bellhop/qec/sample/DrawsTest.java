package bellhop.qec.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.Step;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Chance in bulk against one generator at a time, and against closed forms within five sigma. */
class DrawsTest {
  private static final int LANES = 128;

  /** One generator xoshiro256++ as published. */
  private static final class Plain {
    private final long[] s = new long[4];

    Plain(RandomStream seed) {
      for (int i = 0; i < 4; i++) {
        s[i] = seed.nextLong();
      }
    }

    long next() {
      long result = Long.rotateLeft(s[0] + s[3], 23) + s[0];
      long t = s[1] << 17;
      s[2] ^= s[0];
      s[3] ^= s[1];
      s[1] ^= s[2];
      s[0] ^= s[3];
      s[2] ^= t;
      s[3] = Long.rotateLeft(s[3], 45);
      return result;
    }
  }

  private static Draws draws() {
    return new Draws(new Seed(8).stream("draws"));
  }

  @Test
  void lanesAreGeneratorsSideBySide() {
    RandomStream seed = new Seed(8).stream("draws");
    Plain[] lanes = new Plain[LANES];
    for (int i = 0; i < LANES; i++) {
      lanes[i] = new Plain(seed);
    }
    Draws draws = draws();
    for (int i = 0; i < 5 * LANES; i++) {
      assertThat(draws.nextLong()).isEqualTo(lanes[i % LANES].next());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 32, 127, 500})
  void rowsAreFilledWithTheSameDraws(int length) {
    Draws one = draws();
    Draws other = draws();
    for (int turn = 0; turn < 7; turn++) {
      long[] row = new long[length];
      one.fill(row);
      for (long word : row) {
        assertThat(word).isEqualTo(other.nextLong());
      }
    }
  }

  /**
   * P(e > x) = e^−x at places in the first layers, in the middle and beyond where the tail begins.
   */
  @Test
  void exponentialsHaveTheirLaw() {
    double[] places = {0.001, 0.01, 0.1, 0.5, 1, 2, 4, 6, 7.69, 7.7, 9, 11};
    int[] beyond = new int[places.length];
    int count = 20_000_000;
    Draws draws = draws();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double e = draws.nextExponential();
      sum += e;
      squares += e * e;
      for (int k = 0; k < places.length && e > places[k]; k++) {
        beyond[k]++;
      }
    }
    assertThat(sum / count).isCloseTo(1, within(5 / StrictMath.sqrt(count)));
    assertThat(squares / count).isCloseTo(2, within(5 * StrictMath.sqrt(20.0 / count)));
    for (int k = 0; k < places.length; k++) {
      double p = StrictMath.exp(-places[k]);
      double sigma = StrictMath.sqrt(p * (1 - p) / count);
      assertThat((double) beyond[k] / count).isCloseTo(p, within(5 * sigma));
    }
  }

  /** P(k skipped) = p (1 − p)^k. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.02, 0.3, 0.5, 0.95})
  void skipsAreGeometric(double p) {
    Skips skips = new Skips(p);
    Draws draws = draws();
    int count = 1_000_000;
    int[] skipped = new int[8];
    for (int i = 0; i < count; i++) {
      long k = skips.from(100, draws) - 100;
      if (k < skipped.length) {
        skipped[(int) k]++;
      }
    }
    for (int k = 0; k < skipped.length; k++) {
      double expected = p * StrictMath.pow(1 - p, k);
      double sigma = StrictMath.sqrt(expected / count);
      assertThat((double) skipped[k] / count).isCloseTo(expected, within(5 * sigma + 1e-9));
    }
  }

  @Test
  void certainAndImpossibleThings() {
    Draws draws = draws();
    assertThat(new Skips(1).from(17, draws)).isEqualTo(17);
    assertThat(new Skips(0).from(17, draws)).isGreaterThan(1L << 61);
    assertThat(new Skips(Double.MIN_VALUE).from(17, draws)).isGreaterThan(1L << 61);
  }

  /** By the slots themselves, not by draws: each case has its share of them. */
  @ParameterizedTest
  @CsvSource({
    "DEPOLARIZE1(0.3) 0",
    "DEPOLARIZE2(0.6) 0 1",
    "'PAULI_CHANNEL_1(0.1, 0.2, 0) 0'",
    "'PAULI_CHANNEL_1(0, 0, 1) 0'",
    "'PAULI_CHANNEL_2(0.01,0,0.2,0.03,0,0,0.1,1e-9,0.05,0,0,0.3,0.01,0.02,0.03) 0 1'",
    "HERALDED_ERASE(0.2) 0",
    "'HERALDED_PAULI_CHANNEL_1(0.05, 0, 0.25, 0.125) 0'"
  })
  void slotsAreSharedOutAsTheProbabilitiesSay(String line) {
    Step.Apply apply = (Step.Apply) CircuitReader.read(line, "c.stim").steps().getFirst();
    Channel channel = Channel.of(apply);
    Map<Integer, Double> shares = new HashMap<>();
    int slots = channel.limits().length;
    for (int slot = 0; slot < slots; slot++) {
      double own =
          Long.toUnsignedString(channel.limits()[slot]).equals("18446744073709551615")
              ? 1
              : (channel.limits()[slot] >>> 1) * 0x1p-63;
      shares.merge(channel.paulis()[slot], own / slots, Double::sum);
      shares.merge(channel.others()[slot], (1 - own) / slots, Double::sum);
    }
    Map<Integer, Double> expected = expected(apply);
    shares.forEach((paulis, share) ->
        assertThat(share * channel.probability())
            .isCloseTo(expected.getOrDefault(paulis, 0.0), within(1e-15)));
    assertThat(shares.keySet()).containsAll(expected.keySet());
  }

  private static Map<Integer, Double> expected(Step.Apply apply) {
    int[] one = {0, 1, 3, 2}; // I X Y Z as 2z + x
    double[] p = apply.arguments();
    Map<Integer, Double> expected = new HashMap<>();
    switch (apply.op()) {
      case DEPOLARIZE1 -> {
        for (int i = 1; i < 4; i++) {
          expected.put(one[i], p[0] / 3);
        }
      }
      case DEPOLARIZE2 -> {
        for (int i = 1; i < 16; i++) {
          expected.put(one[i / 4] + 4 * one[i % 4], p[0] / 15);
        }
      }
      case PAULI_CHANNEL_1 -> {
        for (int i = 1; i < 4; i++) {
          expected.put(one[i], p[i - 1]);
        }
      }
      case PAULI_CHANNEL_2 -> {
        for (int i = 1; i < 16; i++) {
          expected.put(one[i / 4] + 4 * one[i % 4], p[i - 1]);
        }
      }
      case HERALDED_ERASE -> {
        for (int i = 0; i < 4; i++) {
          expected.put(one[i], p[0] / 4);
        }
      }
      default -> {
        for (int i = 0; i < 4; i++) {
          expected.put(one[i], p[i]);
        }
      }
    }
    return expected;
  }
}
