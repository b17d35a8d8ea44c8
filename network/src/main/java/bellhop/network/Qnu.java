package bellhop.network;

import bellhop.pair.Memory;
import bellhop.units.Span;

/**
 * The quantum networking unit of a QPU: its communication qubits, which take part in links and in
 * gates, and its memory qubits, which only hold pairs that wait.
 *
 * @param name unique in the network
 * @param qpu index of its QPU
 * @param communicationQubits how many pairs can be at hand at once
 * @param memoryQubits may be 0
 * @param memory T1, T2 and residual excitation of the memory qubits
 * @param transfer time to move half a pair between a communication and a memory qubit
 * @param transferError process infidelity of that, taken as uniform depolarising
 */
public record Qnu(
    String name,
    int qpu,
    int communicationQubits,
    int memoryQubits,
    Memory memory,
    Span transfer,
    double transferError) {
  public Qnu {
    Checks.notNegative("number of communication qubits", communicationQubits);
    Checks.notNegative("number of memory qubits", memoryQubits);
    Checks.notNegative("transfer time", transfer);
    Checks.probability("transfer error", transferError);
  }

  /** The same with another number of communication qubits. */
  public Qnu withCommunicationQubits(int other) {
    return new Qnu(name, qpu, other, memoryQubits, memory, transfer, transferError);
  }
}
