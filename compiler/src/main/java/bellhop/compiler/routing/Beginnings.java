package bellhop.compiler.routing;

import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.GateOn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * First layouts to try: qubits as they are numbered, and in the order in which they meet others,
 * and what either of these comes to when the gates are walked to the end and back (Li, Ding and
 * Xie, ASPLOS 2019, section 4.1). That walk takes all qubits as if they were always there, those of
 * links in motion or fixed.
 */
final class Beginnings {
  private final Chip chip;
  private final List<Instruction> gates;
  private final Foresight foresight;

  Beginnings(Chip chip, List<Instruction> instructions, Foresight foresight) {
    this.chip = chip;
    this.foresight = foresight;
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
    return foresight.isThorough()
        ? List.of(
            asNumbered,
            byUse,
            thereAndBack(asNumbered, false),
            thereAndBack(byUse, false),
            thereAndBack(asNumbered, true),
            thereAndBack(byUse, true))
        : List.of(byUse, thereAndBack(byUse, true));
  }

  /** Along a walk through the chip, so that who meets first stands side by side. */
  private int[] inOrderOfUse() {
    Set<Integer> inOrder = new LinkedHashSet<>();
    for (Instruction gate : gates) {
      inOrder.add(gate.qubitAt(0));
      inOrder.add(gate.qubitAt(1));
    }
    IntStream.range(0, chip.dataCount()).forEach(inOrder::add);
    Iterator<Integer> walk = walk().iterator();
    int[] positions = new int[chip.dataCount()];
    inOrder.stream().filter(chip::isData).forEach(qubit -> positions[qubit] = walk.next());
    return positions;
  }

  /**
   * All data positions, each beside the one before where that can be: on to the neighbour that has
   * the fewest ways on (Warnsdorff's rule), else to the nearest that is left.
   */
  private List<Integer> walk() {
    Set<Integer> left = new TreeSet<>();
    IntStream.range(0, chip.dataCount()).forEach(left::add);
    List<Integer> walk = new ArrayList<>();
    int at = first(left, position -> waysOn(position, left));
    while (left.remove(at)) {
      walk.add(at);
      at = next(at, left);
    }
    return walk;
  }

  private int next(int from, Set<Integer> left) {
    List<Integer> beside = neighbours(from, left);
    return beside.isEmpty()
        ? first(left, to -> chip.distance(from, to) * chip.positionCount() + waysOn(to, left))
        : first(beside, to -> waysOn(to, left));
  }

  /** The one with the least, of equals the lowest; none if there is none. */
  private static int first(Collection<Integer> ascending, ToIntFunction<Integer> least) {
    return ascending.stream().min(Comparator.comparingInt(least)).orElse(Chip.NOWHERE);
  }

  private int waysOn(int position, Set<Integer> left) {
    return neighbours(position, left).size();
  }

  /** Those of a position that are left, ascending. */
  private List<Integer> neighbours(int position, Set<Integer> left) {
    return IntStream.range(0, chip.neighbourCount(position))
        .mapToObj(i -> chip.neighbour(position, i))
        .filter(left::contains)
        .toList();
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
    Router router = new Router(chip, layout, foresight);
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
