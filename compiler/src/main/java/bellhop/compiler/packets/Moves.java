package bellhop.compiler.packets;

import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Routes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The moves of a walk: at the start of a slice each qubit goes where the plan wants it, and a copy
 * that is already there becomes the qubit. First go those that find a free data qubit, each of
 * which frees another. Where all wait for each other, one goes to a communication qubit until a
 * data qubit is free; it leaves one free in its QNU for whatever else must pass (two where QPUs
 * relay). A move that finds no room does not happen; it is tried again at the next slice.
 */
final class Moves {
  private static final int NONE = -1;

  private final Plan plan;
  private final Segments segments;
  private final Routes routes;
  private final Slots slots;
  private final Paths paths;
  private final Journal journal;
  private final int[] at;
  private final int[] freeData;
  private final int[] visitorSlot;
  private final int[] visitorQnu;
  private final int[] nextGate;
  private final int[] lastSegment;
  private final List<List<Integer>> visitors = new ArrayList<>();
  private int slice;
  private int ebits;
  private int count;

  /**
   * @param at where each qubit is; kept up to date here
   */
  Moves(Plan plan, Routes routes, Slots slots, Paths paths, Journal journal, int[] at) {
    this.plan = plan;
    this.segments = plan.segments();
    this.routes = routes;
    this.slots = slots;
    this.paths = paths;
    this.journal = journal;
    this.at = at;
    freeData = new int[routes.qpuCount()];
    for (int qpu = 0; qpu < freeData.length; qpu++) {
      freeData[qpu] = routes.network().qpu(qpu).dataQubits();
      visitors.add(new ArrayList<>());
    }
    visitorSlot = new int[at.length];
    Arrays.fill(visitorSlot, NONE);
    visitorQnu = new int[at.length];
    nextGate = new int[at.length];
    lastSegment = new int[at.length];
    Arrays.fill(lastSegment, NONE);
    for (int q = 0; q < at.length; q++) {
      freeData[at[q]]--;
      nextGate[q] = segments.gateCountOf(q) == 0 ? Plan.NEVER : segments.gateOf(q, 0);
    }
  }

  int ebits() {
    return ebits;
  }

  int count() {
    return count;
  }

  /** Before a gate: the moves of the slices that begin until then. */
  void before(int gate, IntConsumer endSegment, IntConsumer endCopy) {
    while (slice + 1 < plan.slices().count() && plan.slices().firstGate(slice + 1) <= gate) {
      slice++;
      shift(endSegment, endCopy);
    }
  }

  private void shift(IntConsumer endSegment, IntConsumer endCopy) {
    List<Integer> movers = new ArrayList<>();
    for (int q = 0; q < at.length; q++) {
      if (at[q] != plan.home(q, slice) && at[q] != homeAtNextGate(q)) {
        movers.add(q);
      }
    }
    while (!movers.isEmpty()) {
      int mover = next(movers);
      if (mover == NONE) {
        return;
      }
      movers.remove(Integer.valueOf(mover));
      go(mover, plan.home(mover, slice), endSegment, endCopy);
    }
  }

  private int homeAtNextGate(int qubit) {
    return nextGate[qubit] == Plan.NEVER
        ? plan.home(qubit, plan.slices().count() - 1)
        : plan.homeAt(qubit, nextGate[qubit]);
  }

  private int next(List<Integer> movers) {
    for (int q : movers) {
      if (freeData[plan.home(q, slice)] > 0 && canGo(q)) {
        return q;
      }
    }
    for (int q : movers) {
      if (canGo(q) && mayVisit(arrivalQnu(q))) {
        return q;
      }
    }
    return NONE;
  }

  private boolean canGo(int qubit) {
    int from = at[qubit];
    int[] links = paths.links(from, plan.home(qubit, slice));
    return links.length > 0 && paths.evictions(links, from, NONE, NONE) < Paths.IMPOSSIBLE;
  }

  private int arrivalQnu(int qubit) {
    int to = plan.home(qubit, slice);
    int[] links = paths.links(at[qubit], to);
    return routes.qnu(links[links.length - 1], to);
  }

  private boolean mayVisit(int qnu) {
    int reserve = routes.isComplete() ? 1 : 2;
    return slots.visitors(qnu) + reserve < slots.capacity(qnu);
  }

  private void go(int qubit, int to, IntConsumer endSegment, IntConsumer endCopy) {
    if (lastSegment[qubit] != NONE) {
      endSegment.accept(lastSegment[qubit]);
    }
    int from = at[qubit];
    int[] links = paths.links(from, to);
    paths.makeRoom(links, from, NONE, NONE, endCopy);
    List<Action.Hop> hops = paths.open(links, from);
    journal.add(new Action.Move(qubit, nextGate[qubit], hops));
    ebits += hops.size();
    Action.Hop last = hops.getLast();
    leave(qubit);
    arrive(qubit, to, routes.qnu(last.link(), to), last.farSlot());
    settleAt(to);
    settleAt(from);
  }

  private void leave(int qubit) {
    int from = at[qubit];
    if (visitorSlot[qubit] == NONE) {
      freeData[from]++;
    } else {
      slots.release(visitorQnu[qubit], visitorSlot[qubit]);
      slots.visitor(visitorQnu[qubit], -1);
      visitorSlot[qubit] = NONE;
      visitors.get(from).remove(Integer.valueOf(qubit));
    }
  }

  private void arrive(int qubit, int to, int qnu, int slot) {
    count++;
    at[qubit] = to;
    visitorSlot[qubit] = slot;
    visitorQnu[qubit] = qnu;
    slots.visitor(qnu, 1);
    visitors.get(to).add(qubit);
  }

  /** Visitors take free data qubits, the first that came first. */
  private void settleAt(int qpu) {
    while (freeData[qpu] > 0 && !visitors.get(qpu).isEmpty()) {
      int qubit = visitors.get(qpu).removeFirst();
      journal.add(new Action.Settle(qubit));
      slots.release(visitorQnu[qubit], visitorSlot[qubit]);
      slots.visitor(visitorQnu[qubit], -1);
      visitorSlot[qubit] = NONE;
      freeData[qpu]--;
    }
  }

  /** A gate has used one of its qubits. */
  void used(int gate, int operand) {
    int qubit = segments.qubit(gate, operand);
    nextGate[qubit] = plan.nextOfQubit(gate, operand);
    lastSegment[qubit] = segments.segment(gate, operand);
  }

  /** Where a qubit's copy should become the qubit itself, right after a gate; −1 for nowhere. */
  int promotion(int qubit) {
    int to = homeAtNextGate(qubit);
    return to == at[qubit] ? NONE : to;
  }

  /** Whether a copy that is made there now may become the qubit. */
  boolean hasRoom(int qpu) {
    int qnu = slots.roomiest(routes.network().qnusOfQpu(qpu));
    return freeData[qpu] > 0 || (qnu != NONE && slots.free(qnu) > 2 && mayVisit(qnu));
  }

  /** Whether a copy on a communication qubit may become the qubit. */
  boolean mayPromote(int to, int qnu) {
    return freeData[to] > 0 || mayVisit(qnu);
  }

  /** A copy has become the qubit. Its communication qubit stays in use until it settles. */
  void promoted(int qubit, int to, int qnu, int slot) {
    int from = at[qubit];
    leave(qubit);
    arrive(qubit, to, qnu, slot);
    settleAt(to);
    settleAt(from);
  }
}
