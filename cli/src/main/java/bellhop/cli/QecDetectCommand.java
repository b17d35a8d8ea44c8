package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.cli.DetectionsOutFlags.Beside;
import bellhop.qec.sample.FrameSampler;
import bellhop.units.InputException;
import bellhop.units.Location;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws detection events. */
@Command(
    name = "detect",
    description = "Draw which detectors of a circuit differ from what they are without noise.",
    footer = {
      "",
      "As dets, observables are written behind the detectors unless --obs_out takes them.",
      "",
      "Example",
      "  bellhop qec detect --in d5.stim --shots 1000 --out_format b8 --out d5.b8 --obs_out d5.obs"
    })
final class QecDetectCommand implements Work {
  private final Terminal terminal;

  @Mixin InFlag in = new InFlag();
  @Mixin DrawFlags draw = new DrawFlags();
  @Mixin DetectionsOutFlags out = new DetectionsOutFlags();

  @Option(
      names = {"--prepend_observables", "--prepend-observables"},
      description =
          "Observables before the detectors of each shot; as dets they stay behind them, and say"
              + " what they are.")
  boolean prependObservables;

  @Mixin HelpFlag help = new HelpFlag();

  QecDetectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    DetectionsOutFlags.Places places = places();
    draw.checkShots(places.formats());
    TextInput input = in.input(terminal);
    FrameSampler sampler = FrameSampler.ofDetectors(input.circuit(), input.source(), draw.seed());
    int detectors = sampler.detectors().bits();
    draw.write(
        sampler.batch(),
        Detecting.of(sampler, places),
        places.open(detectors, sampler.observables().bits(), terminal));
    return 0;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Detecting(
      FrameSampler sampler, DetectionsOutFlags.Places places, ShotTable... tables)
      implements Batches {
    static Detecting of(FrameSampler sampler, DetectionsOutFlags.Places places) {
      int detectors = sampler.detectors().bits();
      return new Detecting(sampler, places, places.tables(sampler.detections(), detectors));
    }

    @Override
    public ShotTable[] draw(long number) {
      sampler.draw(number);
      return tables;
    }

    @Override
    public Batches another() {
      return of(sampler.another(), places);
    }
  }

  private DetectionsOutFlags.Places places() {
    DetectionsOutFlags.Places places = out.places(new NamedFiles().reads("--in", in.in));
    requireOneWay();
    boolean isNamed = places.out().format() == ShotFormat.DETS && places.observables().isEmpty();
    if (isNamed) {
      return places.with(Beside.BEHIND);
    }
    return prependObservables ? places.with(Beside.BEFORE) : places;
  }

  private void requireOneWay() {
    if (prependObservables && (out.appendObservables || out.observablesOut.out.isPresent())) {
      throw new InputException(
          Location.of("--prepend_observables"),
          "not with --append_observables or --obs_out",
          "observables have one place",
          "one of the two can go");
    }
  }
}
