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
  private final double unseen;
  private final Hits hits = new Hits();
  private final ShotTable predictions;

  private BatchCounter(FrameSampler sampler, Decoder decoder, double unseen) {
    this.sampler = sampler;
    this.decoder = decoder;
    this.unseen = unseen;
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
        unseen(graph));
  }

  /** {@link #unseen} of a counter that is not wanted otherwise. */
  static double unseen(MemoryCircuit circuit, MemoryInputs inputs) {
    return unseen(graph(circuit, inputs));
  }

  private static double unseen(DecodingGraph graph) {
    double none = 1;
    for (int observable = 0; observable < graph.observableCount(); observable++) {
      none *= 1 - graph.unseen(observable);
    }
    return 1 - none;
  }

  private static DecodingGraph graph(MemoryCircuit circuit, MemoryInputs inputs) {
    DecoderKind kind = inputs.decoder();
    AnalysisOptions options = options(circuit.point());
    ErrorModel model =
        ErrorAnalysis.of(
            circuit.circuit(), SOURCE, kind.wantsSplit() ? options.splitting() : options);
    DecodingGraph graph = kind.graph(model, SOURCE);
    return switch (inputs.detectors()) {
      case ALL -> graph;
      case KEPT -> graph.on(circuit.point().keptDetectors());
    };
  }

  /**
   * The cases of a herald are disjoint: no pair is lost, or one is, with one of four Paulis. A
   * model of independent faults is only near to that, which the analysis does not do unasked.
   */
  private static AnalysisOptions options(MemoryPoint point) {
    return point.hasHeralds() ? AnalysisOptions.PLAIN.approximating(1) : AnalysisOptions.PLAIN;
  }

  /** One that counts the same, for another thread. */
  BatchCounter another() {
    return new BatchCounter(sampler.another(), decoder.another(), unseen);
  }

  /**
   * Chance that faults which no detector sees flip an observable, observables taken as independent:
   * no decoder errs less often.
   */
  double unseen() {
    return unseen;
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
