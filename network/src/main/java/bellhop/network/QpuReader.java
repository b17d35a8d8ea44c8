package bellhop.network;

import bellhop.pair.Memory;
import bellhop.units.Dimension;
import bellhop.units.Quantity;
import java.util.Optional;

/** Reads a QPU and its device, and the memories of QNUs, which obey the same rule on T1 and T2. */
final class QpuReader {
  private QpuReader() {}

  static Qpu read(Fields qpu) {
    int qubits = qpu.whole("qubits");
    return new Qpu(
        qpu.text("name"),
        qubits,
        device(qpu),
        qpu.isGiven("domain") ? Optional.of(qpu.text("domain")) : Optional.empty(),
        qpu.isGiven("coupling") ? Optional.of(CouplingReader.read(qpu, qubits)) : Optional.empty());
  }

  static Device device(Fields qpu) {
    Fields gates = qpu.part("gates");
    Fields readout = qpu.part("readout");
    return new Device(
        gates.span("one-qubit-time"),
        gates.number("one-qubit-error"),
        gates.span("two-qubit-time"),
        gates.number("two-qubit-error"),
        readout.span("time"),
        readout.number("error-0-as-1"),
        readout.number("error-1-as-0"),
        readout.span("classify"),
        qpu.part("reset").span("time"),
        memory(qpu.part("coherence")));
  }

  static Memory memory(Fields part) {
    double t1 = part.number("t1");
    double t2 = part.number("t2");
    if (t2 > 2 * t1) {
      String place = part.isGiven("t2") ? "t2" : "t1";
      throw part.wrong(
          place,
          "t2 of "
              + Quantity.format(t2, Dimension.TIME)
              + " is more than twice t1 of "
              + Quantity.format(t1, Dimension.TIME),
          "energy that is lost takes the phase along, so T2 is at most 2 T1",
          part.isGiven("t1") && part.isGiven("t2")
              ? "the two are exchanged"
              : "the other one, which the preset gives, has to be given too");
    }
    return new Memory(t1, t2, part.number("residual-excitation"));
  }
}
