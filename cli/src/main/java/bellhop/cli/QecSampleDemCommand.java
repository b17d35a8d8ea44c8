package bellhop.cli;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.Width;
import bellhop.qec.model.ErrorSampler;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws shots of an error model, or says what given faults flip. */
@Command(
    name = "sample_dem",
    description = "Draw which detectors and observables the faults of an error model flip.",
    footer = {
      "",
      "With --replay_err_in the faults are those of the file: its first N shots.",
      "",
      "Example",
      "  bellhop qec sample_dem --in d5.dem --shots 1000 --out_format b8 --out d5.b8 --obs_out"
          + " d5.obs"
    })
final class QecSampleDemCommand implements Work {
  private final Terminal terminal;

  @Mixin InFlag in = new InFlag();
  @Mixin DrawFlags draw = new DrawFlags();
  @Mixin ShotsOutFlags out = new ShotsOutFlags();
  @Mixin ObservablesOutFlags observablesOut = new ObservablesOutFlags();

  @Option(
      names = {"--err_out", "--err-out"},
      paramLabel = "FILE",
      description = "Write there which faults happened, a bit for each.")
  Optional<String> faultsOut = Optional.empty();

  @Option(
      names = {"--err_out_format", "--err-out-format"},
      paramLabel = "NAME",
      defaultValue = "01",
      description = "Format of --err_out (default: ${DEFAULT-VALUE}).")
  String faultsOutFormat = "";

  @Option(
      names = {"--replay_err_in", "--replay-err-in"},
      paramLabel = "FILE",
      description = "Read there which faults happen, instead of drawing them.")
  Optional<String> replay = Optional.empty();

  @Option(
      names = {"--replay_err_in_format", "--replay-err-in-format"},
      paramLabel = "NAME",
      defaultValue = "01",
      description = "Format of --replay_err_in (default: ${DEFAULT-VALUE}).")
  String replayFormat = "";

  @Mixin HelpFlag help = new HelpFlag();

  QecSampleDemCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** What of the sampler goes where. */
  private final class Outputs {
    private final ShotPlace place = out.place();
    private final Optional<ShotPlace> observables = observablesOut.find();
    private final Optional<ShotPlace> faults =
        faultsOut.map(_ -> ShotPlace.of("--err_out", faultsOut, faultsOutFormat));

    Outputs() {
      draw.checkShots(place.format());
      observables.ifPresent(its -> draw.checkShots(its.format()));
      faults.ifPresent(its -> draw.checkShots(its.format()));
    }

    ShotOutputs open(ErrorSampler sampler) {
      ShotOutputs outputs = new ShotOutputs(terminal);
      outputs.add(place, Width.ofDetectors(sampler.detectors().bits(), 0));
      observables.ifPresent(
          its -> outputs.add(its, Width.ofDetectors(0, sampler.observables().bits())));
      faults.ifPresent(its -> outputs.add(its, Width.ofMeasurements(sampler.faultCount())));
      return outputs;
    }

    ShotTable[] tables(ErrorSampler sampler) {
      List<ShotTable> tables = new ArrayList<>(List.of(sampler.detectors()));
      observables.ifPresent(_ -> tables.add(sampler.observables()));
      faults.ifPresent(_ -> tables.add(sampler.faults()));
      return tables.toArray(ShotTable[]::new);
    }
  }

  @Override
  public int run() {
    requireDistinctFiles();
    Outputs outputs = new Outputs();
    TextInput input = in.input(terminal);
    ErrorModel model = input.model();
    ErrorSampler sampler =
        ErrorSampler.of(model, input.source(), draw.seed(), faultsOut.isPresent());
    if (replay.isPresent()) {
      replay(sampler, outputs);
    } else {
      Drawing drawing = new Drawing(outputs, sampler, outputs.tables(sampler));
      draw.write(sampler.batch(), drawing, outputs.open(sampler));
    }
    return 0;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Drawing(Outputs outputs, ErrorSampler sampler, ShotTable... tables)
      implements Batches {
    @Override
    public ShotTable[] draw(long number) {
      sampler.draw(number);
      return tables;
    }

    @Override
    public Batches another() {
      ErrorSampler other = sampler.another();
      return new Drawing(outputs, other, outputs.tables(other));
    }
  }

  private void requireDistinctFiles() {
    new NamedFiles()
        .reads("--in", in.in)
        .reads("--replay_err_in", replay)
        .writes("--out", out.out)
        .writes("--obs_out", observablesOut.out)
        .writes("--err_out", faultsOut)
        .requireDistinct();
  }

  private void replay(ErrorSampler sampler, Outputs outputs) {
    ShotFormat format = Flags.format("--replay_err_in_format", replayFormat);
    draw.checkShots(format);
    ShotTable given = new ShotTable(sampler.faultCount(), sampler.batch());
    Width width = Width.ofMeasurements(sampler.faultCount());
    ShotTable[] tables = outputs.tables(sampler);
    long shots = draw.shots();
    try (ShotInput faults = new ShotInput("--replay_err_in", replay, format, width, terminal)) {
      outputs
          .open(sampler)
          .write(sink -> {
            for (long done = 0; done < shots; done += sampler.batch()) {
              int count = (int) Math.min(sampler.batch(), shots - done);
              read(faults, given, count);
              sampler.replay(given);
              sink.write(count, tables);
            }
          });
    }
  }

  private void read(ShotInput faults, ShotTable given, int wanted) {
    if (faults.read(given, wanted) < wanted) {
      throw new InputException(
          Location.of(faults.source()),
          "only " + faults.shotCount() + " shots",
          "faults of " + draw.shots() + " shots are to be replayed",
          "--shots " + faults.shotCount());
    }
  }
}
