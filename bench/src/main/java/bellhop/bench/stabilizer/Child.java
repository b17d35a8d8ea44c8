package bellhop.bench.stabilizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processor time of whole processes, as the shell tells it. */
public final class Child {
  /** "0m1.250s", as "times" prints it: user time and system time, the shell's and its children's. */
  private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

  private Child() {}

  /**
   * What a command did.
   *
   * @param seconds of processor time, user and system, of all threads
   * @param printed its lines
   */
  public record Ran(double seconds, List<String> printed) {}

  /**
   * Seconds as in {@link Ran}; what it prints is thrown away.
   *
   * @throws IllegalStateException if the command fails
   */
  static double seconds(List<String> words) {
    return run(quoted(words) + "> /dev/null").seconds;
  }

  /** Likewise, with what it prints. */
  public static Ran run(List<String> words) {
    return run(quoted(words));
  }

  private static String quoted(List<String> words) {
    StringBuilder line = new StringBuilder();
    words.forEach(word -> line.append('\'').append(word).append("' "));
    return line.toString();
  }

  private static Ran run(String command) {
    String line = command + "|| exit 1; times";
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
      int end = printed.size() - 2; // the shell's own time and that of its children
      return new Ran(sum(printed.get(end + 1)), printed.subList(0, end));
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
