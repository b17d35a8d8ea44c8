package bellhop.network;

import java.util.Optional;

/**
 * A quantum computer of the network. Its communication qubits belong to its QNUs.
 *
 * @param name unique in the network
 * @param dataQubits at least 0; one without any is a repeater, which swaps and computes nothing
 * @param device gates, readout and coherence of its data and communication qubits
 * @param domain that it belongs to, in a network of networks; it changes no physics
 */
public record Qpu(String name, int dataQubits, Device device, Optional<String> domain) {
  public Qpu {
    Checks.notNegative("number of data qubits", dataQubits);
  }

  /** In no domain. */
  public Qpu(String name, int dataQubits, Device device) {
    this(name, dataQubits, device, Optional.empty());
  }
}
