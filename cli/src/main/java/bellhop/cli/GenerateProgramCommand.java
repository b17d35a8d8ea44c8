package bellhop.cli;

import bellhop.circuit.generate.Family;
import bellhop.circuit.generate.ProgramWish;
import bellhop.circuit.generate.Recipe;
import bellhop.units.Dimension;
import bellhop.units.Location;
import bellhop.units.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a program by formula. */
@Command(
    name = "program",
    description =
        "Write a program by formula, the same to the last bit for the same words: the circuits that"
            + " compilers are compared on. They measure nothing; run measures all qubits at the end.")
final class GenerateProgramCommand implements Work {
  private static final int MOST_QUBITS = 1_000_000;
  private static final int NAME_WIDTH = 20;

  private final Terminal terminal;

  @Parameters(paramLabel = "NAME", description = "What it computes, by a name from below.")
  String name = "";

  @Option(
      names = "--qubits",
      required = true,
      paramLabel = "N",
      description = "Qubits in all, work qubits included.")
  String qubits = "";

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "" + Recipe.USUAL_SEED,
      description = "Of every draw; no matter where nothing is drawn (default: ${DEFAULT-VALUE}).")
  String seed = "";

  @Option(
      names = "--fraction",
      paramLabel = "F",
      description =
          "Of the qubits of a layer, those in two-qubit gates (default: "
              + Recipe.USUAL_FRACTION
              + ").")
  Optional<String> fraction = Optional.empty();

  @Option(
      names = "--edge-probability",
      paramLabel = "P",
      description =
          "That two qubits share an edge of the graph (default: "
              + Recipe.USUAL_EDGE_PROBABILITY
              + ").")
  Optional<String> edgeProbability = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write it there instead of to standard output.")
  Optional<String> out = Optional.empty();

  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this.")
  boolean help;

  private GenerateProgramCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** With the names from the table of families in its help. */
  static CommandLine line(Terminal terminal) {
    CommandLine line = new CommandLine(new GenerateProgramCommand(terminal));
    line.getCommandSpec().usageMessage().footer(footer().toArray(String[]::new));
    return line;
  }

  private static List<String> footer() {
    List<String> lines = new ArrayList<>(List.of("", "Names"));
    for (Family family : Family.values()) {
      lines.add("  " + padded(family.word()) + family.meaning());
      lines.add("  " + padded("") + "N: " + family.sizeWords() + takes(family));
    }
    lines.addAll(
        List.of(
            "",
            "Examples",
            "  bellhop generate program qft --qubits 16 --out qft-16.qasm",
            "  bellhop generate program cz-fraction --qubits 32 --fraction 0.9 --seed 3"));
    return lines;
  }

  private static String takes(Family family) {
    StringBuilder flags = new StringBuilder();
    for (Family.Option option : Family.Option.values()) {
      if (family.takes(option)) {
        flags.append(flags.isEmpty() ? "; --" : ", --").append(option.word());
      }
    }
    return flags.toString();
  }

  private static String padded(String word) {
    return word + " ".repeat(NAME_WIDTH - word.length());
  }

  @Override
  public int run() {
    Optional<OutputFile> file = out.map(path -> OutputFile.of("--out", path));
    OutputFile.deliver(wish().text(), file, terminal);
    return 0;
  }

  private ProgramWish wish() {
    Map<String, Location> places = new LinkedHashMap<>();
    places.put("family", Location.of(name));
    places.put("qubits", Flags.at("--qubits", qubits));
    fraction.ifPresent(f -> places.put(Family.Option.FRACTION.word(), Flags.at("--fraction", f)));
    edgeProbability.ifPresent(
        p -> places.put(Family.Option.EDGE_PROBABILITY.word(), Flags.at("--edge-probability", p)));
    return new ProgramWish(
        name,
        (int) Flags.whole("--qubits", qubits, 1, MOST_QUBITS),
        Flags.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE),
        number("--fraction", fraction),
        number("--edge-probability", edgeProbability),
        places);
  }

  private static OptionalDouble number(String flag, Optional<String> value) {
    return value.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            Quantity.parse(value.get(), Dimension.NUMBER, Flags.at(flag, value.get())));
  }
}
