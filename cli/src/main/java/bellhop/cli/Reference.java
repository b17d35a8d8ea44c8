package bellhop.cli;

import java.util.Map;
import picocli.CommandLine;

/** The reference page of all commands, printed from the same flags that the parser reads. */
final class Reference {
  private Reference() {}

  static String markdown(CommandLine all) {
    StringBuilder page =
        new StringBuilder(
            """
            # Commands

            Printed from the flags themselves; a test compares. `bellhop help COMMAND` shows the same.
            JSON goes to standard output alone; progress and messages to standard error.

            """);
    page.append(block(all));
    for (Map.Entry<String, CommandLine> entry : all.getSubcommands().entrySet()) {
      if (entry.getValue().getCommandSpec().usageMessage().hidden()) {
        continue;
      }
      page.append("\n## ").append(entry.getKey()).append("\n\n").append(block(entry.getValue()));
      appendInner(page, entry.getKey(), entry.getValue());
    }
    return page.append(forDevelopers(all)).toString();
  }

  /** Commands that the help does not list. */
  private static String forDevelopers(CommandLine all) {
    StringBuilder page =
        new StringBuilder(
            """

            ## For developers

            Two commands are for those who change Bellhop itself; the list above leaves them out.
            """);
    for (Map.Entry<String, CommandLine> entry : all.getSubcommands().entrySet()) {
      if (entry.getValue().getCommandSpec().usageMessage().hidden()) {
        page.append("\n### ").append(entry.getKey()).append("\n\n");
        page.append(block(entry.getValue()));
      }
    }
    return page.toString();
  }

  /** Commands of two words; another name for one stands in its own block. */
  private static void appendInner(StringBuilder page, String first, CommandLine command) {
    command
        .getSubcommands()
        .forEach((second, inner) -> {
          if (second.equals(inner.getCommandName())) {
            page.append("\n### ").append(first).append(' ').append(second).append("\n\n");
            page.append(block(inner));
          }
        });
  }

  private static String block(CommandLine command) {
    String usage = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    return "```text\n" + usage.replaceAll("(?m) +$", "").strip() + "\n```\n";
  }
}
