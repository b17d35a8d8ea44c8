package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Runs commands line by line, so that many short ones do not each pay for a start of Java. */
@Command(
    name = "serve",
    description =
        "Run qec commands from standard input, one a line, and answer each with one line: ok, or"
            + " error: and what is wrong.",
    footer = {
      "",
      "A line has the words behind \"bellhop qec\"; blanks within \"…\" or '…' belong to a word. What",
      "is read and written are files: --in and --out are needed. An error ends nothing.",
      "",
      "Example",
      "  echo 'detect --in d5.stim --shots 1000 --out_format b8 --out d5.b8' | bellhop qec serve"
    })
final class QecServeCommand implements Work {
  private final Terminal terminal;

  @Mixin HelpFlag help = new HelpFlag();

  QecServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    LineInput lines = new LineInput(terminal.in());
    while (!terminal.out().checkError() && lines.next()) { // which also flushes
      terminal.out().print(answer(lines) + "\n");
    }
    return 0;
  }

  private String answer(LineInput lines) {
    StringWriter said = new StringWriter();
    Terminal inside =
        new Terminal(
            new PrintWriter(Writer.nullWriter()), new PrintWriter(said), terminal.environment());
    int code = Main.guarded(inside, () -> call(Words.of(lines.text()), inside));
    return code == 0 ? "ok" : "error: " + said.toString().strip().replaceAll("\\R", " ");
  }

  private static int call(String[] words, Terminal inside) {
    String[] all = new String[words.length + 1];
    all[0] = "qec";
    System.arraycopy(words, 0, all, 1, words.length);
    ParseResult command = Bellhop.innermost(Bellhop.parse(Bellhop.commandLine(inside, all), all));
    requireWork(command);
    return Bellhop.run(command);
  }

  private static void requireWork(ParseResult command) {
    if (command.isUsageHelpRequested()
        || command.commandSpec().userObject() instanceof QecServeCommand) {
      throw new InputException(
          Location.of("the line"),
          "no work",
          "help and serve itself are asked for outside",
          "\"bellhop qec --help\" was meant");
    }
    requireFile("--in", command);
    requireFile("--out", command);
    command.matchedOptions().forEach(QecServeCommand::requireNoStream);
  }

  private static void requireFile(String flag, ParseResult command) {
    if (command.commandSpec().findOption(flag) != null && !command.hasMatchedOption(flag)) {
      throw new InputException(
          Location.of(flag),
          "missing",
          "standard input and output are for lines and answers",
          flag + " FILE was meant");
    }
  }

  private static void requireNoStream(OptionSpec option) {
    for (String value : option.originalStringValues()) {
      if (OwnStreams.have(value)) {
        throw new InputException(
            Flags.at(option.longestName(), value),
            "a stream of this process",
            "they are for lines and answers",
            "a file was meant");
      }
    }
  }
}
