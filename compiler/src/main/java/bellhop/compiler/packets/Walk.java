package bellhop.compiler.packets;

import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.lowering.Step;
import bellhop.compiler.placement.Routes;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Carries a plan through the program in order, never with more communication qubits in use than
 * there are. The plan says where each gate should run; the walk makes copies when they are first
 * needed and ends them after their last use.
 *
 * <p>Where a QNU is full, the copy whose next use is farthest ends early and is made again later
 * (Belady's rule), unless serving the gate from its other side, or at a third QPU that has both
 * copies already, costs less. A copy that ends early does so right after the last gate it served:
 * there the axis of its qubit is known. So ends are kept aside and put in their places last.
 * Between slices of time qubits move, see {@link Moves}.
 *
 * <p>With one communication qubit at each end of a link every gate over it can be served: whatever
 * stands in the way can end. Qubits that move leave room for that. Cost: steps plus, for each gate
 * between QPUs, its live copies and the copies on the QNUs of its path.
 */
final class Walk {
  private final Plan plan;
  private final Segments segments;
  private final Routes routes;
  private final Slots slots;
  private final Copies copies;
  private final Paths paths;
  private final Journal journal;
  private final int[] at;
  private final Moves moves;

  /** Where some QPUs are not neighbours. */
  private final Optional<Reaches> reaches;

  private int ebits;

  private Walk(Plan plan, Routes routes, int most, boolean recording) {
    this.plan = plan;
    this.segments = plan.segments();
    this.routes = routes;
    slots = new Slots(routes, most);
    copies = new Copies(segments.count(), routes.network().qnus().size());
    journal = new Journal(recording);
    paths = new Paths(routes, slots, copies);
    at = plan.start();
    moves = new Moves(plan, routes, slots, paths, journal, at);
    reaches =
        routes.isComplete() ? Optional.empty() : Optional.of(new Reaches(plan, routes.qpuCount()));
  }

  /**
   * The cost alone.
   *
   * @param most communication qubits of a QNU that may be used
   */
  static Walked measure(Plan plan, Routes routes, int most) {
    Walk walk = new Walk(plan, routes, most, false);
    for (int gate = 0; gate < walk.segments.gateCount(); gate++) {
      if (!walk.gate(gate, gate)) {
        return walk.result(Optional.of(gate));
      }
    }
    return walk.result(Optional.empty());
  }

  /** The cost and all actions. */
  static Walked record(Plan plan, Routes routes, int most, Lowered lowered) {
    Walk walk = new Walk(plan, routes, most, true);
    List<Step> steps = lowered.steps();
    for (int i = 0; i < steps.size(); i++) {
      if (!(steps.get(i) instanceof Step.Interact interact)) {
        walk.journal.add(new Action.Perform(i));
      } else if (!walk.gate(interact.number(), i)) {
        return walk.result(Optional.of(interact.number()));
      }
    }
    return walk.result(Optional.empty());
  }

  private Walked result(Optional<Integer> stuck) {
    return new Walked(
        ebits + moves.ebits(), moves.count(), slots.wereFull(), journal.ordered(), stuck);
  }

  private boolean gate(int gate, int step) {
    moves.before(gate, this::endAllOf, this::end);
    int first = at[segments.qubit(gate, 0)];
    int second = at[segments.qubit(gate, 1)];
    return first == second ? perform(gate, step, first) : serve(gate, step, first, second);
  }

  private boolean serve(int gate, int step, int first, int second) {
    int place = cheapestPlace(gate, first, second);
    return place >= 0
        && (perform(gate, step, place)
            || perform(gate, step, first)
            || perform(gate, step, second));
  }

  private boolean perform(int gate, int step, int place) {
    int copy0 = standIn(gate, 0, place, Action.ITSELF);
    int copy1 = copy0 == FAILED ? FAILED : standIn(gate, 1, place, copy0);
    if (copy1 == FAILED) {
      return false;
    }
    align(gate, 0, copy0);
    align(gate, 1, copy1);
    int action = journal.add(new Action.Interact(step, place, copy0, copy1));
    moves.used(gate, 0);
    moves.used(gate, 1);
    served(gate, copy0, action);
    served(gate, copy1, action);
    promote(gate, 0);
    promote(gate, 1);
    endOver(gate, 0);
    endOver(gate, 1);
    used(gate, 0, copy0);
    used(gate, 1, copy1);
    forget(gate, 0, place);
    forget(gate, 1, place);
    endSources(gate, 0);
    endSources(gate, 1);
    return true;
  }

  // ---- where a gate should run ----

  private int cheapestPlace(int gate, int first, int second) {
    int best = plan.place(gate);
    int least = price(gate, best);
    for (int place : new int[] {first, second}) {
      int price = price(gate, place) + (place == plan.place(gate) ? 0 : 1);
      if (price < least) {
        best = place;
        least = price;
      }
    }
    int segment = segments.segment(gate, 0);
    for (int c = copies.firstOfSegment(segment); c >= 0 && least > 1; c = copies.nextOfSegment(c)) {
      if (copies.find(segments.segment(gate, 1), copies.place(c)) >= 0) {
        best = copies.place(c);
        least = 1;
      }
    }
    return least >= Paths.IMPOSSIBLE ? -1 : best;
  }

  private int price(int gate, int place) {
    return Math.min(Paths.IMPOSSIBLE, price(gate, 0, place) + price(gate, 1, place));
  }

  /**
   * Twice the ebits that a copy costs beyond what the plan must pay anyway. A copy that the plan
   * uses again later, or makes another from, costs nothing extra, but 1 for being made now: an
   * equal way that can wait is better.
   */
  private int price(int gate, int operand, int place) {
    int qubit = segments.qubit(gate, operand);
    int segment = segments.segment(gate, operand);
    if (at[qubit] == place || copies.find(segment, place) >= 0) {
      return 0;
    }
    int source = cheapestSource(gate, operand, place, Action.ITSELF);
    if (source == FAILED) {
      return Paths.IMPOSSIBLE;
    }
    int from = source == Action.ITSELF ? at[qubit] : copies.place(source);
    int[] links = paths.links(from, place);
    int evictions = paths.evictions(links, from, source, Action.ITSELF);
    boolean again =
        nextUse(gate, operand, place) != Plan.NEVER
            || useAsSource(segment, place, gate) != Plan.NEVER;
    return 2 * evictions + (again ? 1 : 2 * links.length);
  }

  private int nextUse(int gate, int operand, int place) {
    return place == plan.place(gate)
        ? plan.nextUse(gate, operand)
        : plan.nextUseAt(segments.segment(gate, operand), place, gate);
  }

  // ---- copies ----

  private static final int FAILED = -2;

  /** The copy that stands in for an operand at a QPU, made if need be. */
  private int standIn(int gate, int operand, int place, int keep) {
    int qubit = segments.qubit(gate, operand);
    if (at[qubit] == place) {
      return Action.ITSELF;
    }
    int live = copies.find(segments.segment(gate, operand), place);
    if (live >= 0) {
      return live;
    }
    int source = cheapestSource(gate, operand, place, keep);
    return source == FAILED ? FAILED : make(gate, operand, source, place, keep);
  }

  /** The qubit itself or the live copy from which a new one costs least. */
  private int cheapestSource(int gate, int operand, int place, int keep) {
    int best = FAILED;
    int least = Paths.IMPOSSIBLE;
    int home = at[segments.qubit(gate, operand)];
    int price = reach(home, place, Action.ITSELF, keep);
    if (price < least) {
      best = Action.ITSELF;
      least = price;
    }
    int segment = segments.segment(gate, operand);
    for (int c = copies.firstOfSegment(segment); c >= 0; c = copies.nextOfSegment(c)) {
      price = reach(copies.place(c), place, c, keep);
      if (price < least) {
        best = c;
        least = price;
      }
    }
    return best;
  }

  private int reach(int from, int place, int source, int keep) {
    int[] links = paths.links(from, place);
    return links.length + paths.evictions(links, from, source, keep);
  }

  /** Stops on the way where the plan needs a copy too and there is room for one. */
  private int make(int gate, int operand, int source, int place, int keep) {
    int segment = segments.segment(gate, operand);
    int from = source == Action.ITSELF ? at[segments.qubit(gate, operand)] : copies.place(source);
    int stop = stop(gate, segment, from, place);
    if (stop != place) {
      int copy = make(gate, operand, source, stop, keep);
      copies.nextUse(copy, laterUse(segment, stop, gate, place));
      if (reach(stop, place, copy, keep) < Paths.IMPOSSIBLE) {
        return make(gate, operand, copy, place, keep);
      }
    }
    int[] links = paths.links(from, place);
    paths.makeRoom(links, from, source, keep, this::end);
    List<Action.Hop> hops = paths.open(links, from);
    ebits += hops.size();
    Action.Hop last = hops.getLast();
    boolean flip = source == Action.ITSELF ? segments.flip(gate, operand) : copies.flip(source);
    int copy = copies.add(segment, place, routes.qnu(last.link(), place), last.farSlot(), flip);
    int action = journal.add(new Action.Copy(copy, gate, operand, source, hops));
    copies.served(copy, gate, action);
    copies.nextUse(copy, gate);
    if (source != Action.ITSELF) {
      copies.served(source, gate, action);
    }
    return copy;
  }

  /** The nearest QPU on a shortest way that wants a copy and has room for it, or the end. */
  private int stop(int gate, int segment, int from, int place) {
    int all = routes.distance(from, place);
    int best = place;
    for (int qpu = 0; qpu < routes.qpuCount() && routes.distance(from, best) > 1; qpu++) {
      int way = routes.distance(from, qpu);
      boolean isOnTheWay = way > 0 && way + routes.distance(qpu, place) == all;
      if (isOnTheWay
          && way < routes.distance(from, best)
          && copies.find(segment, qpu) < 0
          && laterUse(segment, qpu, gate, place) != Plan.NEVER
          && hasRoom(from, qpu)) {
        best = qpu;
      }
    }
    return best;
  }

  /** Whether a copy can stay and leave a communication qubit for what must pass. */
  private boolean hasRoom(int from, int qpu) {
    int[] links = paths.links(from, qpu);
    return slots.free(routes.qnu(links[links.length - 1], qpu)) > 1;
  }

  private void align(int gate, int operand, int copy) {
    if (copy >= 0 && copies.flip(copy) != segments.flip(gate, operand)) {
      journal.add(new Action.Flip(copy));
      copies.turnOver(copy);
    }
  }

  private void served(int gate, int copy, int action) {
    if (copy >= 0) {
      copies.served(copy, gate, action);
    }
  }

  /**
   * A copy at the QPU where its qubit is wanted next becomes the qubit: a move for nothing. One is
   * made for it if other copies would else have to end for the move.
   */
  private void promote(int gate, int operand) {
    int qubit = segments.qubit(gate, operand);
    int segment = segments.segment(gate, operand);
    int to = moves.promotion(qubit);
    if (to < 0) {
      return;
    }
    int copy = copies.find(segment, to);
    if (copy < 0
        && (plan.goesOn(gate, operand) || hasNearerCopy(segment, to))
        && moves.hasRoom(to)) {
      copy = standIn(gate, operand, to, Action.ITSELF);
    }
    if (copy >= 0 && moves.mayPromote(to, copies.qnu(copy))) {
      align(gate, operand, copy);
      keepAndPromote(gate, operand, copy);
    }
  }

  /** Whether a copy is nearer to a QPU than the qubit itself. */
  private boolean hasNearerCopy(int segment, int to) {
    int distance = routes.distance(at[segments.root(segment)], to);
    boolean isNearer = false;
    for (int c = copies.firstOfSegment(segment); c >= 0; c = copies.nextOfSegment(c)) {
      isNearer |= routes.distance(copies.place(c), to) < distance;
    }
    return isNearer;
  }

  private void keepAndPromote(int gate, int operand, int copy) {
    int qubit = segments.qubit(gate, operand);
    int segment = segments.segment(gate, operand);
    int from = at[qubit];
    int next = plan.nextUseAt(segment, from, gate);
    int qnu = next == Plan.NEVER ? -1 : slots.roomiest(routes.network().qnusOfQpu(from));
    int kept = Action.ITSELF;
    if (qnu >= 0 && slots.free(qnu) > 0) {
      kept = copies.add(segment, from, qnu, slots.take(qnu), segments.flip(gate, operand));
      copies.nextUse(kept, next);
    }
    int slot = kept == Action.ITSELF ? -1 : copies.slot(kept);
    int action = journal.add(new Action.Promote(copy, gate, operand, kept, qnu, slot));
    if (kept != Action.ITSELF) {
      copies.served(kept, gate, action);
    }
    copies.remove(copy);
    moves.promoted(qubit, copies.place(copy), copies.qnu(copy), copies.slot(copy));
  }

  /** After the last gate of a segment its copies are of no use, whatever the plan wanted. */
  private void endOver(int gate, int operand) {
    if (!plan.goesOn(gate, operand)) {
      endAllOf(segments.segment(gate, operand));
    }
  }

  private void used(int gate, int operand, int copy) {
    if (copy >= 0 && copies.isAlive(copy)) {
      copies.nextUse(copy, nextUse(gate, operand, copies.place(copy)));
      endIfIdle(copy, gate);
    }
  }

  /** The copy that the plan had meant for this gate, if it ran elsewhere, looks further ahead. */
  private void forget(int gate, int operand, int place) {
    int meant = plan.place(gate);
    int copy = meant == place ? -1 : copies.find(segments.segment(gate, operand), meant);
    if (copy >= 0 && copies.nextUse(copy) <= gate) {
      copies.nextUse(copy, plan.nextUse(gate, operand));
      endIfIdle(copy, gate);
    }
  }

  /** Ends a copy that neither a gate nor another copy will need. */
  private void endIfIdle(int copy, int gate) {
    if (copies.nextUse(copy) == Plan.NEVER) {
      copies.nextUse(copy, useAsSource(copies.segment(copy), copies.place(copy), gate));
    }
    if (copies.nextUse(copy) == Plan.NEVER) {
      end(copy);
    }
  }

  /** Copies that were kept for one that has been made. */
  private void endSources(int gate, int operand) {
    int next = reaches.isEmpty() ? -1 : copies.firstOfSegment(segments.segment(gate, operand));
    while (next >= 0) {
      int copy = next;
      next = copies.nextOfSegment(copy);
      if (copies.nextUse(copy) <= gate) {
        copies.nextUse(copy, plan.nextUseAt(copies.segment(copy), copies.place(copy), gate));
        endIfIdle(copy, gate);
      }
    }
  }

  /** The next gate that wants a copy there, for itself or for others than one that is made now. */
  private int laterUse(int segment, int qpu, int gate, int made) {
    int asSource = useAsSource(segment, gate, to -> to != made && isNearest(segment, qpu, to));
    return Math.min(plan.nextUseAt(segment, qpu, gate), asSource);
  }

  /** The next gate that needs a copy where there is none and to where this QPU is the nearest. */
  private int useAsSource(int segment, int from, int gate) {
    return useAsSource(segment, gate, to -> isNearest(segment, from, to));
  }

  private int useAsSource(int segment, int gate, IntPredicate isServed) {
    return reaches.isEmpty() ? Plan.NEVER : reaches.get().soonest(segment, gate, isServed);
  }

  private boolean isNearest(int segment, int from, int to) {
    int distance = routes.distance(from, to);
    boolean isNearest = distance > 0 && distance < routes.distance(at[segments.root(segment)], to);
    for (int c = copies.firstOfSegment(segment); isNearest && c >= 0; c = copies.nextOfSegment(c)) {
      isNearest = copies.place(c) == from || distance < routes.distance(copies.place(c), to);
    }
    return isNearest;
  }

  private void endAllOf(int segment) {
    while (copies.firstOfSegment(segment) >= 0) {
      end(copies.firstOfSegment(segment));
    }
  }

  private void end(int copy) {
    int gate = copies.lastGate(copy);
    int operand = segments.segment(gate, 0) == copies.segment(copy) ? 0 : 1;
    copies.remove(copy);
    slots.release(copies.qnu(copy), copies.slot(copy));
    journal.addAfter(copies.lastAction(copy), new Action.End(copy, gate, operand));
  }
}
