package bellhop.cli;

import bellhop.experiment.Distil;
import bellhop.experiment.DistilInputs;
import bellhop.experiment.DistilResult;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.DistilPage;
import bellhop.experiment.screen.DistilScreen;
import bellhop.qec.distil.LocalNoise;
import bellhop.qec.distil.Scheme;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import bellhop.units.Quantity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares schemes of distillation for pairs at hand and a fidelity that is wanted. */
@Command(
    name = "distil",
    description =
        "Compare schemes of distillation: raw pairs for one of a wanted fidelity, rounds, messages,"
            + " and from which raw fidelity on it is better not to distil.",
    footer = {
      "",
      "Examples",
      "  bellhop qec distil --fidelity 0.95 --target-infidelity 1e-6",
      "  bellhop qec distil --weights 0.9,0.06,0.02,0.02 --target 0.999 --gate-error 0.0001",
      "  bellhop qec distil --link links.json --target 0.999",
      "  bellhop qec distil --fidelity 99%% --scheme dejmps,detect-4-2-2 --rate 12kHz --latency 5us"
    })
final class QecDistilCommand implements Work {
  private final Terminal terminal;

  @Mixin RawPairFlags raw = new RawPairFlags();

  @Option(names = "--target", paramLabel = "F", description = "Fidelity that is wanted.")
  Optional<String> target = Optional.empty();

  @Option(
      names = "--target-infidelity",
      paramLabel = "E",
      description = "The same as its distance from 1 (default: 0.001).")
  Optional<String> targetInfidelity = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "K",
      defaultValue = "6",
      description = "At most so many, up to 12 (default: ${DEFAULT-VALUE}).")
  String rounds = "";

  @Option(
      names = "--gate-error",
      paramLabel = "P",
      defaultValue = "0",
      description =
          "Of two-qubit gates at each end: one of the 15 pairs of Paulis with this probability"
              + " (default: ${DEFAULT-VALUE}).")
  String gateError = "";

  @Option(
      names = "--readout-error",
      paramLabel = "P",
      defaultValue = "0",
      description = "Chance of a wrong bit at each end (default: ${DEFAULT-VALUE}).")
  String readoutError = "";

  @Option(
      names = "--scheme",
      split = ",",
      paramLabel = "NAME",
      completionCandidates = StepWords.class,
      description =
          "Schemes, with commas between: ${COMPLETION-CANDIDATES}; several in a row with + between,"
              + " the last again and again. Without it a choice of them.")
  List<String> schemes = new ArrayList<>();

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Raw pairs per second, such as 12kHz: says how many come out.")
  Optional<String> rate = Optional.empty();

  @Option(
      names = "--latency",
      paramLabel = "T",
      description = "Of a message from end to end, such as 5us: says how long messages take.")
  Optional<String> latency = Optional.empty();

  @Option(names = "--json", description = "Print JSON instead of text.")
  boolean json;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a report: one HTML file that needs nothing else.")
  Optional<String> report = Optional.empty();

  @Mixin HelpFlag help = new HelpFlag();

  /** What schemes are made of. */
  private static final class StepWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Scheme.words().iterator();
    }
  }

  QecDistilCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    DistilInputs inputs = inputs();
    Optional<OutputFile> file = report.map(name -> OutputFile.of("--report", name));
    DistilResult result = Distil.of(inputs);
    file.ifPresent(its -> its.write(DistilPage.print(result).getBytes(StandardCharsets.UTF_8)));
    terminal
        .out()
        .print(json ? RecordWriter.print(result) : DistilScreen.print(result, terminal.ink()));
    return 0;
  }

  private DistilInputs inputs() {
    return new DistilInputs(
        raw.pair(),
        target(),
        (int) Flags.whole("--rounds", rounds, 1, Scheme.MOST_ROUNDS),
        new LocalNoise(
            Flags.probability("--gate-error", gateError, LocalNoise.MOST_GATE_ERROR),
            Flags.probability("--readout-error", readoutError, 0.5)),
        schemes.isEmpty()
            ? Scheme.usual()
            : schemes.stream().map(QecDistilCommand::scheme).toList(),
        optional(rate.map(text -> positive("--rate", text, Dimension.FREQUENCY))),
        optional(latency.map(text -> Flags.time("--latency", text).seconds())));
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
  }

  private static Scheme scheme(String name) {
    return Scheme.find(name)
        .orElseThrow(() ->
            new InputException(
                Flags.at("--scheme", name),
                "unknown scheme",
                "it is made of " + String.join(", ", Scheme.words()),
                Nearest.suggestion(name, Scheme.words())));
  }

  private double target() {
    if (target.isPresent() && targetInfidelity.isPresent()) {
      throw new InputException(
          Location.of("--target-infidelity"),
          "given beside --target",
          "both say the same",
          "drop one of them");
    }
    return target
        .map(text -> open("--target", text, Flags.lack(Flags.probability("--target", text))))
        .or(() ->
            targetInfidelity.map(text ->
                open("--target-infidelity", text, Flags.probability("--target-infidelity", text))))
        .orElse(1e-3);
  }

  private static double open(String flag, String text, double infidelity) {
    if (!(infidelity >= Scheme.LEAST_INFIDELITY && infidelity < 1)) {
      throw new InputException(
          Flags.at(flag, text),
          infidelity >= 1 ? "nothing is wanted" : "too close to perfect",
          "an infidelity lies from " + Scheme.LEAST_INFIDELITY + " to below 1",
          "--target-infidelity 1e-9");
    }
    return infidelity;
  }

  private static double positive(String flag, String text, Dimension dimension) {
    double value = Quantity.parse(text, dimension, Flags.at(flag, text));
    if (!(value > 0)) {
      throw new InputException(
          Flags.at(flag, text), "nothing comes", "it is above zero", flag + " 12kHz");
    }
    return value;
  }
}
