package bellhop.bench.stabilizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processor time of whole processes, as the shell tells it. */
final class Child {
  /** "0m1.250s", as "times" prints it: user time and system time, the shell's and its children's. */
  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

  private Child() {}

  /**
   * Seconds of processor time, user and system, of all threads; what it prints is thrown away.
   *
   * @throws IllegalStateException if the command fails
   */
  static double seconds(List<String> words) {
    StringBuilder line = new StringBuilder();
    words.forEach(word -> line.append('\'').append(word).append("' "));
    return seconds(line + "> /dev/null || exit 1; times");
  }

  private static double seconds(String line) {
    try {
      Process process =
          new ProcessBuilder("/bin/sh", "-c", line)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      List<String> printed;
      try (BufferedReader reader = process.inputReader()) {
        printed = reader.lines().toList();
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: " + line);
      }
      return sum(printed.get(1)); // of the children
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static double sum(String line) {
    double sum = 0;
    for (Matcher time = TIME.matcher(line); time.find(); ) {
      sum += 60 * Integer.parseInt(time.group(1)) + Double.parseDouble(time.group(2));
    }
    return sum;
  }
}
