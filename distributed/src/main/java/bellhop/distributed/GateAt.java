package bellhop.distributed;

/**
 * A gate that does not run at the default place (with both operands at home together, or at the
 * home of the other operand of the packet that serves it).
 *
 * @param gate number of the two-qubit gate in canonical form
 * @param qpu index of the QPU where it runs
 */
public record GateAt(int gate, int qpu) {
  public GateAt {
    Checks.index("gate", gate);
    Checks.index("QPU", qpu);
  }
}
