package bellhop.experiment.memory;

import bellhop.circuit.stabilizer.CircuitWriter;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The noisy circuit of a point.
 *
 * @param name by what it says: equal texts, equal names
 */
record MemoryCircuit(MemoryPoint point, StabilizerCircuit circuit, String name) {
  private static final int DIGITS = 32;

  static MemoryCircuit of(MemoryPoint point) {
    StabilizerCircuit circuit = point.circuit();
    return new MemoryCircuit(point, circuit, hash(CircuitWriter.text(circuit)));
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
