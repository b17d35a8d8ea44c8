package bellhop.qec.model;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.noise.NoiseModel;
import java.util.Locale;
import java.util.OptionalInt;

/** Memory experiments with noise in the places that generators of circuits have it. */
final class Memories {
  private Memories() {}

  static StabilizerCircuit repetition(int distance, long rounds, double p) {
    return noisy(MemoryTask.of("repetition_code", "memory", OptionalInt.of(distance), rounds), p);
  }

  /**
   * @param basis X or Z, of the logical state that is kept
   */
  static StabilizerCircuit rotated(int distance, long rounds, double p, char basis) {
    String task = "rotated_memory_" + String.valueOf(basis).toLowerCase(Locale.ROOT);
    return noisy(MemoryTask.of("surface_code", task, OptionalInt.of(distance), rounds), p);
  }

  private static StabilizerCircuit noisy(MemoryTask task, double p) {
    return NoiseModel.generator(p, p, p, p).apply(task.circuit());
  }
}
