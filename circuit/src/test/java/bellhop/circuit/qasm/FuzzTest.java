package bellhop.circuit.qasm;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The corpus with words lost, doubled, swapped, cut off and broken: errors with a place, soon. */
final class FuzzTest {
  private static final int MUTANTS = 20_000;
  private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|[^\\w\\s]");

  /** Small, so that loops which do not end are refused soon. */
  private static final Limits LIMITS =
      new Limits(1 << 20, 65_536, 100_000, 256, 256, 1_000, 20_000, 2_000, 64);

  @Test
  void damagedProgramsGiveErrorsWithTheirPlaceAndNothingElse() throws IOException {
    List<List<String>> corpus = corpus();
    RandomStream random = new Seed(20262).stream("fuzz");
    int refused = 0;
    long slowest = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String text = damaged(corpus, random);
      long start = System.nanoTime();
      refused += isRefused(text, i) ? 1 : 0;
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    assertThat(refused).isBetween(MUTANTS / 4, MUTANTS - 1);
    assertThat(slowest).isLessThan(10_000_000_000L);
  }

  private static boolean isRefused(String text, int mutant) {
    try {
      QasmWriter.write(QasmReader.read(text, "mutant", Reading.alone(LIMITS)));
      return false;
    } catch (InputException expected) {
      Location at = expected.location();
      assertThat(at.line()).as(text).isPositive();
      assertThat(at.column()).as(text).isPositive();
      return true;
    } catch (RuntimeException | StackOverflowError bug) {
      throw new AssertionError("mutant " + mutant + ":\n" + text, bug);
    }
  }

  private static List<List<String>> corpus() throws IOException {
    List<List<String>> corpus = new ArrayList<>();
    for (Path file : CorpusTest.programs()) {
      List<String> tokens = new ArrayList<>();
      Matcher matcher = TOKEN.matcher(Files.readString(file));
      while (matcher.find()) {
        tokens.add(matcher.group());
      }
      corpus.add(tokens);
    }
    return corpus;
  }

  private static String damaged(List<List<String>> corpus, RandomStream random) {
    List<String> tokens = new ArrayList<>(corpus.get(random.nextInt(corpus.size())));
    List<String> others = corpus.get(random.nextInt(corpus.size()));
    for (int i = 1 + random.nextInt(3); i > 0 && tokens.size() > 2; i--) {
      int at = random.nextInt(tokens.size());
      int other = random.nextInt(tokens.size());
      switch (random.nextInt(7)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, tokens.get(at));
        case 2 -> tokens.set(at, tokens.set(other, tokens.get(at)));
        case 3 -> tokens.subList(at, tokens.size()).clear();
        case 4 -> tokens.add(at, noise(random));
        case 5 -> tokens.set(at, others.get(random.nextInt(others.size())));
        default -> {
          int from = random.nextInt(others.size());
          int to = Math.min(others.size(), from + 1 + random.nextInt(30));
          tokens.addAll(at, others.subList(from, to));
        }
      }
    }
    return String.join("", tokens);
  }

  private static String noise(RandomStream random) {
    byte[] bytes = new byte[1 + random.nextInt(6)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
