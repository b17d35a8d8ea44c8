package bellhop.protocol.path;

import java.util.List;

/**
 * How pairs are to be brought to all who want them.
 *
 * @param circuits that are installed, by id
 * @param stored by link, whether its pairs wait in memory qubits
 * @param answers one for each that was wanted
 */
public record Plan(List<Circuit> circuits, List<Boolean> stored, List<Answer> answers) {
  public Plan {
    circuits = List.copyOf(circuits);
    stored = List.copyOf(stored);
    answers = List.copyOf(answers);
  }

  /**
   * What becomes of a demand.
   *
   * @param circuit that serves it, or −1
   * @param refusal why none does, NONE if one does
   * @param fidelity expected of it, or the best that any schedule with any cut-off reaches
   * @param ratePerSecond expected when it is alone, 0 without a circuit
   * @param words what was chosen, or why not, for people
   */
  public record Answer(
      int circuit, Refusal refusal, double fidelity, double ratePerSecond, String words) {}

  /** Why no circuit serves a demand. */
  public enum Refusal {
    NONE,
    /** No links join the two. */
    NO_PATH,
    /** A QNU on the way has too few qubits for its links. */
    NO_QUBITS,
    /** No schedule of distillation and no cut-off reaches the fidelity. */
    FIDELITY,
    /** The planning was ended before its turn. */
    NO_TIME
  }
}
