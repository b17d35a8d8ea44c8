package bellhop.experiment.memory;

import bellhop.circuit.stabilizer.CircuitWriter;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.Task;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.seam.Machines;
import bellhop.qec.seam.PairCount;
import bellhop.qec.seam.Seam;
import bellhop.qec.seam.SeamedNoise;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The noisy circuit of a point.
 *
 * @param name by what it says: equal texts, equal names
 * @param seam between its machines, if it has several
 * @param pairs that it consumes between them
 */
record MemoryCircuit(
    MemoryPoint point,
    StabilizerCircuit circuit,
    String name,
    Optional<SeamResult> seam,
    Optional<PairCount> pairs) {
  private static final int DIGITS = 32;

  /**
   * @throws bellhop.units.InputException for numbers out of range, and for machines of other qubits
   */
  static MemoryCircuit of(MemoryPoint point) {
    Task task = point.task();
    StabilizerCircuit clean = task.circuit();
    NoiseModel bulk = point.noise().model(point.p());
    return point
        .seam()
        .map(seam -> over(seam, point, task, clean, bulk))
        .orElseGet(() -> of(point, bulk.apply(clean), Optional.empty(), Optional.empty()));
  }

  private static MemoryCircuit over(
      CutSeam its, MemoryPoint point, Task task, StabilizerCircuit clean, NoiseModel bulk) {
    Machines machines = its.machines(task, clean, point.name());
    Seam seam = its.seam(bulk, point.basis());
    return of(
        point,
        new SeamedNoise(bulk, machines, seam).apply(clean),
        Optional.of(SeamResult.of(its, machines.all().size())),
        Optional.of(PairCount.of(clean, machines, seam)));
  }

  private static MemoryCircuit of(
      MemoryPoint point,
      StabilizerCircuit circuit,
      Optional<SeamResult> seam,
      Optional<PairCount> pairs) {
    return new MemoryCircuit(point, circuit, hash(CircuitWriter.text(circuit)), seam, pairs);
  }

  /** What else a count of its errors depends on, with it. */
  String key(MemoryInputs inputs) {
    return hash(name + " " + inputs.decoder() + " " + inputs.detectors() + " " + inputs.seed());
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
