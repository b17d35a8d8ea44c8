package bellhop.compiler.routing;

import bellhop.circuit.Gate;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.LoopEdge;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Occupancy;
import bellhop.distributed.QnuRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * Lays one local program out on its chip: what can be done is done, and where nothing can, the swap
 * follows that helps most what waits and what comes next. Roots, copies and qubits move alike, so a
 * packet lives as long as it did.
 *
 * <p>A half that waits for its first use stays where it came in, and so does one that is about to
 * be measured; they move only where both qubits of a gate are such halves. Which position a half
 * comes into is decided when it is asked for: one of its QNU that is free, or is made free. A swap
 * that the program itself contains costs nothing: the two qubits change names.
 */
final class Router {
  private static final double TIRED = 0.001;
  private static final int REST = 5;
  private static final int PATIENCE = 10;

  private final Chip chip;
  private final Layout layout;
  private final Foresight foresight;
  private final Swaps swaps;
  private final Homecoming homecoming;
  private final Deque<Layout> atBeginnings = new ArrayDeque<>();

  /** By qubit: whether it is a half that should stay where it is. */
  private final boolean[] isHeld;

  /** By position: grows with each swap there, so that swaps do not undo each other. */
  private final double[] tiredness;

  private Pending pending = new Pending(List.of(), 0);
  private final TreeSet<Integer> blocked = new TreeSet<>();
  private int swapsInVain;
  private boolean areLinksFixed;

  /**
   * @param layout at the start; it is changed
   */
  Router(Chip chip, Layout layout, Foresight foresight) {
    this.chip = chip;
    this.layout = layout;
    this.foresight = foresight;
    swaps = new Swaps(chip, layout);
    homecoming = new Homecoming(chip, layout, swaps);
    isHeld = new boolean[chip.positionCount()];
    tiredness = new double[chip.positionCount()];
    Arrays.fill(tiredness, 1);
  }

  /** Communication qubits stay where they are, as if their halves were used there alone. */
  Router withFixedLinks() {
    Arrays.fill(isHeld, chip.dataCount(), isHeld.length, true);
    areLinksFixed = true;
    return this;
  }

  /** A whole program, stretch by stretch between the edges of loops. */
  void route(List<Instruction> instructions) {
    List<Instruction> stretch = new ArrayList<>();
    for (Instruction instruction : instructions) {
      if (instruction instanceof LoopEdge edge) {
        stretch(stretch);
        stretch = new ArrayList<>();
        edge(edge);
      } else {
        stretch.add(instruction);
      }
    }
    stretch(stretch);
  }

  List<Instruction> written() {
    return swaps.written();
  }

  int swapCount() {
    return swaps.count();
  }

  private void edge(LoopEdge edge) {
    if (edge.begins()) {
      homecoming.leaveCommunication();
      atBeginnings.push(layout.copy());
    } else {
      homecoming.returnTo(atBeginnings.pop());
    }
    swaps.write(edge);
  }

  private void stretch(List<Instruction> instructions) {
    pending = new Pending(instructions, chip.positionCount());
    blocked.clear();
    doAllThatCan();
    while (!blocked.isEmpty()) {
      bringTogether();
      doAllThatCan();
    }
  }

  private void doAllThatCan() {
    for (int i = pending.takeReady(); i != Pending.NONE; i = pending.takeReady()) {
      Instruction instruction = pending.get(i);
      if (mustWait(instruction)) {
        blocked.add(i);
      } else {
        act(instruction);
        pending.done(i);
        release(instruction);
        swapsInVain = instruction.qubitCount() == 2 ? 0 : swapsInVain;
      }
    }
  }

  private boolean mustWait(Instruction instruction) {
    return Outlook.isGateOnTwo(instruction)
        && !Occupancy.isSureSwap(instruction)
        && !areNeighbours(instruction.qubitAt(0), instruction.qubitAt(1));
  }

  private boolean areNeighbours(int qubit, int other) {
    return chip.areCoupled(layout.positionOf(qubit), layout.positionOf(other));
  }

  private void act(Instruction instruction) {
    if (Occupancy.isSureSwap(instruction)) {
      layout.rename(instruction.qubitAt(0), instruction.qubitAt(1));
      return;
    }
    if (instruction instanceof RequestPair request) {
      receive(request.qubit());
    }
    swaps.write(instruction);
    if (instruction instanceof Measure measure && measure.isForCommunication()) {
      layout.hold(measure.qubit(), false);
    }
  }

  /** Gives the half that is asked for a position of its QNU that is free, or is made free. */
  private void receive(int qubit) {
    int position = entrance(qubit, false);
    if (position == Chip.NOWHERE) {
      position = takenEntrance(qubit);
      swaps.vacate(position);
    }
    layout.exchange(layout.positionOf(qubit), position);
    layout.hold(qubit, true);
    isHeld[qubit] = true;
  }

  /** One whose qubit may move; the first where all of them wait. */
  private int takenEntrance(int qubit) {
    int position = entrance(qubit, true);
    return position == Chip.NOWHERE ? chip.qnuOf(qubit).first() : position;
  }

  /** The one nearest to whom the half will meet first, or {@link Chip#NOWHERE}. */
  private int entrance(int qubit, boolean isTaken) {
    QnuRange its = chip.qnuOf(qubit);
    int partner = pending.nextPartner(qubit);
    int there = partner == Pending.NONE ? its.first() : layout.positionOf(partner);
    int best = Chip.NOWHERE;
    for (int position = its.first(); position < its.first() + its.count(); position++) {
      boolean isPossible = isTaken ? !isHeld[layout.qubitAt(position)] : layout.isFree(position);
      boolean isNearer =
          best == Chip.NOWHERE || chip.distance(position, there) < chip.distance(best, there);
      best = isPossible && isNearer ? position : best;
    }
    return best;
  }

  /** Lets halves go that have come to what they were waiting for. */
  private void release(Instruction done) {
    for (int k = 0; k < done.qubitCount() && !areLinksFixed; k++) {
      int qubit = done.qubitAt(k);
      isHeld[qubit] &= layout.holds(qubit) && (isRequest(done) || staysFor(qubit));
    }
  }

  private static boolean isRequest(Instruction instruction) {
    return instruction instanceof RequestPair;
  }

  /** For a correction, or to be measured. */
  private boolean staysFor(int qubit) {
    return pending.isMeasuredNext(qubit)
        || pending.next(qubit).filter(Router::isCorrection).isPresent();
  }

  private static boolean isCorrection(Instruction instruction) {
    return instruction instanceof GateOn(var call, int guard)
        && guard != Instruction.NO_GUARD
        && (call.gate() == Gate.X || call.gate() == Gate.Z);
  }

  private void bringTogether() {
    Outlook outlook = new Outlook(chip, layout, pending, blocked, foresight);
    int[] best = swapsInVain > patience(outlook) ? new int[0] : bestSwap(outlook);
    if (best.length == 0) {
      goStraight(outlook.front().getFirst());
    } else {
      swap(best[0], best[1]);
    }
    for (int gate : List.copyOf(blocked)) {
      if (!mustWait(pending.get(gate))) {
        blocked.remove(gate);
        pending.putBack(gate);
      }
    }
  }

  private int patience(Outlook outlook) {
    int[] first = outlook.front().getFirst();
    return PATIENCE + 2 * chip.distance(layout.positionOf(first[0]), layout.positionOf(first[1]));
  }

  private void swap(int a, int b) {
    swaps.swap(a, b);
    swapsInVain++;
    if (swapsInVain % REST == 1) {
      Arrays.fill(tiredness, 1);
    }
    tiredness[a] += TIRED;
    tiredness[b] += TIRED;
  }

  /** The two positions, or nothing where all that could move should stay. */
  private int[] bestSwap(Outlook outlook) {
    int[] best = {};
    double least = Double.POSITIVE_INFINITY;
    for (int[] gate : outlook.front()) {
      boolean isBetweenHalves = isHeld[gate[0]] && isHeld[gate[1]];
      for (int qubit : gate) {
        int from = layout.positionOf(qubit);
        for (int i = 0; i < chip.neighbourCount(from) && mayMove(qubit, isBetweenHalves); i++) {
          int to = chip.neighbour(from, i);
          double cost = Math.max(tiredness[from], tiredness[to]) * outlook.after(from, to);
          if (cost < least && mayMove(layout.qubitAt(to), isBetweenHalves)) {
            least = cost;
            best = new int[] {from, to};
          }
        }
      }
    }
    return best;
  }

  private boolean mayMove(int qubit, boolean isBetweenHalves) {
    return isBetweenHalves || !isHeld[qubit];
  }

  /** Without looking left or right: it always comes to an end. */
  private void goStraight(int[] gate) {
    int mover = isHeld[gate[0]] ? gate[1] : gate[0];
    int other = mover == gate[0] ? gate[1] : gate[0];
    List<Integer> way = chip.path(layout.positionOf(mover), layout.positionOf(other));
    swaps.carry(way.subList(0, way.size() - 1));
    swapsInVain = 0;
  }
}
