package bellhop.network;

import java.util.Optional;

/**
 * A quantum computer of the network. Its communication qubits belong to its QNUs.
 *
 * @param name unique in the network
 * @param dataQubits at least 0; one without any is a repeater, which swaps and computes nothing
 * @param device gates, readout and coherence of its data and communication qubits
 * @param domain that it belongs to, in a network of networks; it changes no physics
 * @param coupling between which of its qubits gates are possible; all, if empty
 */
public record Qpu(
    String name,
    int dataQubits,
    Device device,
    Optional<String> domain,
    Optional<Coupling> coupling) {
  public Qpu {
    Checks.notNegative("number of data qubits", dataQubits);
    if (coupling.isPresent() && coupling.get().positions() != dataQubits) {
      int positions = coupling.get().positions();
      throw new IllegalArgumentException(
          "a coupling of " + positions + " positions for " + dataQubits + " data qubits");
    }
  }

  /** In no domain, every qubit coupled to every other. */
  public Qpu(String name, int dataQubits, Device device) {
    this(name, dataQubits, device, Optional.empty(), Optional.empty());
  }
}
