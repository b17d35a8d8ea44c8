package bellhop.experiment.memory;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;
import bellhop.qec.decode.Decoder;
import bellhop.qec.decode.DecoderKind;
import bellhop.qec.decode.DecodingGraph;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.sample.FrameSampler;
import bellhop.units.Seed;

/**
 * Draws a batch of shots of a circuit, decodes it and counts the shots with a wrong observable. It
 * holds its place to work in, so each thread has its own.
 */
final class BatchCounter {
  private static final String SOURCE = "memory";

  private final FrameSampler sampler;
  private final Decoder decoder;
  private final double floor;
  private final Hits hits = new Hits();
  private final ShotTable predictions;

  private BatchCounter(FrameSampler sampler, Decoder decoder, double floor) {
    this.sampler = sampler;
    this.decoder = decoder;
    this.floor = floor;
    predictions = new ShotTable(sampler.observables().bits(), sampler.batch());
  }

  /** With its stream of chance named after the circuit, whatever else is run. */
  static BatchCounter of(MemoryCircuit circuit, MemoryInputs inputs) {
    DecoderKind kind = inputs.decoder();
    Seed chance = new Seed(inputs.seed()).child(circuit.name(), 0);
    DecodingGraph graph = graph(circuit, inputs);
    return new BatchCounter(
        FrameSampler.ofDetectors(circuit.circuit(), SOURCE, chance, kind.batch()),
        kind.of(graph, SOURCE),
        graph.floor());
  }

  /** {@link #floor} of a counter that is not wanted otherwise. */
  static double floor(MemoryCircuit circuit, MemoryInputs inputs) {
    return graph(circuit, inputs).floor();
  }

  /**
   * What the decoder believes. Cases of which one at most happens are approximated by independent
   * faults where these cannot be them exactly, as in pairs with hardly any Z errors and where a
   * herald fires or not; shots are drawn as the circuit says.
   */
  private static DecodingGraph graph(MemoryCircuit circuit, MemoryInputs inputs) {
    DecoderKind kind = inputs.decoder();
    AnalysisOptions options = AnalysisOptions.PLAIN.approximating(1);
    ErrorModel model =
        ErrorAnalysis.of(
            circuit.circuit(), SOURCE, kind.wantsSplit() ? options.splitting() : options);
    DecodingGraph graph = kind.graph(model, SOURCE);
    return switch (inputs.detectors()) {
      case ALL -> graph;
      case KEPT -> graph.on(circuit.point().keptDetectors());
    };
  }

  /** One that counts the same, for another thread. */
  BatchCounter another() {
    return new BatchCounter(sampler.another(), decoder.another(), floor);
  }

  /** How often any decoder errs at least, as no detector sees some faults. */
  double floor() {
    return floor;
  }

  /** Shots of a batch. */
  int batch() {
    return sampler.batch();
  }

  /**
   * @param shots of the batch that count
   */
  int errors(long batch, int shots) {
    sampler.draw(batch);
    hits.fill(sampler.detectors(), batch * sampler.batch(), shots);
    decoder.decode(hits, predictions);
    return predictions.unlike(sampler.observables(), shots);
  }
}
