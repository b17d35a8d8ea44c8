package bellhop.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Times the launcher from outside, as a user would. */
final class Launch {
  private static final int REPEATS = 3;

  private Launch() {}

  /** Seconds of wall time, the best of three after one that builds and trains. */
  static double seconds(String command) {
    once(command);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < REPEATS; i++) {
      best = StrictMath.min(best, once(command));
    }
    return best;
  }

  private static double once(String command) {
    List<String> words = new ArrayList<>(List.of("./bellhop"));
    words.addAll(List.of(command.split(" ")));
    long start = System.nanoTime();
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectOutput(new File("/dev/null"))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: ./bellhop " + command);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
    return (System.nanoTime() - start) * 1e-9;
  }
}
