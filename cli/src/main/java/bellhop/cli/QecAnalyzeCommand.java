package bellhop.cli;

import bellhop.circuit.dem.ErrorModelWriter;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.Quantity;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the error model of a circuit. */
@Command(
    name = "analyze",
    aliases = "analyze_errors",
    description = "Find the independent faults of a circuit and what each flips: its error model.",
    footer = {
      "",
      "Example",
      "  bellhop qec analyze --in d5.stim --decompose_errors --fold_loops --out d5.dem"
    })
final class QecAnalyzeCommand implements Work {
  private static final String APPROXIMATE = "--approximate_disjoint_errors";

  private final Terminal terminal;

  @Mixin InFlag in = new InFlag();

  @Option(
      names = {"--decompose_errors", "--decompose-errors"},
      description = "Suggest splits of faults into parts of one or two detectors.")
  boolean decompose;

  @Option(
      names = {
        "--block_decompose_from_introducing_remnant_edges",
        "--block-decompose-from-introducing-remnant-edges"
      },
      description = "Each part of a split must be a fault of its own.")
  boolean blockRemnants;

  @Option(
      names = {"--ignore_decomposition_failures", "--ignore-decomposition-failures"},
      description = "Faults that cannot be split stay whole.")
  boolean ignoreFailures;

  @Option(
      names = {"--fold_loops", "--fold-loops"},
      description = "Turns of a block that are alike become a block of the model.")
  boolean foldLoops;

  @Option(
      names = {"--allow_gauge_detectors", "--allow-gauge-detectors"},
      description = "Detectors that are random without noise get a fault of 1/2.")
  boolean allowGauges;

  @Option(
      names = {APPROXIMATE, "--approximate-disjoint-errors"},
      arity = "0..1",
      fallbackValue = "1",
      paramLabel = "P",
      description =
          "Treat exclusive cases of a channel as independent, if none is more probable than P (1"
              + " if not given).")
  Optional<String> approximate = Optional.empty();

  @Mixin TextOutFlag out = new TextOutFlag();
  @Mixin HelpFlag help = new HelpFlag();

  QecAnalyzeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    new NamedFiles().reads("--in", in.in).writes("--out", out.out).requireDistinct();
    Optional<OutputFile> file = out.find();
    AnalysisOptions options = options();
    TextInput input = in.input(terminal);
    String model =
        ErrorModelWriter.write(ErrorAnalysis.of(input.circuit(), input.source(), options));
    OutputFile.deliver(model, file, terminal);
    return 0;
  }

  private AnalysisOptions options() {
    return new AnalysisOptions(
        foldLoops, decompose, blockRemnants, ignoreFailures, allowGauges, mostDisjoint());
  }

  private double mostDisjoint() {
    if (approximate.isEmpty()) {
      return 0;
    }
    String text = approximate.get();
    double most = Quantity.parse(text, Dimension.NUMBER, Flags.at(APPROXIMATE, text));
    if (!(most >= 0 && most <= 1)) {
      throw new InputException(
          Flags.at(APPROXIMATE, text),
          "not between 0 and 1",
          "it is the largest probability of a case",
          APPROXIMATE + " 0.1");
    }
    return most;
  }
}
