package bellhop.distributed;

/**
 * A rule that a distributed program breaks.
 *
 * @param rule which
 * @param qpu name of the QPU, or empty where it concerns them all
 * @param instruction its number there, or −1 where it concerns none
 * @param reason what is wrong, with the values found
 */
public record Violation(Rule rule, String qpu, int instruction, String reason) {

  /** What every distributed program must obey. */
  public enum Rule {
    /** One home for each program qubit; never more of them on a QPU than it has data qubits. */
    DATA_QUBITS,
    /** Never more communication qubits in use than a QNU has. */
    COMMUNICATION_QUBITS,
    /** Pairs only over links that exist, at the QNUs that they join. */
    LINKS,
    /** A pair is requested once at each of its two ends. */
    PAIRS,
    /** A communication qubit is used only between its pair's request and its measurement. */
    USE,
    /** A gate on two qubits acts on two that the QPU has coupled. */
    COUPLING,
    /** Each message is sent once and received once, under one key. */
    MESSAGES,
    /** All QPUs that take part in loops have the same ones; nothing crosses their edges. */
    LOOPS,
    /** The program's draws have turns 0, 1, 2 … once each. */
    TURNS,
    /** Nothing waits in a circle. */
    DEADLOCK
  }

  @Override
  public String toString() {
    String where = qpu.isEmpty() ? "" : "\"" + qpu + "\"" + step() + ": ";
    return where + reason;
  }

  private String step() {
    return instruction < 0 ? "" : " step " + instruction;
  }
}
