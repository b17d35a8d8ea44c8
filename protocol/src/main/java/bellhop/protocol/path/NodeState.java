package bellhop.protocol.path;

import bellhop.protocol.Outputs;
import bellhop.protocol.Snapshots;
import bellhop.protocol.path.NodeOutput.Why;
import bellhop.protocol.path.NodeSettings.Port;
import bellhop.protocol.path.NodeSettings.Route;
import bellhop.protocol.path.Slots.Fate;
import bellhop.protocol.path.Slots.Phase;
import bellhop.units.Time;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What the parts of a node share: its slots, what is wanted, and how a slot is given up. */
final class NodeState {
  static final int NONE = NodeSettings.NONE;

  final NodeSettings settings;
  final Slots slots;
  final Port[] ports;
  final Route[] routes;
  private final int[] circuitIds;

  /** By slot. */
  private final int[] portOfSlot;

  /** By port: the routes that use it. */
  private final int[][] routesOfPort;

  /** By port: whose turn it was last. */
  private final int[] turn;

  /** By route, of the link towards the head and towards the tail. */
  private final int[] roundsUp;

  private final int[] roundsDown;

  /** By port: whether any of its circuits distils there. */
  private final boolean[] distils;

  /** Number of the first pair since the node started, or started again. */
  long firstPair;

  /** By route: the newest word of its head on whether it wants pairs. */
  final long[] demandSerial;

  /** Whether it came since the node started; serials outlive a restart, what they said does not. */
  final boolean[] hasHeard;

  final boolean[] active;
  final int[] priority;

  NodeState(NodeSettings settings) {
    this.settings = settings;
    ports = settings.ports().toArray(Port[]::new);
    routes = settings.routes().toArray(Route[]::new);
    slots = new Slots(settings.slotCount());
    circuitIds = Arrays.stream(routes).mapToInt(r -> r.circuit().id()).toArray();
    portOfSlot = new int[slots.count()];
    roundsUp = Arrays.stream(routes).mapToInt(r -> rounds(r, r.up())).toArray();
    roundsDown = Arrays.stream(routes).mapToInt(r -> rounds(r, r.down())).toArray();
    routesOfPort = new int[ports.length][];
    turn = new int[ports.length];
    distils = new boolean[ports.length];
    for (int p = 0; p < ports.length; p++) {
      fillPort(p);
    }
    demandSerial = new long[routes.length];
    hasHeard = new boolean[routes.length];
    active = new boolean[routes.length];
    priority = new int[routes.length];
  }

  private void fillPort(int port) {
    int first = ports[port].firstSlot();
    Arrays.fill(portOfSlot, first, first + ports[port].lanes(), port);
    routesOfPort[port] =
        IntStream.range(0, routes.length)
            .filter(r -> routes[r].up() == port || routes[r].down() == port)
            .toArray();
    for (int route : routesOfPort[port]) {
      distils[port] |= rounds(route, port) > 0;
    }
  }

  /** Local index of a circuit, or NONE. */
  int route(int circuit) {
    int at = Arrays.binarySearch(circuitIds, circuit);
    return at < 0 ? NONE : at;
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
    return routes[route].up() == port ? roundsUp[route] : roundsDown[route];
  }

  private int rounds(Route route, int port) {
    if (port == NONE) {
      return 0;
    }
    int place = route.circuit().links().indexOf(ports[port].link());
    return route.circuit().rounds().get(place);
  }

  /** An end that has not heard of a demand yet believes the other one. */
  boolean isUnwanted(int route) {
    return !active[route] && hasHeard[route];
  }

  Circuit circuit(int slot) {
    return routes[slots.route[slot]].circuit();
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
    slots.route[slot] = route;
    slots.set(slot, Phase.ATTEMPTING);
    out.add(new NodeOutput.Attempt(slot, slots.pair[slot], routes[route].circuit().id()));
  }

  /**
   * Circuits of the highest priority take turns, but a pair that waits for another to be distilled
   * with gets it first: two such pairs of different circuits would block each other.
   */
  private int choose(int port) {
    int[] candidates = routesOfPort[port];
    int chosen = NONE;
    for (int i = 1; i <= candidates.length; i++) {
      int place = (turn[port] + i) % candidates.length;
      int route = candidates[place];
      if (!active[route]) {
        continue;
      }
      if (distils[port] && waitsForTarget(route, port)) {
        chosen = place;
        break;
      }
      if (chosen == NONE || priority[route] > priority[candidates[chosen]]) {
        chosen = place;
      }
    }
    if (chosen == NONE) {
      return NONE;
    }
    turn[port] = chosen;
    return candidates[chosen];
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
    writer.add(turn);
    writer.add(demandSerial);
    writer.add(hasHeard);
    writer.add(active);
    writer.add(priority);
  }

  void read(Snapshots.Reader reader) {
    firstPair = reader.next();
    reader.fill(turn);
    reader.fill(demandSerial);
    reader.fill(hasHeard);
    reader.fill(active);
    reader.fill(priority);
  }
}
