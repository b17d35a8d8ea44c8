package bellhop.protocol.path;

import bellhop.protocol.Outputs;
import bellhop.protocol.Snapshots;
import bellhop.protocol.path.NodeOutput.Why;
import bellhop.protocol.path.NodeSettings.Port;
import bellhop.protocol.path.Slots.Fate;
import bellhop.protocol.path.Slots.Phase;
import bellhop.units.Time;
import java.util.Arrays;

/** What the parts of a node share: its slots, what is wanted, and how a slot is given up. */
final class NodeState {
  static final int NONE = NodeSettings.NONE;

  final NodeSettings settings;
  final Slots slots;
  final Port[] ports;
  final Routes routes;

  /** By slot. */
  private final int[] portOfSlot;

  /** Number of the first pair since the node started, or started again. */
  long firstPair;

  /** Whether something happened after which a circuit that leaves may be forgotten. */
  boolean mayForget;

  NodeState(NodeSettings settings) {
    this.settings = settings;
    ports = settings.ports().toArray(Port[]::new);
    routes = new Routes(ports, settings.routes());
    slots = new Slots(settings.slotCount());
    portOfSlot = new int[slots.count()];
    for (int p = 0; p < ports.length; p++) {
      int first = ports[p].firstSlot();
      Arrays.fill(portOfSlot, first, first + ports[p].lanes(), p);
    }
  }

  /** Row of a circuit, or NONE. */
  int route(int circuit) {
    return routes.row(circuit);
  }

  int port(int slot) {
    return portOfSlot[slot];
  }

  int lane(int slot) {
    return slot - ports[portOfSlot[slot]].firstSlot();
  }

  int slot(int port, int lane) {
    return ports[port].firstSlot() + lane;
  }

  /** Rounds of distillation that a circuit wants of the pairs at a port. */
  int rounds(int route, int port) {
    return routes.rounds(route, port);
  }

  boolean isUnwanted(int route) {
    return routes.isUnwanted(route);
  }

  Circuit circuit(int slot) {
    return routes.get(slots.route[slot]).circuit();
  }

  /** Attempts for whoever's turn it is, if anybody. */
  void attempt(int slot, Outputs<? super NodeOutput> out) {
    int port = portOfSlot[slot];
    if (!ports[port].chooses()) {
      slots.set(slot, Phase.ATTEMPTING);
      out.add(new NodeOutput.Attempt(slot, slots.pair[slot], NONE));
      return;
    }
    int route = choose(port);
    if (route == NONE) {
      return;
    }
    slots.assign(slot, route);
    slots.set(slot, Phase.ATTEMPTING);
    out.add(new NodeOutput.Attempt(slot, slots.pair[slot], routes.get(route).circuit().id()));
  }

  /**
   * Of the circuits of the highest priority the one that has fewest lanes there, so that pairs
   * which wait for their other half do not take all lanes from circuits that go on; of equals,
   * whose turn it is. But a pair that waits for another to be distilled with gets it first: two
   * such pairs of different circuits would block each other.
   */
  private int choose(int port) {
    boolean distils = routes.distils(port);
    int chosen = NONE;
    int chosenHas = 0;
    int first = routes.placeAfterTurn(port);
    int count = routes.wantingCount(port);
    for (int i = 0; i < count && (distils || chosen == NONE || chosenHas > 0); i++) {
      int route = routes.wanting(port, first + i);
      if (distils && waitsForTarget(route, port)) {
        chosen = route;
        break;
      }
      boolean mayBe = routes.isHighest(port, route) && (chosen == NONE || chosenHas > 0);
      int has = mayBe && count > 1 ? lanesOf(route, port) : 0;
      if (mayBe && (chosen == NONE || has < chosenHas)) {
        chosen = route;
        chosenHas = has;
      }
    }
    if (chosen != NONE) {
      routes.setTurn(port, chosen);
    }
    return chosen;
  }

  private int lanesOf(int route, int port) {
    int count = 0;
    for (int lane = 0; lane < ports[port].lanes(); lane++) {
      count += slots.route[slot(port, lane)] == route ? 1 : 0;
    }
    return count;
  }

  private boolean waitsForTarget(int route, int port) {
    int raw = 0;
    int coming = 0;
    for (int lane = 0; lane < ports[port].lanes(); lane++) {
      int slot = slot(port, lane);
      if (slots.route[slot] == route) {
        raw += slots.phase(slot) == Phase.RAW ? 1 : 0;
        coming += slots.phase(slot) == Phase.ATTEMPTING ? 1 : 0;
      }
    }
    return raw > 0 && coming == 0;
  }

  /** Sees each of some slots. */
  interface SlotVisitor {
    void visit(int slot);
  }

  /** The slots of a circuit's links here, in ascending order. */
  void forSlotsOf(int route, SlotVisitor visitor) {
    int up = routes.get(route).up();
    int down = routes.get(route).down();
    forSlotsAt(Math.min(up, down), visitor);
    forSlotsAt(Math.max(up, down), visitor);
  }

  private void forSlotsAt(int port, SlotVisitor visitor) {
    if (port != NONE) {
      int first = ports[port].firstSlot();
      for (int slot = first; slot < first + ports[port].lanes(); slot++) {
        visitor.visit(slot);
      }
    }
  }

  /** The slot goes on to its next pair. */
  void release(int slot, Outputs<? super NodeOutput> out) {
    slots.free(slot, slots.pair[slot] + 1);
    attempt(slot, out);
  }

  /** Gives up the half in a slot. */
  void drop(int slot, Why why, Outputs<? super NodeOutput> out) {
    out.add(new NodeOutput.Discard(slot, why));
    slots.remember(slot, Fate.DROPPED);
    release(slot, out);
  }

  /**
   * The other end speaks of a pair that this end does not hold: whatever is attempted here for it
   * or an earlier one is in vain.
   */
  void skipPast(int slot, long pair, Outputs<? super NodeOutput> out) {
    if (!slots.isHolding(slot) && slots.pair[slot] <= pair) {
      slots.free(slot, pair + 1);
      attempt(slot, out);
    }
  }

  /**
   * Looks at the slot again then. One timer is pending per slot; it is set again when too early.
   */
  void watch(int slot, long deadlinePs, Outputs<? super NodeOutput> out) {
    slots.deadlinePs[slot] = deadlinePs;
    if (deadlinePs < slots.timerPs[slot]) {
      slots.timerPs[slot] = deadlinePs;
      out.add(new NodeOutput.WakeAt(new Time(deadlinePs), slot));
    }
  }

  /** Starts the time after which an end asks again; it doubles from try to try. */
  void watchRetry(int slot, Time now, Outputs<? super NodeOutput> out) {
    int doublings = Math.min(slots.tries[slot], MOST_DOUBLINGS);
    slots.tries[slot] = (byte) (doublings + 1);
    watch(slot, now.picos() + (circuit(slot).retry().picos() << doublings), out);
  }

  private static final int MOST_DOUBLINGS = 5;

  /** A pair that waits for distillation: asks after it, and drops it when it is too old. */
  void watchRaw(int slot, Time now, Outputs<? super NodeOutput> out) {
    watchRetry(slot, now, out);
    long cutoffPs = circuit(slot).cutoff().picos();
    if (cutoffPs > 0) {
      watch(slot, Math.min(slots.deadlinePs[slot], slots.bornPs[slot] + cutoffPs), out);
    }
  }

  /** Starts the time after which a pair that still waits is dropped. */
  void watchCutoff(int slot, Outputs<? super NodeOutput> out) {
    long cutoffPs = circuit(slot).cutoff().picos();
    if (cutoffPs > 0) {
      watch(slot, slots.bornPs[slot] + cutoffPs, out);
    }
  }

  void write(Snapshots.Writer writer) {
    writer.add(firstPair);
    routes.write(writer);
  }

  void read(Snapshots.Reader reader) {
    firstPair = reader.next();
    routes.read(reader);
  }
}
