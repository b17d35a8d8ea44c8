package bellhop.cli;

import bellhop.units.Span;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command takes that works long. */
final class CommonFlags {
  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The one source of chance (default: ${DEFAULT-VALUE}).")
  String seed = "";

  @Mixin ThreadsFlag threads = new ThreadsFlag();

  @Option(
      names = "--time-limit",
      paramLabel = "T",
      description = "Stop after this time, such as 30s, and answer with what there is.")
  Optional<String> timeLimit = Optional.empty();

  @Option(names = "--json", description = "Print JSON instead of text.")
  boolean json;

  @Mixin HelpFlag help = new HelpFlag();

  long seed() {
    return Flags.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  int threads() {
    return threads.count();
  }

  Optional<Span> timeLimit() {
    return timeLimit.map(time -> Flags.time("--time-limit", time));
  }
}
