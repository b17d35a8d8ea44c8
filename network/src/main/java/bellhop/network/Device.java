package bellhop.network;

import bellhop.pair.Memory;
import bellhop.units.Span;

/**
 * How good the gates, readout and qubits of a QPU are. Its errors contain the decoherence during
 * the operation; waiting between operations is charged by the memory.
 *
 * @param oneQubitGate time of a pulsed one-qubit gate; diagonal ones take none
 * @param oneQubitError process infidelity of one, taken as uniform depolarising
 * @param twoQubitGate time of a two-qubit gate
 * @param twoQubitError process infidelity of one, taken as uniform depolarising
 * @param readout time in which the qubit is read
 * @param readoutError01 chance that 0 is reported as 1
 * @param readoutError10 chance that 1 is reported as 0
 * @param classify time from the end of the readout to a known and sent bit
 * @param reset time of a reset, which leaves the memory's residual excitation
 * @param memory T1, T2 and residual excitation of data and communication qubits
 */
public record Device(
    Span oneQubitGate,
    double oneQubitError,
    Span twoQubitGate,
    double twoQubitError,
    Span readout,
    double readoutError01,
    double readoutError10,
    Span classify,
    Span reset,
    Memory memory) {
  public Device {
    Checks.probability("one-qubit error", oneQubitError);
    Checks.probability("two-qubit error", twoQubitError);
    Checks.probability("readout error 0 to 1", readoutError01);
    Checks.probability("readout error 1 to 0", readoutError10);
    Checks.notNegative("one-qubit gate time", oneQubitGate);
    Checks.notNegative("two-qubit gate time", twoQubitGate);
    Checks.notNegative("readout time", readout);
    Checks.notNegative("classification time", classify);
    Checks.notNegative("reset time", reset);
  }

  /**
   * Mean of the two directions in which a bit is read wrongly. Bits that serve as corrections or
   * are compared are charged with it: unequal errors would leave a rest that no Pauli describes.
   */
  public double meanReadoutError() {
    return (readoutError01 + readoutError10) / 2;
  }

  /** Same times, but no error and no decay. */
  public Device perfect() {
    return new Device(
        oneQubitGate, 0, twoQubitGate, 0, readout, 0, 0, classify, reset, Memory.PERFECT);
  }
}
