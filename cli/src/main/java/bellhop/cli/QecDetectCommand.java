package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.circuit.shots.ShotTable;
import bellhop.qec.sample.FrameSampler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    ShotTable[] tables = places.tables(sampler.detections(), detectors);
    draw.write(
        sampler.batch(),
        number -> {
          sampler.draw(number);
          return tables;
        },
        places.open(detectors, sampler.observables().bits(), terminal));
    return 0;
  }

  private DetectionsOutFlags.Places places() {
    DetectionsOutFlags.Places places = out.places(new NamedFiles().reads("--in", in.in));
    boolean isNamed = places.out().format() == ShotFormat.DETS && places.observables().isEmpty();
    return isNamed ? places.appending() : places;
  }
}
