package bellhop.cli;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.Width;
import bellhop.qec.sample.FrameSampler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws results of measurements. */
@Command(
    name = "sample",
    description = "Draw the results of a circuit's measurements.",
    footer = {
      "",
      "Example",
      "  bellhop qec sample --in d5.stim --shots 1000 --out_format b8 --out d5.b8"
    })
final class QecSampleCommand implements Work {
  private final Terminal terminal;

  @Mixin InFlag in = new InFlag();
  @Mixin DrawFlags draw = new DrawFlags();
  @Mixin ShotsOutFlags out = new ShotsOutFlags();

  @Option(
      names = {"--skip_reference_sample", "--skip-reference-sample"},
      description = "Without noise the circuit can give nothing but zeros; not checked.")
  boolean skipReference;

  @Mixin HelpFlag help = new HelpFlag();

  QecSampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    new NamedFiles().reads("--in", in.in).writes("--out", out.out).requireDistinct();
    ShotPlace place = out.place();
    draw.checkShots(place.format());
    TextInput input = in.input(terminal);
    FrameSampler sampler =
        skipReference
            ? FrameSampler.ofFlips(input.circuit(), input.source(), draw.seed())
            : FrameSampler.ofResults(input.circuit(), input.source(), draw.seed());
    draw.write(
        sampler.batch(),
        new Measuring(sampler),
        new ShotOutputs(terminal).add(place, Width.ofMeasurements(sampler.results().bits())));
    return 0;
  }

  private record Measuring(FrameSampler sampler) implements Batches {
    @Override
    public ShotTable[] draw(long number) {
      sampler.draw(number);
      return new ShotTable[] {sampler.results()};
    }

    @Override
    public Batches another() {
      return new Measuring(sampler.another());
    }
  }
}
