package bellhop.cli;

import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.shots.Width;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.sample.FrameSampler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws detection events. */
@Command(
    name = "detect",
    description = "Draw which detectors of a circuit differ from what they are without noise.",
    footer = {
      "",
      "Example",
      "  bellhop qec detect --in d5.stim --shots 1000 --append_observables --out_format dets"
    })
final class QecDetectCommand implements Work {
  private final Terminal terminal;

  @Mixin DrawFlags flags = new DrawFlags();

  @Option(
      names = {"--append_observables", "--append-observables"},
      description = "Observables after the detectors of each shot.")
  boolean appendObservables;

  QecDetectCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int run() {
    flags.shots();
    StabilizerCircuit circuit = flags.circuit(terminal);
    FrameSampler sampler = FrameSampler.ofDetectors(circuit, flags.source(), flags.seed());
    ShotTable table = appendObservables ? sampler.detections() : sampler.detectors();
    int detectors = sampler.detectors().bits();
    flags.write(
        number -> {
          sampler.draw(number);
          return table;
        },
        sampler.batch(),
        Width.ofDetectors(detectors, table.bits() - detectors),
        terminal);
    return 0;
  }
}
