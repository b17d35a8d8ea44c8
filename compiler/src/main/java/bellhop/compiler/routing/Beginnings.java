package bellhop.compiler.routing;

import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.GateOn;
import java.util.Arrays;
import java.util.List;

/**
 * First layouts to try: qubits as they are numbered, in the order in which they meet others, and
 * what either of these comes to when the gates are walked to the end and back (Li, Ding and Xie,
 * ASPLOS 2019, section 4.1). That walk takes all qubits as if they were always there, those of
 * links in motion or fixed.
 */
final class Beginnings {
  private final Chip chip;
  private final List<Instruction> gates;
  private final Effort effort;

  Beginnings(Chip chip, List<Instruction> instructions, Effort effort) {
    this.chip = chip;
    this.effort = effort;
    gates =
        instructions.stream()
            .filter(Outlook::isGateOnTwo)
            .<Instruction>map(gate -> new GateOn(((GateOn) gate).call(), Instruction.NO_GUARD))
            .toList();
  }

  /** Positions of the data qubits, best guess last. */
  List<int[]> candidates() {
    int[] asNumbered = new int[chip.dataCount()];
    Arrays.setAll(asNumbered, q -> q);
    int[] byUse = inOrderOfUse();
    return effort.isThorough()
        ? List.of(
            asNumbered,
            byUse,
            thereAndBack(asNumbered, false),
            thereAndBack(byUse, false),
            thereAndBack(asNumbered, true),
            thereAndBack(byUse, true))
        : List.of(byUse, thereAndBack(byUse, true));
  }

  private int[] inOrderOfUse() {
    int[] positions = new int[chip.dataCount()];
    Arrays.fill(positions, Agenda.NONE);
    int next = 0;
    for (Instruction gate : gates) {
      for (int k = 0; k < 2; k++) {
        int qubit = gate.qubitAt(k);
        if (chip.isData(qubit) && positions[qubit] == Agenda.NONE) {
          positions[qubit] = next++;
        }
      }
    }
    for (int qubit = 0; qubit < positions.length; qubit++) {
      positions[qubit] = positions[qubit] == Agenda.NONE ? next++ : positions[qubit];
    }
    return positions;
  }

  private int[] thereAndBack(int[] positions, boolean areLinksFixed) {
    Layout layout = layout(chip, positions);
    for (int qubit = 0; qubit < chip.positionCount(); qubit++) {
      layout.hold(qubit, true);
    }
    walk(layout, gates, areLinksFixed);
    walk(layout, gates.reversed(), areLinksFixed);
    return toData(layout);
  }

  private void walk(Layout layout, List<Instruction> order, boolean areLinksFixed) {
    Router router = new Router(chip, layout, effort);
    (areLinksFixed ? router.withFixedLinks() : router).route(order);
  }

  /** Data qubits among communication qubits take the place of those among data qubits. */
  private int[] toData(Layout layout) {
    for (int qubit = chip.dataCount(); qubit < chip.positionCount(); qubit++) {
      layout.hold(qubit, false);
    }
    new Homecoming(chip, layout, new Swaps(chip, layout)).leaveCommunication();
    int[] positions = new int[chip.dataCount()];
    Arrays.setAll(positions, layout::positionOf);
    return positions;
  }

  /** With data qubits at these positions. */
  static Layout layout(Chip chip, int[] positions) {
    Layout layout = new Layout(chip.positionCount());
    for (int qubit = 0; qubit < positions.length; qubit++) {
      layout.exchange(layout.positionOf(qubit), positions[qubit]);
    }
    return layout;
  }
}
