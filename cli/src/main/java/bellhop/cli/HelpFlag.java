package bellhop.cli;

import picocli.CommandLine.Option;

/** Every command explains itself. */
final class HelpFlag {
  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this.")
  boolean help;
}
