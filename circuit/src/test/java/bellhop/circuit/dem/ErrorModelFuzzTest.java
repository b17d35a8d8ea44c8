package bellhop.circuit.dem;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import org.junit.jupiter.api.Test;

/** Models with signs lost, doubled, swapped and cut off: errors with a place, soon. */
final class ErrorModelFuzzTest {
  private static final int MUTANTS = 50_000;

  private static final String[] PIECES = {
    "\n", "\r", "#", "{", "}", "\nrepeat 1000000000000000000 {\n", "\n}\n", "[", "]", "\\", "(",
        ")",
    ",", "^", " ^ ", " D0", " L0", "9999999999999999999", "99999999999999999999", "1e999", "-1",
        "nan", "\u0000", "\ud800",
    "error", "shift_detectors 1000000000000000000\n", " ", "\t",
  };

  @Test
  void damagedModelsAreRefusedOrComeBackFromTheirText() {
    RandomStream random = new Seed(20269).stream("fuzz");
    RandomModel models = new RandomModel(random);
    int refused = 0;
    long slowest = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String text = damaged(ErrorModelWriter.write(models.next()), random);
      long start = System.nanoTime();
      refused += isRefused(text, i) ? 1 : 0;
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    assertThat(refused).isBetween(MUTANTS / 4, MUTANTS - MUTANTS / 10);
    assertThat(slowest).isLessThan(5_000_000_000L);
  }

  private static boolean isRefused(String text, int mutant) {
    try {
      ErrorModel model = ErrorModelReader.read(text, "mutant");
      String again = ErrorModelWriter.write(model);
      assertThat(ErrorModelReader.read(again, "again")).isEqualTo(model);
      return false;
    } catch (InputException expected) {
      assertThat(expected.location().source()).isEqualTo("mutant");
      assertThat(expected.location().line()).isPositive();
      assertThat(expected.location().column()).isPositive();
      return true;
    } catch (RuntimeException | StackOverflowError bug) {
      throw new AssertionError("mutant " + mutant + ":\n" + text, bug);
    }
  }

  private static String damaged(String model, RandomStream random) {
    StringBuilder text = new StringBuilder(model);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, text.substring(at, to).repeat(3));
        case 2 -> text.replace(at, to, String.valueOf((char) (32 + random.nextInt(95))));
        case 3 -> text.setLength(random.nextInt(4) == 0 ? at : text.length());
        default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }
}
