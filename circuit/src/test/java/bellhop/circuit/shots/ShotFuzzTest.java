package bellhop.circuit.shots;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files with bytes lost, doubled, changed and cut off: errors with a place, or what they say. */
final class ShotFuzzTest {
  private static final int MUTANTS = 20_000;
  private static final byte[] TELLING = {'0', '1', '9', ',', ' ', '\n', '\r', 'D', 'L', 0, -1, -2};

  @ParameterizedTest
  @EnumSource(ShotFormat.class)
  void damagedResultsAreRefusedOrReadAsTheyStand(ShotFormat format) throws IOException {
    RandomStream random = new Seed(20265).stream(format.word());
    int refused = 0;
    long slowest = 0;
    for (int i = 0; i < MUTANTS; i++) {
      Width width = new Width(random.nextInt(4), 1 + random.nextInt(80), random.nextInt(3));
      byte[] bytes = damaged(valid(random, format, width), random);
      long start = System.nanoTime();
      refused += isRefused(bytes, format, width, i) ? 1 : 0;
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    assertThat(refused).isBetween(MUTANTS / 20, MUTANTS - MUTANTS / 100);
    assertThat(slowest).isLessThan(5_000_000_000L);
  }

  private static byte[] valid(RandomStream random, ShotFormat format, Width width) {
    int shots = format == ShotFormat.PTB64 ? 64 : random.nextInt(6);
    double ones = random.nextDouble();
    return PlainFormats.write(Shots.random(random, shots, width.bits(), ones), format, width);
  }

  private static boolean isRefused(byte[] bytes, ShotFormat format, Width width, int mutant)
      throws IOException {
    try {
      boolean[][] shots = Shots.read(bytes, format, width, 64);
      checkWrittenAgain(bytes, shots, format, width);
      return false;
    } catch (InputException expected) {
      assertThat(expected.location().source()).isEqualTo("results");
      assertThat(expected.location().line() > 0).isEqualTo(format.isText());
      return true;
    } catch (RuntimeException bug) {
      throw new AssertionError("mutant " + mutant + ": " + Arrays.toString(bytes), bug);
    }
  }

  /** Four of the formats have one way to say a thing, save for the ends of lines. */
  private static void checkWrittenAgain(
      byte[] bytes, boolean[][] shots, ShotFormat format, Width width) throws IOException {
    byte[] again = Shots.written(shots, format, width, 64);
    if (format == ShotFormat.HITS || format == ShotFormat.DETS) {
      assertThat(Shots.read(again, format, width, 64)).isDeepEqualTo(shots);
    } else {
      assertThat(again).isEqualTo(format == ShotFormat.O1 ? withoutReturns(bytes) : bytes);
    }
  }

  private static byte[] withoutReturns(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace("\r", "").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] damaged(byte[] bytes, RandomStream random) {
    byte[] result = bytes;
    for (int i = random.nextInt(3); i >= 0 && result.length > 0; i--) {
      int at = random.nextInt(result.length);
      result =
          switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(result, at);
            case 1 -> spliced(result, at, at + 1, new byte[0]);
            case 2 -> spliced(result, at, at, Arrays.copyOfRange(result, at, result.length));
            case 3 -> spliced(result, at, at + 1, new byte[] {(byte) random.nextLong()});
            default -> spliced(result, at, at + random.nextInt(2), telling(random));
          };
    }
    return result;
  }

  private static byte[] telling(RandomStream random) {
    return new byte[] {TELLING[random.nextInt(TELLING.length)]};
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + middle.length);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result;
  }
}
