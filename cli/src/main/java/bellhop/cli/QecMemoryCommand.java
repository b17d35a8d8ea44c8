package bellhop.cli;

import bellhop.circuit.stabilizer.CircuitWriter;
import bellhop.circuit.stabilizer.Step;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.memory.CutSeam;
import bellhop.experiment.memory.DetectorChoice;
import bellhop.experiment.memory.Memory;
import bellhop.experiment.memory.MemoryCode;
import bellhop.experiment.memory.MemoryCsv;
import bellhop.experiment.memory.MemoryInputs;
import bellhop.experiment.memory.MemoryPoint;
import bellhop.experiment.memory.MemoryResult;
import bellhop.experiment.memory.MemoryState;
import bellhop.experiment.memory.NoiseKind;
import bellhop.experiment.page.MemoryChart;
import bellhop.experiment.page.MemoryPage;
import bellhop.experiment.screen.MemoryScreen;
import bellhop.qec.code.Basis;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How often a code forgets what it keeps, whole or over two machines. */
@Command(
    name = "memory",
    description =
        "Keep logical qubits in a code for some rounds, decode, and count how often they come out"
            + " wrong.",
    footer = {
      "",
      "Flags with lists make a grid: every distance with every noise and every seam.",
      "",
      "Examples",
      "  bellhop qec memory --code rotated-surface --distance 5 --p 0.003",
      "  bellhop qec memory --code rotated-surface --distance 5,7,9 --p 0.001 --seam-noise"
          + " 5%%,10%%,15%% --report seam.html"
    })
final class QecMemoryCommand implements Work {
  private static final int MOST_DISTANCE = 1_000_000;
  private static final int MOST_POINTS = 1_000;

  private final Terminal terminal;

  @Option(
      names = "--code",
      required = true,
      paramLabel = "NAME",
      description =
          "rotated-surface, unrotated-surface, repetition, rotated-surgery-zz or -xx (two patches"
              + " measured jointly), or a bicycle code such as bicycle_144_12_12: see"
              + " docs/reference/codes.md.")
  String code = "";

  @Option(
      names = "--distance",
      paramLabel = "D[,D...]",
      description = "Of the code; bicycle codes have their own.")
  Optional<String> distance = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "R",
      defaultValue = "d",
      description = "Rounds of checks; d for as many as the distance (default: ${DEFAULT-VALUE}).")
  String rounds = "";

  @Option(
      names = "--basis",
      paramLabel = "NAME",
      defaultValue = "z",
      description =
          "Of the logical states that are kept, z or x (default: ${DEFAULT-VALUE}). Of surgery: the"
              + " basis of the readout; that of the joint measurement shows the correlation made,"
              + " the other one that kept.")
  String basis = "";

  @Option(
      names = "--noise",
      paramLabel = "NAME",
      description =
          "What --p means: gen (or uniform; the four numbers of the generator), circuit (idle qubits"
              + " too) or si1000 (default: gen, of bicycle codes circuit).")
  Optional<String> noise = Optional.empty();

  @Option(
      names = "--p",
      required = true,
      paramLabel = "P[,P...]",
      description = "Strength of the noise inside machines.")
  String p = "";

  @Mixin SeamFlags seam = new SeamFlags();

  @Option(
      names = "--shots",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Of each point, at most (default: ${DEFAULT-VALUE}).")
  String shots = "";

  @Option(
      names = "--max-errors",
      paramLabel = "E",
      description = "Stop a point after the batch that has the E-th wrong shot.")
  Optional<String> maxErrors = Optional.empty();

  @Option(
      names = "--decoder",
      paramLabel = "NAME",
      description =
          "matching (exact), correlated (matching twice), union-find, bp-osd or bp-relay (slower, errs"
              + " less often) (default: matching, of bicycle codes bp-osd).")
  Optional<String> decoder = Optional.empty();

  @Option(
      names = "--detectors",
      paramLabel = "WHICH",
      defaultValue = "all",
      description =
          "That the decoder reads, all or kept: those of the basis alone, as in most published"
              + " figures of bicycle codes; with bp-osd and bp-relay, much quicker, and wrong more"
              + " often (default: ${DEFAULT-VALUE}).")
  String detectors = "";

  @Mixin final CommonFlags common = new CommonFlags();

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "Write a report: one HTML file that needs nothing else.")
  Optional<String> report = Optional.empty();

  @Option(
      names = "--chart",
      paramLabel = "FILE.svg",
      description =
          "Write the chart of rates over the seam, or else over the noise, or else over the"
              + " distance.")
  Optional<String> chart = Optional.empty();

  @Option(names = "--out", paramLabel = "FILE", description = "Write the points as CSV.")
  Optional<String> out = Optional.empty();

  @Option(
      names = "--circuit",
      paramLabel = "FILE.stim",
      description =
          "Write the circuit with its noise, of one point: for qec explain, analyze, sample and other"
              + " tools.")
  Optional<String> circuit = Optional.empty();

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description =
          "Write there how far it is, and go on from there next time: the result is the same as"
              + " without a pause.")
  Optional<String> resume = Optional.empty();

  QecMemoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    new NamedFiles()
        .writes("--report", report)
        .writes("--chart", chart)
        .writes("--out", out)
        .writes("--circuit", circuit)
        .writes("--resume", resume)
        .reads("--machines", seam.machines)
        .requireDistinct();
    Optional<OutputFile> page = report.map(name -> OutputFile.of("--report", name));
    Optional<OutputFile> drawing = chart.map(name -> OutputFile.of("--chart", name));
    Optional<OutputFile> table = out.map(name -> OutputFile.of("--out", name));
    Optional<OutputFile> noisy = circuit.map(name -> OutputFile.of("--circuit", name));
    Optional<OutputFile> kept = resume.map(name -> OutputFile.of("--resume", name));
    MemoryInputs inputs = inputs();
    requireGridForChart(inputs);
    requireOnePointForCircuit(inputs);
    noisy.ifPresent(file -> write(CircuitWriter.text(inputs.points().getFirst().circuit()), file));
    MemoryResult result = result(inputs, keeper(kept));
    page.ifPresent(file -> write(MemoryPage.print(result), file));
    drawing.ifPresent(file -> draw(result, file));
    table.ifPresent(file -> write(MemoryCsv.print(result), file));
    terminal
        .out()
        .print(
            common.json ? RecordWriter.print(result) : MemoryScreen.print(result, terminal.ink()));
    return 0;
  }

  private void draw(MemoryResult result, OutputFile file) {
    MemoryChart.find(result)
        .ifPresentOrElse(
            svg -> write(svg, file),
            () -> terminal.err().println("--chart: nothing was counted, so nothing is drawn."));
  }

  private static void write(String text, OutputFile file) {
    file.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void requireGridForChart(MemoryInputs inputs) {
    if (chart.isPresent() && inputs.points().stream().distinct().count() == 1) {
      throw new InputException(
          Flags.at("--chart", chart.get()),
          "nothing to draw",
          "there is one point only",
          "a list of distances, of --p or of seams makes a grid");
    }
  }

  private void requireOnePointForCircuit(MemoryInputs inputs) {
    if (circuit.isPresent() && inputs.points().size() > 1) {
      throw new InputException(
          Flags.at("--circuit", circuit.get()),
          "one file for " + inputs.points().size() + " circuits",
          "every point of a grid has its own",
          "one distance, one --p and one seam were meant");
    }
  }

  private static Consumer<MemoryState> keeper(Optional<OutputFile> file) {
    return state -> file.ifPresent(its -> write(state.text(), its));
  }

  private MemoryResult result(MemoryInputs inputs, Consumer<MemoryState> keeper) {
    try (Progress progress = Progress.of(terminal, common.timeLimit())) {
      return Memory.of(inputs, state(), progress, keeper);
    }
  }

  private MemoryState state() {
    Optional<Path> file = resume.map(name -> OutputFile.path("--resume", name));
    return file.filter(Files::exists).map(MemoryState::read).orElse(MemoryState.NEW);
  }

  // ---- what the flags say ----

  private MemoryInputs inputs() {
    return new MemoryInputs(
        points(),
        decoder.map(Flags::decoder).orElse(new MemoryCode(code).usualDecoder()),
        Flags.word("--detectors", detectors, DetectorChoice.class),
        Flags.whole("--shots", shots, 1, MemoryInputs.MOST_SHOTS),
        maxErrors
            .map(most -> Flags.whole("--max-errors", most, 1, Long.MAX_VALUE))
            .orElse(Long.MAX_VALUE),
        common.seed(),
        common.threads());
  }

  private List<MemoryPoint> points() {
    MemoryCode its = new MemoryCode(code);
    NoiseKind kind = noise.map(QecMemoryCommand::noise).orElse(its.usualNoise());
    Basis kept = Flags.word("--basis", basis, Basis.class);
    List<Double> strengths = ListFlag.of("--p", p, one -> Flags.probability("--p", one));
    List<Optional<CutSeam>> seams = seam.seams(its.usualCut());
    List<MemoryPoint> points = new ArrayList<>();
    for (int d : distances(its)) {
      for (double strength : strengths) {
        for (Optional<CutSeam> cut : seams) {
          points.add(new MemoryPoint(its, d, kept, rounds(d), kind, strength, cut));
          requireFew(points.size());
        }
      }
    }
    return points;
  }

  private static void requireFew(int points) {
    if (points > MOST_POINTS) {
      throw new InputException(
          Location.of("--distance, --p and the seam"),
          "too many points",
          "a grid has up to " + MOST_POINTS,
          "shorter lists will do");
    }
  }

  private List<Integer> distances(MemoryCode its) {
    if (its.isBicycle()) {
      distance.ifPresent(given -> {
        throw new InputException(
            Flags.at("--distance", given),
            "a distance for " + its.name(),
            "it has its own",
            "the flag can go");
      });
      return List.of(its.ownDistance());
    }
    String given =
        distance.orElseThrow(() ->
            new InputException(
                Location.of("--distance"),
                "missing",
                "this code exists at every distance",
                "--distance 5 was meant"));
    return ListFlag.of(
        "--distance", given, one -> (int) Flags.whole("--distance", one, 1, MOST_DISTANCE));
  }

  private long rounds(int distance) {
    return rounds.equals("d") ? distance : Flags.whole("--rounds", rounds, 1, Step.Repeat.MOST);
  }

  private static NoiseKind noise(String word) {
    return switch (word) {
      case "gen", "uniform" -> NoiseKind.GEN;
      default -> Flags.word("--noise", word, NoiseKind.class);
    };
  }
}
