package bellhop.compiler.routing;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Instruction;
import java.util.ArrayList;
import java.util.List;

/** The routed program as it grows: swaps change the layout, all else is written down as it is. */
final class Swaps {
  private final Chip chip;
  private final Layout layout;
  private final List<Instruction> written = new ArrayList<>();
  private int count;

  Swaps(Chip chip, Layout layout) {
    this.chip = chip;
    this.layout = layout;
  }

  /** Exchanges what two neighbours hold; nothing is to be done where neither holds anything. */
  void swap(int a, int b) {
    if (!layout.isFree(a) || !layout.isFree(b)) {
      GateCall swap = GateCall.of(Gate.SWAP, Math.min(a, b), Math.max(a, b));
      written.add(new Instruction.GateOn(swap, Instruction.NO_GUARD));
      count++;
    }
    layout.exchange(a, b);
  }

  /** What a position holds goes along a way, from its first to its last position. */
  void carry(List<Integer> way) {
    for (int i = 0; i + 1 < way.size(); i++) {
      swap(way.get(i), way.get(i + 1));
    }
  }

  /** Makes a position free: all that stands between it and the nearest free one moves up. */
  void vacate(int position) {
    carry(chip.path(nearestFree(position), position));
  }

  private int nearestFree(int position) {
    int nearest = Chip.NOWHERE;
    for (int other = 0; other < chip.positionCount(); other++) {
      boolean isNearer =
          nearest == Chip.NOWHERE
              || chip.distance(position, other) < chip.distance(position, nearest);
      if (layout.isFree(other) && isNearer) {
        nearest = other;
      }
    }
    if (nearest == Chip.NOWHERE) {
      throw new IllegalStateException("a pair is asked for where every qubit is in use");
    }
    return nearest;
  }

  /** Of qubits by their names of before, which are where the layout has them. */
  void write(Instruction instruction) {
    written.add(Relocation.of(instruction, layout::positionOf));
  }

  List<Instruction> written() {
    return written;
  }

  int count() {
    return count;
  }
}
