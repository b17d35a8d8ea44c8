package bellhop.compiler.packets;

import java.util.List;
import java.util.Optional;

/**
 * What a walk came to.
 *
 * @param ebits Bell pairs over links
 * @param teleports moves of qubits, there and back counted as two
 * @param wereSlotsFull whether all communication qubits of some QNU were in use at once
 * @param actions in order; empty unless recorded
 * @param stuck the first gate that no pair can serve, if there is one; then nothing else counts
 */
public record Walked(
    int ebits,
    int teleports,
    boolean wereSlotsFull,
    List<Action> actions,
    Optional<Integer> stuck) {

  /** For comparing walks: more is worse. */
  int cost() {
    return stuck.isPresent() ? Integer.MAX_VALUE : ebits;
  }
}
