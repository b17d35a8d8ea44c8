package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.Width;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Writes shots in another format. */
@Command(
    name = "convert",
    description = "Write shots in another format.",
    footer = {
      "",
      "How many bits a shot has is said by a circuit and --types, by a model, or by numbers.",
      "",
      "Examples",
      "  bellhop qec convert --in d5.b8 --in_format b8 --circuit d5.stim --types DL --out_format"
          + " dets --out d5.dets",
      "  bellhop qec convert --in d5.01 --num_measurements 145 --out_format b8 --out d5.b8"
    })
final class QecConvertCommand implements Work {
  private static final int MOST_SHOTS = 1024;

  private final Terminal terminal;

  @Mixin ShotsInFlags in = new ShotsInFlags();
  @Mixin ShotsOutFlags out = new ShotsOutFlags();
  @Mixin ObservablesOutFlags observablesOut = new ObservablesOutFlags();
  @Mixin WidthFlags widthFlags = new WidthFlags();
  @Mixin HelpFlag help = new HelpFlag();

  QecConvertCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    widthFlags
        .files()
        .reads("--in", in.in)
        .writes("--out", out.out)
        .writes("--obs_out", observablesOut.out)
        .requireDistinct();
    ShotFormat format = in.format();
    ShotPlace place = out.place();
    Optional<ShotPlace> observables = observablesOut.find();
    Width width = widthFlags.width(terminal, format, place.format());
    requireObservables(width);
    try (ShotInput shots = in.open(width, terminal)) {
      convert(shots, width, place, observables);
    }
    return 0;
  }

  private void requireObservables(Width width) {
    if (observablesOut.out.isPresent() && width.observables() == 0) {
      throw new InputException(
          Location.of("--obs_out"),
          "shots have no observables",
          "nothing would be written there",
          "--types DL or --num_observables was meant");
    }
  }

  private void convert(
      ShotInput shots, Width width, ShotPlace place, Optional<ShotPlace> observables) {
    int batch = ShotTable.batch(width.bits(), MOST_SHOTS);
    ShotTable table = new ShotTable(width.bits(), batch);
    int others = width.measurements() + width.detectors();
    ShotOutputs outputs = new ShotOutputs(terminal);
    ShotTable[] tables;
    if (observables.isPresent()) {
      outputs.add(place, new Width(width.measurements(), width.detectors(), 0));
      outputs.add(observables.get(), Width.ofDetectors(0, width.observables()));
      tables = new ShotTable[] {table.rows(0, others), table.rows(others, width.observables())};
    } else {
      outputs.add(place, width);
      tables = new ShotTable[] {table};
    }
    outputs.write(sink -> {
      for (int count = shots.read(table, batch); count > 0; count = shots.read(table, batch)) {
        sink.write(count, tables);
      }
    });
  }
}
