package bellhop.cli;

import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command without a name: shows what can be done. */
@Command(
    name = "bellhop",
    versionProvider = Version.class,
    description = "Runs one quantum program over a network of quantum computers.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Start with",
      "  bellhop run examples/programs/qft-12.qasm --network examples/networks/two-cryostats.yaml",
      "",
      "Exit codes: 0 done, 1 Bellhop failed, 2 the input is wrong, 69 no Java 25, 70 cannot build."
    })
final class Bellhop {
  private static final int WIDTH = 100;

  @CommandLine.Option(names = "--version", versionHelp = true, description = "Show the version.")
  boolean version;

  @CommandLine.Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this, or what a command takes.")
  boolean help;

  /** Every command with its parser, bound to where it writes. */
  static CommandLine commandLine(Terminal terminal) {
    return commandLine(terminal, commands(terminal));
  }

  /**
   * Only the command that is called, where it is: reading annotations takes time at every start.
   */
  static CommandLine commandLine(Terminal terminal, String[] words) {
    List<Work> all = commands(terminal);
    List<Work> called =
        called(all, words, 0).stream().filter(its -> !(its instanceof HelpCommand)).toList();
    return commandLine(terminal, called.isEmpty() ? all : called, words);
  }

  /** Those that a word names, or none. */
  private static List<Work> called(List<Work> commands, String[] words, int place) {
    return commands.stream()
        .filter(command -> words.length > place && names(command).contains(words[place]))
        .toList();
  }

  private static List<Work> commands(Terminal terminal) {
    return List.of(
        new RunCommand(terminal),
        new CompileCommand(terminal),
        new LinksCommand(terminal),
        new SimulateCommand(terminal),
        new CompareCommand(terminal),
        new ClockCommand(terminal),
        new GenerateCommand(),
        new QecCommand(),
        new DoctorCommand(terminal),
        new ValidateCommand(terminal),
        new SoakCommand(terminal),
        new HelpCommand(terminal));
  }

  private static List<Work> qecCommands(Terminal terminal) {
    return List.of(
        new QecGenCommand(terminal),
        new QecSampleCommand(terminal),
        new QecDetectCommand(terminal),
        new QecAnalyzeCommand(terminal),
        new QecSampleDemCommand(terminal),
        new QecM2dCommand(terminal),
        new QecDecodeCommand(terminal),
        new QecMemoryCommand(terminal),
        new QecDistilCommand(terminal),
        new QecConvertCommand(terminal),
        new QecExplainCommand(terminal),
        new QecInstructionCommand(terminal),
        new QecServeCommand(terminal));
  }

  private static List<String> names(Work command) {
    Command annotation = command.getClass().getAnnotation(Command.class);
    return annotation == null
        ? List.of()
        : Stream.concat(Stream.of(annotation.name()), Stream.of(annotation.aliases())).toList();
  }

  private static CommandLine commandLine(Terminal terminal, List<Work> commands, String... words) {
    CommandLine line = new CommandLine(new Bellhop());
    commands.forEach(line::addSubcommand);
    CommandLine generate = line.getSubcommands().get("generate");
    if (generate != null) {
      generate.addSubcommand(GenerateProgramCommand.line(terminal));
      generate.addSubcommand(new GenerateNetworkCommand(terminal));
    }
    CommandLine qec = line.getSubcommands().get("qec");
    if (qec != null) {
      List<Work> all = qecCommands(terminal);
      List<Work> called = called(all, words, 1);
      (called.isEmpty() ? all : called).forEach(qec::addSubcommand);
    }
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setUsageHelpWidth(WIDTH);
    spaceOut(line);
    line.setAbbreviatedOptionsAllowed(false);
    line.setExpandAtFiles(false);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.ink().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    return line;
  }

  /**
   * Flags in the order in which they are declared, blank lines between the parts, all the way down.
   */
  private static void spaceOut(CommandLine command) {
    CommandLine.Model.UsageMessageSpec usage = command.getCommandSpec().usageMessage();
    usage.sortOptions(false).sortSynopsis(false);
    usage.descriptionHeading("%n").parameterListHeading("%n").optionListHeading("%n");
    usage.commandListHeading("%nCommands%n");
    command.getSubcommands().values().forEach(Bellhop::spaceOut);
  }

  /** Reads the words and does what they ask; returns the exit code. */
  static int call(CommandLine line, String... words) {
    CommandLine.ParseResult parsed = parse(line, words);
    return CommandLine.executeHelpRequest(parsed) != null ? 0 : run(innermost(parsed));
  }

  /**
   * @throws InputException if the words are no command with its flags
   */
  static CommandLine.ParseResult parse(CommandLine line, String... words) {
    try {
      return line.parseArgs(words);
    } catch (ParameterException e) {
      throw asInput(e);
    }
  }

  /** The command behind the last word that names one. */
  static CommandLine.ParseResult innermost(CommandLine.ParseResult parsed) {
    return parsed.hasSubcommand() ? innermost(parsed.subcommand()) : parsed;
  }

  static int run(CommandLine.ParseResult command) {
    return command.commandSpec().userObject() instanceof Work work ? work.run() : 0;
  }

  /** What the parser of flags refuses, in the words of every other user error. */
  private static InputException asInput(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    return switch (e) {
      case UnmatchedArgumentException unmatched ->
          unknown(command, unmatched.getUnmatched().getFirst());
      case CommandLine.MissingParameterException missing
          when missing.getMissing().getFirst() instanceof OptionSpec flag
              && String.valueOf(e.getMessage()).startsWith("Missing required parameter") ->
          wrongUse(command, flag, e);
      case CommandLine.MissingParameterException missing -> missing(command, missing);
      case CommandLine.OverwrittenOptionException twice ->
          new InputException(
              Location.of(nameOf(twice.getOverwritten())),
              "given twice",
              "one value counts",
              "drop one of them");
      case ParameterException any when any.getArgSpec() instanceof OptionSpec flag ->
          wrongUse(command, flag, e);
      default ->
          new InputException(
              Location.of(command.qualifiedName()),
              String.valueOf(e.getMessage()),
              "the command line does not fit",
              "\"" + helpFor(command) + "\" shows what does");
    };
  }

  /** A flag that takes a value and has none, or the other way round. */
  private static InputException wrongUse(
      CommandSpec command, OptionSpec flag, ParameterException e) {
    boolean takesValue = flag.arity().max() > 0;
    String given = Objects.requireNonNullElse(e.getValue(), "");
    return new InputException(
        given.isEmpty() ? Location.of(flag.longestName()) : Flags.at(flag.longestName(), given),
        takesValue ? "its value is missing" : "it takes no value",
        takesValue ? "the flag says nothing without it" : "the flag is there or not",
        takesValue ? "\"" + helpFor(command) + "\" shows an example" : "the flag alone was meant");
  }

  private static InputException unknown(CommandSpec command, String word) {
    if (word.startsWith("-")) {
      List<String> flags = new ArrayList<>(command.optionsMap().keySet());
      String flag = word.replaceFirst("=.*", "");
      return new InputException(
          Location.of(flag),
          "unknown flag",
          command.name() + " does not take it",
          Nearest.suggestion(flag, flags));
    }
    return !command.subcommands().isEmpty()
        ? new InputException(
            Location.of(word),
            "unknown command",
            command.qualifiedName() + " has no such command",
            Nearest.suggestion(word, List.copyOf(command.subcommands().keySet())))
        : new InputException(
            Location.of(word),
            "one word too many",
            command.name() + " takes no more",
            "\"" + helpFor(command) + "\" shows what it takes");
  }

  private static InputException missing(
      CommandSpec command, CommandLine.MissingParameterException e) {
    return new InputException(
        Location.of(nameOf(e.getMissing().getFirst())),
        "missing",
        command.name() + " needs it",
        "\"" + helpFor(command) + "\" shows an example");
  }

  private static String nameOf(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String helpFor(CommandSpec command) {
    CommandSpec parent = command.parent();
    if (parent == null) {
      return "bellhop --help";
    }
    return parent.parent() == null
        ? "bellhop help " + command.name()
        : command.qualifiedName() + " --help";
  }
}
