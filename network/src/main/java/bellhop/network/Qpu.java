package bellhop.network;

/**
 * A quantum computer of the network. Its communication qubits belong to its QNUs.
 *
 * @param name unique in the network
 * @param dataQubits at least 1
 * @param device gates, readout and coherence of its data and communication qubits
 */
public record Qpu(String name, int dataQubits, Device device) {
  public Qpu {
    if (dataQubits < 1) {
      throw new IllegalArgumentException("a QPU has at least one data qubit, not " + dataQubits);
    }
  }
}
