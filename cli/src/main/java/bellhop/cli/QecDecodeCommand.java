package bellhop.cli;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.Width;
import bellhop.experiment.json.RecordWriter;
import bellhop.qec.decode.Decoder;
import bellhop.qec.decode.DecoderKind;
import bellhop.qec.decode.DecodingGraph;
import bellhop.qec.decode.DetectorRounds;
import bellhop.qec.decode.SlidingWindow;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says which observables the errors of each shot flipped, and how often that is wrong. */
@Command(
    name = "decode",
    description =
        "Predict from detection events which observables errors flipped. Where the observables are"
            + " known too, count how often that is wrong.",
    footer = {
      "",
      "With known observables the count goes to standard output, and predictions only to --out.",
      "",
      "Examples",
      "  bellhop qec decode --dem d5.dem --in d5.b8 --in_format b8 --out d5.predictions",
      "  bellhop qec decode --dem d5.dem --in d5.b8 --in_format b8 --obs_in d5.obs"
    })
final class QecDecodeCommand implements Work {
  private final Terminal terminal;

  @Option(
      names = "--dem",
      required = true,
      paramLabel = "FILE",
      description = "The error model of the shots.")
  String dem = "";

  @Mixin ShotsInFlags in = new ShotsInFlags();

  @Option(
      names = {"--in_includes_appended_observables", "--in-includes-appended-observables"},
      description = "Observables stand after the detectors of each shot; they only count errors.")
  boolean isAppended;

  @Option(
      names = {"--obs_in", "--obs-in"},
      paramLabel = "FILE",
      description = "The observables of each shot, to count errors.")
  Optional<String> observables = Optional.empty();

  @Option(
      names = {"--obs_in_format", "--obs-in-format"},
      paramLabel = "NAME",
      defaultValue = "01",
      description = "Format of --obs_in (default: ${DEFAULT-VALUE}).")
  String observablesFormat = "";

  @Option(
      names = "--decoder",
      paramLabel = "NAME",
      defaultValue = "matching",
      description =
          "matching (exact), correlated (matching twice), union-find, bp-osd or bp-relay (slower, errs"
              + " less often) (default: ${DEFAULT-VALUE}).")
  String decoder = "";

  @Option(
      names = "--window",
      paramLabel = "ROUNDS",
      description = "Decode by windows of so many rounds (default: all at once).")
  Optional<String> window = Optional.empty();

  @Option(
      names = "--commit",
      paramLabel = "ROUNDS",
      description = "Rounds that each window commits (default: half of the window).")
  Optional<String> commit = Optional.empty();

  @Mixin ShotsOutFlags out = new ShotsOutFlags();
  @Mixin ThreadsFlag threads = new ThreadsFlag();

  @Option(names = "--json", description = "Print the count of errors as JSON.")
  boolean json;

  @Mixin HelpFlag help = new HelpFlag();

  QecDecodeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    new NamedFiles()
        .reads("--dem", Optional.of(dem))
        .reads("--in", in.in)
        .reads("--obs_in", observables)
        .writes("--out", out.out)
        .requireDistinct();
    requireOneAnswer();
    DecoderKind kind = Flags.decoder(decoder);
    ShotFormat known = Flags.format("--obs_in_format", observablesFormat);
    in.format(); // a wrong one is refused before the model is read
    ShotPlace place = out.place();
    TextInput input = new TextInput("--dem", Optional.of(dem), terminal);
    ErrorModel model = input.model();
    DecodingGraph graph = kind.graph(model, input.source());
    Decoder made = decoder(kind, graph, model, input.source());
    DecodedShots decoded = new DecodedShots(graph, made, kind.batch(), isAppended, threads.count());
    Width ofObservables = Width.ofDetectors(0, graph.observableCount());
    try (ShotInput shots = in.open(decoded.width(), terminal);
        Answers answers = new Answers(known, ofObservables)) {
      write(decoded, shots, answers, place, ofObservables);
    }
    return 0;
  }

  private void requireOneAnswer() {
    if (isAppended && observables.isPresent()) {
      throw new InputException(
          Location.of("--obs_in"),
          "not with --in_includes_appended_observables",
          "both say what the observables are",
          "one of the two can go");
    }
    if (json && !isAppended && observables.isEmpty()) {
      throw new InputException(
          Location.of("--json"),
          "nothing to count",
          "errors are counted where the observables of shots are known",
          "--obs_in was meant");
    }
  }

  private Decoder decoder(DecoderKind kind, DecodingGraph graph, ErrorModel model, String source) {
    if (window.isEmpty()) {
      requireWindow();
      return kind.of(graph, source);
    }
    int length = (int) Flags.whole("--window", window.get(), 1, Integer.MAX_VALUE);
    int step =
        commit
            .map(its -> (int) Flags.whole("--commit", its, 1, length))
            .orElse(length - length / 2);
    int[] rounds = DetectorRounds.of(model, source);
    return SlidingWindow.of(graph, rounds, length, step, part -> kind.of(part, source));
  }

  private void requireWindow() {
    commit.ifPresent(its -> {
      throw new InputException(
          Flags.at("--commit", its), "not without --window", "windows commit", "");
    });
  }

  private void write(
      DecodedShots decoded, ShotInput shots, Answers answers, ShotPlace place, Width width) {
    boolean counts = isAppended || observables.isPresent();
    ShotOutputs outputs = new ShotOutputs(terminal);
    if (!counts || out.out.isPresent()) {
      outputs.add(place, width);
    }
    outputs.write(sink -> decoded.run(shots, answers::fill, sink));
    if (counts) {
      ErrorCount count = decoded.count(decoder);
      terminal.out().print(json ? RecordWriter.print(count) : count.text());
    }
  }

  /** The true observables, if they are apart from the events. */
  private final class Answers implements AutoCloseable {
    private final Optional<ShotInput> input;

    Answers(ShotFormat format, Width width) {
      input = observables.map(_ -> new ShotInput("--obs_in", observables, format, width, terminal));
    }

    /** Whether the table now holds the observables of so many shots. */
    boolean fill(ShotTable table, int count, ShotInput shots) {
      if (input.isPresent() && input.get().read(table, table.shots()) != count) {
        throw new InputException(
            Location.of(input.get().source()),
            input.get().shotCount() > shots.shotCount()
                ? "more shots than the " + shots.shotCount() + " of " + shots.source()
                : "only " + input.get().shotCount() + " shots",
            "each shot has its own observables",
            "these belong to other shots");
      }
      return input.isPresent();
    }

    @Override
    public void close() {
      input.ifPresent(ShotInput::close);
    }
  }
}
