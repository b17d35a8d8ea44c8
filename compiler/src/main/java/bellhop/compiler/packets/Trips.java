package bellhop.compiler.packets;

import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Routes;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The visits of a walk: qubits that move to their partners and back. A visitor keeps a
 * communication qubit, so it leaves one free in its QNU for whatever else must pass (two where QPUs
 * relay); a visit that finds no room does not happen.
 */
final class Trips {
  private final Plan plan;
  private final Segments segments;
  private final Routes routes;
  private final Slots slots;
  private final Paths paths;
  private final Journal journal;
  private final int[] at;
  private final int[] slotOfVisitor;
  private final int[] qnuOfVisitor;
  private int ebits;
  private int count;

  /**
   * @param at where each qubit is; kept up to date here
   */
  Trips(Plan plan, Routes routes, Slots slots, Paths paths, Journal journal, int[] at) {
    this.plan = plan;
    this.segments = plan.segments();
    this.routes = routes;
    this.slots = slots;
    this.paths = paths;
    this.journal = journal;
    this.at = at;
    slotOfVisitor = new int[at.length];
    qnuOfVisitor = new int[at.length];
    Arrays.fill(slotOfVisitor, -1);
  }

  int ebits() {
    return ebits;
  }

  int count() {
    return count;
  }

  /** Before a gate: starts the visit whose first gate it is. */
  void arrive(int gate, IntConsumer endSegment, IntConsumer endCopy) {
    if (!plan.visits().isInside(gate)) {
      return;
    }
    Visits.Visit visit = plan.visits().get(plan.visits().ofGate(gate));
    if (visit.firstGate() != gate) {
      return;
    }
    int from = at[visit.qubit()];
    int[] links = paths.links(from, visit.to());
    if (hasRoom(visit, links, from)) {
      int operand = segments.qubit(gate, 0) == visit.qubit() ? 0 : 1;
      endSegment.accept(segments.segment(gate, operand));
      go(visit.qubit(), gate, links, endCopy);
      if (visit.settles()) {
        settle(visit.qubit());
      }
    }
  }

  /** After a gate: ends the visit whose last gate it is. */
  void leave(int gate, IntConsumer endCopy) {
    if (!plan.visits().isInside(gate)) {
      return;
    }
    Visits.Visit visit = plan.visits().get(plan.visits().ofGate(gate));
    int qubit = visit.qubit();
    if (visit.lastGate() == gate && slotOfVisitor[qubit] >= 0) {
      int qnu = qnuOfVisitor[qubit];
      int slot = slotOfVisitor[qubit];
      go(qubit, gate + 1, paths.links(at[qubit], plan.home(qubit)), endCopy);
      slots.release(qnu, slot);
      slots.visitor(qnu, -1);
      settle(qubit);
    }
  }

  private boolean hasRoom(Visits.Visit visit, int[] links, int from) {
    if (links.length == 0) {
      return false;
    }
    int qnu = routes.qnu(links[links.length - 1], visit.to());
    int reserve = routes.isComplete() ? 1 : 2;
    boolean mayStay = visit.settles() || slots.visitors(qnu) + reserve < slots.capacity(qnu);
    return mayStay && paths.evictions(links, from, -1, -1) < Paths.IMPOSSIBLE;
  }

  private void go(int qubit, int beforeGate, int[] links, IntConsumer endCopy) {
    int from = at[qubit];
    paths.makeRoom(links, from, -1, -1, endCopy);
    List<Action.Hop> hops = paths.open(links, from);
    journal.add(new Action.Move(qubit, beforeGate, hops));
    ebits += hops.size();
    count++;
    Action.Hop last = hops.getLast();
    at[qubit] = last.farQpu();
    slotOfVisitor[qubit] = last.farSlot();
    qnuOfVisitor[qubit] = routes.qnu(last.link(), last.farQpu());
    slots.visitor(qnuOfVisitor[qubit], 1);
  }

  private void settle(int qubit) {
    journal.add(new Action.Settle(qubit));
    slots.release(qnuOfVisitor[qubit], slotOfVisitor[qubit]);
    slots.visitor(qnuOfVisitor[qubit], -1);
    slotOfVisitor[qubit] = -1;
  }
}
