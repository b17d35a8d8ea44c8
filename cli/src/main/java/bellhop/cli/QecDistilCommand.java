package bellhop.cli;

import bellhop.experiment.Distil;
import bellhop.experiment.DistilInputs;
import bellhop.experiment.DistilResult;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.DistilPage;
import bellhop.experiment.screen.DistilScreen;
import bellhop.pair.BellWeights;
import bellhop.pair.XState;
import bellhop.qec.distil.LocalNoise;
import bellhop.qec.distil.RawPair;
import bellhop.qec.distil.Scheme;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import bellhop.units.Nearest;
import bellhop.units.Quantity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
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
      "  bellhop qec distil --fidelity 99% --scheme dejmps,detect-4-2-2 --rate 12kHz --latency 5us"
    })
final class QecDistilCommand implements Work {
  private static final double SLACK = 1e-9;

  private final Terminal terminal;

  @Option(
      names = "--fidelity",
      paramLabel = "F",
      description = "Fidelity of raw Werner pairs: the other Bell states have a third each.")
  Optional<String> fidelity = Optional.empty();

  @Option(
      names = "--weights",
      paramLabel = "I,Z,X,Y",
      description = "Or weights of Φ+, Φ−, Ψ+ and Ψ−, together 1.")
  Optional<String> weights = Optional.empty();

  @Option(
      names = "--populations",
      paramLabel = "P,P,P,P",
      description =
          "Or populations of 00, 01, 10 and 11 of a pair that is heralded as Ψ+, as of one click; EPL"
              + " makes more of it than of its Bell weights.")
  Optional<String> populations = Optional.empty();

  @Option(
      names = "--coherence",
      paramLabel = "C",
      description = "With --populations: the real coherence between 01 and 10.")
  Optional<String> coherence = Optional.empty();

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
      description = {
        "Schemes, with commas between: bbpssw, dejmps, epl, parity-3 to parity-8,"
            + " detect-4-2-2, detect-6-4-2, detect-8-6-2, detect-5-1-3, detect-7-1-3,"
            + " correct-5-1-3, correct-7-1-3; several in a row with + between, the last again and"
            + " again. Without it a choice of them."
      })
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
        raw(),
        target(),
        (int) Flags.whole("--rounds", rounds, 1, Scheme.MOST_ROUNDS),
        new LocalNoise(
            share("--gate-error", gateError, LocalNoise.MOST_GATE_ERROR),
            share("--readout-error", readoutError, 0.5)),
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

  private RawPair raw() {
    if (Stream.of(fidelity, weights, populations).filter(Optional::isPresent).count() != 1) {
      throw new InputException(
          Location.of("qec distil"),
          "which pairs?",
          "one of --fidelity, --weights and --populations describes them",
          "--fidelity 0.95");
    }
    if (coherence.isPresent() != populations.isPresent()) {
      throw new InputException(
          Location.of(coherence.isPresent() ? "--coherence" : "--populations"),
          "alone",
          "populations and the coherence together are a state",
          "--populations 0,0.45,0.45,0.1 --coherence 0.43");
    }
    if (fidelity.isPresent()) {
      double its = share("--fidelity", fidelity.get(), 1);
      double rest = lack(its) / 3;
      return RawPair.of(new BellWeights(its, rest, rest, rest));
    }
    return weights.isPresent() ? RawPair.of(weights(weights.get())) : heralded();
  }

  private static BellWeights weights(String text) {
    double[] w = four("--weights", text, "0.95,0.02,0.02,0.01");
    if (StrictMath.max(w[1], StrictMath.max(w[2], w[3])) > 0.5) {
      throw new InputException(
          Flags.at("--weights", text),
          "mostly another Bell state than Φ+",
          "pairs are distilled after the correction that is known",
          "the largest weight belongs first");
    }
    return new BellWeights(w[0], w[1], w[2], w[3]);
  }

  private RawPair heralded() {
    String text = populations.orElseThrow();
    double[] p = four("--populations", text, "0,0.45,0.45,0.1");
    double c = number("--coherence", coherence.orElseThrow());
    if (c < 0) {
      throw new InputException(
          Flags.at("--coherence", coherence.orElseThrow()),
          "below zero",
          "then it is Ψ−, which Z at one end turns into Ψ+",
          "--coherence " + -c);
    }
    if (!(c * c <= p[1] * p[2] + SLACK * SLACK)) {
      throw new InputException(
          Flags.at("--coherence", coherence.orElseThrow()),
          "more than there can be",
          "its square is at most the product of the populations of 01 and 10",
          "--coherence " + InputText.shortened(String.valueOf(StrictMath.sqrt(p[1] * p[2]))));
    }
    return RawPair.heralded(new XState(p[0], p[1], p[2], p[3], c, 0, 0, 0));
  }

  private static double[] four(String flag, String text, String example) {
    String[] words = text.split(",", -1);
    double[] values = new double[words.length];
    double sum = 0;
    for (int i = 0; i < words.length; i++) {
      values[i] = share(flag, words[i], 1);
      sum += values[i];
    }
    if (words.length != 4 || !(StrictMath.abs(sum - 1) <= SLACK)) {
      throw new InputException(
          Flags.at(flag, text),
          words.length != 4 ? words.length + " numbers" : "together " + sum,
          "four numbers add up to 1",
          flag + " " + example);
    }
    return values;
  }

  private double target() {
    if (target.isPresent() && targetInfidelity.isPresent()) {
      throw new InputException(
          Location.of("--target-infidelity"),
          "given beside --target",
          "both say the same",
          "drop one of them");
    }
    return target.isPresent()
        ? open("--target", target.get(), lack(share("--target", target.get(), 1)))
        : targetInfidelity
            .map(text -> open("--target-infidelity", text, share("--target-infidelity", text, 1)))
            .orElse(1e-3);
  }

  /** What lacks to 1, in the decimals that were written: 1 − 0.999 is 0.001. */
  private static double lack(double share) {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).doubleValue();
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

  private static double share(String flag, String text, double most) {
    double value = number(flag, text);
    if (!(value >= 0 && value <= most)) {
      throw new InputException(
          Flags.at(flag, text),
          value < 0 ? "too small" : "too large",
          "it lies from 0 to " + most,
          value > 1 && value <= 100 ? text.strip() + "%" : "");
    }
    return value;
  }

  private static double number(String flag, String text) {
    return Quantity.parse(text, Dimension.NUMBER, Flags.at(flag, text));
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
