package bellhop.compiler.routing;

import bellhop.distributed.Instruction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a swap is worth: by how much it shortens the ways of the gates that wait, and, at half
 * weight, of those that come next (Li, Ding and Xie, ASPLOS 2019, section 4).
 */
final class Outlook {
  private static final double WEIGHT_AHEAD = 0.5;

  private final Chip chip;
  private final Layout layout;
  private final List<int[]> front = new ArrayList<>();
  private final List<int[]> ahead = new ArrayList<>();

  /**
   * @param blocked gates that wait for their qubits to be neighbours, ascending
   */
  Outlook(
      Chip chip, Layout layout, Pending pending, Collection<Integer> blocked, Foresight foresight) {
    this.chip = chip;
    this.layout = layout;
    blocked.stream().limit(foresight.front()).forEach(gate -> front.add(ends(pending.get(gate))));
    int last = Math.min(pending.size(), pending.firstOpen() + foresight.window());
    for (int i = pending.firstOpen(); i < last && ahead.size() < foresight.ahead(); i++) {
      boolean waits = !pending.isDone(i) && !blocked.contains(i);
      if (waits && isGateOnTwo(pending.get(i))) {
        ahead.add(ends(pending.get(i)));
      }
    }
  }

  static boolean isGateOnTwo(Instruction instruction) {
    return instruction instanceof Instruction.GateOn && instruction.qubitCount() == 2;
  }

  private static int[] ends(Instruction gate) {
    return new int[] {gate.qubitAt(0), gate.qubitAt(1)};
  }

  /** The qubits of the gates that wait, two by two. */
  List<int[]> front() {
    return front;
  }

  /** Mean ways after an exchange of two positions; the less the better. */
  double after(int a, int b) {
    double ways = steps(front, a, b) / (double) front.size();
    return ahead.isEmpty() ? ways : ways + WEIGHT_AHEAD * steps(ahead, a, b) / ahead.size();
  }

  private long steps(List<int[]> gates, int a, int b) {
    long steps = 0;
    for (int[] gate : gates) {
      steps += chip.distance(after(gate[0], a, b), after(gate[1], a, b));
    }
    return steps;
  }

  /** A qubit that holds nothing yet will be filled where it belongs. */
  private int after(int qubit, int a, int b) {
    int position = layout.holds(qubit) ? layout.positionOf(qubit) : qubit;
    return position == a ? b : position == b ? a : position;
  }
}
