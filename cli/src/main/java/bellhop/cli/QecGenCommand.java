package bellhop.cli;

import bellhop.circuit.stabilizer.CircuitWriter;
import bellhop.circuit.stabilizer.Step;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.noise.NoiseModel;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the memory of a code as a circuit. */
@Command(
    name = "gen",
    description = "Write a circuit that keeps a logical qubit in a code, with its noise.",
    footer = {
      "",
      "Example",
      "  bellhop qec gen --code surface_code --task rotated_memory_z --distance 5 --rounds 5 --p"
          + " 0.001 --out d5.stim"
    })
final class QecGenCommand implements Work {
  private static final int MOST_DISTANCE = 1_000_000;

  private final Terminal terminal;

  @Option(
      names = "--code",
      required = true,
      paramLabel = "NAME",
      description =
          "repetition_code, surface_code, or a bicycle code such as bicycle_144_12_12: see"
              + " docs/reference/codes.md.")
  String code = "";

  @Option(
      names = "--task",
      required = true,
      paramLabel = "NAME",
      description =
          "memory (repetition code); rotated_memory_x, rotated_memory_z, unrotated_memory_x,"
              + " unrotated_memory_z (surface code); memory_x, memory_z (bicycle codes).")
  String task = "";

  @Option(
      names = "--distance",
      paramLabel = "D",
      description = "Of the code; bicycle codes have their own.")
  Optional<String> distance = Optional.empty();

  @Option(names = "--rounds", required = true, paramLabel = "R", description = "Rounds of checks.")
  String rounds = "";

  @Option(
      names = "--noise",
      paramLabel = "NAME",
      defaultValue = "gen",
      description =
          "What --p means: gen (all four of the flags below), circuit (idle qubits too) or si1000"
              + " (default: ${DEFAULT-VALUE}).")
  String noise = "";

  @Option(names = "--p", paramLabel = "P", description = "Strength of the noise (default: none).")
  Optional<String> p = Optional.empty();

  @Option(
      names = {"--after_clifford_depolarization", "--after-clifford-depolarization"},
      paramLabel = "P",
      description = "Depolarising after each gate.")
  Optional<String> afterClifford = Optional.empty();

  @Option(
      names = {"--after_reset_flip_probability", "--after-reset-flip-probability"},
      paramLabel = "P",
      description = "Of a flip after a reset.")
  Optional<String> afterReset = Optional.empty();

  @Option(
      names = {"--before_measure_flip_probability", "--before-measure-flip-probability"},
      paramLabel = "P",
      description = "Of a flip before a measurement.")
  Optional<String> beforeMeasure = Optional.empty();

  @Option(
      names = {"--before_round_data_depolarization", "--before-round-data-depolarization"},
      paramLabel = "P",
      description = "Depolarising of data qubits before each round.")
  Optional<String> beforeRound = Optional.empty();

  @Mixin TextOutFlag out = new TextOutFlag();
  @Mixin HelpFlag help = new HelpFlag();

  QecGenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  private enum Noise {
    GEN,
    CIRCUIT,
    SI1000
  }

  @Override
  public int run() {
    Optional<OutputFile> file = out.find();
    OptionalInt its =
        distance.isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of((int) Flags.whole("--distance", distance.get(), 1, MOST_DISTANCE));
    long turns = Flags.whole("--rounds", rounds, 1, Step.Repeat.MOST);
    NoiseModel model = model();
    MemoryTask memory = MemoryTask.of(code, task, its, turns);
    OutputFile.deliver(CircuitWriter.text(model.apply(memory.circuit())), file, terminal);
    return 0;
  }

  private NoiseModel model() {
    List<Optional<String>> four = List.of(afterClifford, afterReset, beforeMeasure, beforeRound);
    Noise kind = Flags.word("--noise", noise, Noise.class);
    Optional<String> given = four.stream().flatMap(Optional::stream).findFirst();
    if (given.isPresent() && (p.isPresent() || kind != Noise.GEN)) {
      throw new InputException(
          Flags.at(p.isPresent() ? "--p" : "--noise", p.orElse(noise)),
          "noise is given twice",
          "the four probabilities of the generator stand alone",
          "one of the two can go");
    }
    double all = number("--p", p);
    return switch (kind) {
      case CIRCUIT -> NoiseModel.uniform(all);
      case SI1000 -> NoiseModel.si1000(all);
      case GEN ->
          given.isEmpty()
              ? NoiseModel.generator(all, all, all, all)
              : NoiseModel.generator(
                  number("--after_clifford_depolarization", afterClifford),
                  number("--after_reset_flip_probability", afterReset),
                  number("--before_measure_flip_probability", beforeMeasure),
                  number("--before_round_data_depolarization", beforeRound));
    };
  }

  private static double number(String flag, Optional<String> value) {
    return Stream.ofNullable(value.orElse(null))
        .mapToDouble(text -> Quantity.parse(text, Dimension.NUMBER, Flags.at(flag, text)))
        .findFirst()
        .orElse(0);
  }
}
