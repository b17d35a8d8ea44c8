package bellhop.cli;

import bellhop.circuit.shots.Width;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.sample.FrameSampler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

  @Mixin DrawFlags flags = new DrawFlags();

  QecSampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    flags.shots();
    StabilizerCircuit circuit = flags.circuit(terminal);
    FrameSampler sampler = FrameSampler.ofResults(circuit, flags.source(), flags.seed());
    Width width = Width.ofMeasurements(sampler.results().bits());
    flags.write(
        number -> {
          sampler.draw(number);
          return sampler.results();
        },
        sampler.batch(),
        width,
        terminal);
    return 0;
  }
}
