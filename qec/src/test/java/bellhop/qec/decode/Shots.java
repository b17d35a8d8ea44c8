package bellhop.qec.decode;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelReader;
import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.pair.BellWeights;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.sample.FrameSampler;
import bellhop.qec.seam.Axis;
import bellhop.qec.seam.Copying;
import bellhop.qec.seam.Machines;
import bellhop.qec.seam.Seam;
import bellhop.qec.seam.SeamedNoise;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Shots to be decoded, and what comes of it. */
final class Shots {
  private Shots() {}

  static DecodingGraph split(String model) {
    return DecodingGraph.split(ErrorModelReader.read(model, "model"), "model");
  }

  /** Shot 17, with these events. */
  static Hits of(DecodingGraph graph, int... events) {
    ShotTable shot = new ShotTable(graph.detectorCount(), 1);
    for (int event : events) {
      shot.set(event, 0, true);
    }
    Hits hits = new Hits();
    hits.fill(shot, 17, 1);
    return hits;
  }

  /** A bit for each observable. */
  static String predicted(Decoder decoder, DecodingGraph graph, int... events) {
    ShotTable predictions = new ShotTable(graph.observableCount(), 1);
    decoder.decode(of(graph, events), predictions);
    StringBuilder bits = new StringBuilder();
    for (int observable = 0; observable < predictions.bits(); observable++) {
      bits.append(predictions.get(observable, 0) ? 1 : 0);
    }
    return bits.toString();
  }

  /** Whether faults flip just the events of a shot. */
  static boolean explain(DecodingGraph graph, int[] faults, int... events) {
    boolean[] isOdd = new boolean[graph.detectorCount()];
    for (int event : events) {
      isOdd[event] ^= true;
    }
    for (int fault : faults) {
      for (int detector : graph.detectors(fault)) {
        isOdd[detector] ^= true;
      }
    }
    for (boolean odd : isOdd) {
      if (odd) {
        return false;
      }
    }
    return true;
  }

  /** A memory of the rotated surface code with the generator's noise. */
  static StabilizerCircuit memory(int distance, double p) {
    return NoiseModel.generator(p, p, p, p)
        .apply(
            MemoryTask.of("surface_code", "rotated_memory_z", OptionalInt.of(distance), distance)
                .circuit());
  }

  /**
   * A memory of distance 3 that is cut in two, with pairs that do not come now and then and are
   * heralded.
   *
   * @param failure chance that one does not come
   */
  static StabilizerCircuit losingPairs(int rounds, double failure) {
    StabilizerCircuit clean =
        MemoryTask.of("surface_code", "rotated_memory_z", OptionalInt.of(3), rounds).circuit();
    NoiseModel bulk = NoiseModel.generator(0.001, 0.001, 0.001, 0.001);
    Seam seam = new Seam.Teleported(Copying.of(BellWeights.werner(0.99), bulk).failing(failure));
    return new SeamedNoise(bulk, Machines.middle(clean, Axis.X), seam).apply(clean);
  }

  /** How many of the shots of some batches a decoder gets wrong. */
  static int errors(
      StabilizerCircuit circuit,
      AnalysisOptions options,
      int batches,
      BiFunction<DecodingGraph, String, Decoder> maker) {
    ErrorModel model = ErrorAnalysis.of(circuit, "memory", options.splitting());
    DecodingGraph graph = DecodingGraph.split(model, "memory");
    Decoder decoder = maker.apply(graph, "memory");
    FrameSampler sampler = FrameSampler.ofDetectors(circuit, "memory", new Seed(7));
    Hits hits = new Hits();
    ShotTable predictions = new ShotTable(graph.observableCount(), sampler.batch());
    int errors = 0;
    for (int batch = 0; batch < batches; batch++) {
      sampler.draw(batch);
      hits.fill(sampler.detectors(), (long) batch * sampler.batch(), sampler.batch());
      decoder.decode(hits, predictions);
      errors += predictions.unlike(sampler.observables(), sampler.batch());
    }
    return errors;
  }

  /** Few detectors and many faults, some likelier than not, some of even chance. */
  static String randomModel(RandomStream chance, boolean areRare) {
    int detectors = 2 + chance.nextInt(30);
    int faults = 1 + chance.nextInt(4 * detectors);
    StringBuilder model = new StringBuilder("detector D" + (detectors - 1) + "\n");
    for (int i = 0; i < faults; i++) {
      int one = chance.nextInt(detectors);
      int other = chance.nextInt(detectors);
      model.append("error(%s) D%d".formatted(probability(chance, areRare), one));
      model.append(one == other || chance.nextInt(9) == 0 ? "" : " D" + other);
      model.append(chance.nextBoolean(0.2) ? " L" + chance.nextInt(3) : "").append('\n');
    }
    return model.toString();
  }

  private static double probability(RandomStream chance, boolean isRare) {
    return switch (chance.nextInt(8)) {
      case 0 -> 0.5;
      case 1 -> isRare ? 0.25 : 1 - chance.nextDouble() / 2;
      case 2 -> 0.25;
      default -> chance.nextDouble() / 2;
    };
  }
}
