package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.Width;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.model.InlinedFeedback;
import bellhop.qec.model.RecordsToDetections;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Turns results of measurements into detection events. */
@Command(
    name = "m2d",
    description = "Turn results of measurements into detection events of their circuit.",
    footer = {
      "",
      "Example",
      "  bellhop qec m2d --circuit d5.stim --in d5.01 --out_format b8 --out d5.b8 --obs_out d5.obs"
    })
final class QecM2dCommand implements Work {
  private final Terminal terminal;

  @Option(
      names = "--circuit",
      required = true,
      paramLabel = "FILE",
      description = "The circuit that was measured.")
  String circuit = "";

  @Mixin ShotsInFlags in = new ShotsInFlags();
  @Mixin DetectionsOutFlags out = new DetectionsOutFlags();

  @Option(
      names = "--sweep",
      paramLabel = "FILE",
      description = "Sweep bits of each shot (default: all 0).")
  Optional<String> sweep = Optional.empty();

  @Option(
      names = {"--sweep_format", "--sweep-format"},
      paramLabel = "NAME",
      defaultValue = "01",
      description = "Format of --sweep (default: ${DEFAULT-VALUE}).")
  String sweepFormat = "";

  @Option(
      names = {"--skip_reference_sample", "--skip-reference-sample"},
      description = "Without noise the circuit can give nothing but zeros; not checked.")
  boolean skipReference;

  @Option(
      names = {"--ran_without_feedback", "--ran-without-feedback"},
      description = "Paulis that results control were not done.")
  boolean ranWithoutFeedback;

  @Mixin HelpFlag help = new HelpFlag();

  QecM2dCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    DetectionsOutFlags.Places places =
        out.places(
            new NamedFiles()
                .reads("--circuit", Optional.of(circuit))
                .reads("--in", in.in)
                .reads("--sweep", sweep));
    ShotFormat ofSweep = Flags.format("--sweep_format", sweepFormat);
    in.format(); // a wrong one is refused before the circuit is read
    RecordsToDetections conversion = conversion();
    Width width = Width.ofMeasurements(conversion.recordCount());
    try (ShotInput results = in.open(width, terminal);
        Sweep bits = new Sweep(conversion, ofSweep)) {
      convert(conversion, results, bits, places);
    }
    return 0;
  }

  private RecordsToDetections conversion() {
    TextInput input = new TextInput("--circuit", Optional.of(circuit), terminal);
    StabilizerCircuit read = input.circuit();
    StabilizerCircuit measured =
        ranWithoutFeedback ? InlinedFeedback.of(read, input.source()) : read;
    return skipReference
        ? RecordsToDetections.ofZeros(measured, input.source())
        : RecordsToDetections.of(measured, input.source());
  }

  private void convert(
      RecordsToDetections conversion,
      ShotInput results,
      Sweep bits,
      DetectionsOutFlags.Places places) {
    int detectors = conversion.detectorCount();
    int batch = conversion.batch();
    ShotTable records = new ShotTable(conversion.recordCount(), batch);
    ShotTable detections = new ShotTable(detectors + conversion.observableCount(), batch);
    ShotTable[] tables = places.tables(detections, detectors);
    ShotOutputs outputs = places.open(detectors, conversion.observableCount(), terminal);
    outputs.write(sink -> {
      int count;
      do {
        count = results.read(records, batch);
        bits.read(count, results);
        conversion.convert(records, bits.table, detections);
        sink.write(count, tables);
      } while (count > 0);
    });
  }

  /** Sweep bits beside the results, as many shots of them. */
  private final class Sweep implements AutoCloseable {
    private final ShotTable table;
    private final Optional<ShotInput> input;

    Sweep(RecordsToDetections conversion, ShotFormat format) {
      int bits = sweep.isPresent() ? conversion.sweepBitCount() : 0;
      table = new ShotTable(bits, conversion.batch());
      input =
          sweep.map(
              _ -> new ShotInput("--sweep", sweep, format, Width.ofMeasurements(bits), terminal));
    }

    void read(int count, ShotInput results) {
      if (input.isPresent() && input.get().read(table, table.shots()) != count) {
        throw new InputException(
            Location.of(input.get().source()),
            input.get().shotCount() > results.shotCount()
                ? "more shots than the " + results.shotCount() + " of " + results.source()
                : "only " + input.get().shotCount() + " shots",
            "each shot of results has its own sweep bits",
            "these belong to other results");
      }
    }

    @Override
    public void close() {
      input.ifPresent(ShotInput::close);
    }
  }
}
