package bellhop.network;

/**
 * A quantum computer of the network. Its communication qubits belong to its QNUs.
 *
 * @param name unique in the network
 * @param dataQubits at least 0; one without any is a repeater, which swaps and computes nothing
 * @param device gates, readout and coherence of its data and communication qubits
 */
public record Qpu(String name, int dataQubits, Device device) {
  public Qpu {
    Checks.notNegative("number of data qubits", dataQubits);
  }
}
