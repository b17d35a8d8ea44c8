package bellhop.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How many threads a command works with. */
final class ThreadsFlag {
  private static final int MOST = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many to work with; never changes a result (default: all cores).")
  Optional<String> threads = Optional.empty();

  int count() {
    return threads
        .map(count -> (int) Flags.whole("--threads", count, 1, MOST))
        .orElse(Runtime.getRuntime().availableProcessors());
  }
}
