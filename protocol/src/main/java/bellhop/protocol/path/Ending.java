package bellhop.protocol.path;

import bellhop.protocol.Outputs;
import bellhop.protocol.Snapshots;
import bellhop.protocol.path.CircuitMessage.Complete;
import bellhop.protocol.path.CircuitMessage.Gone;
import bellhop.protocol.path.CircuitMessage.Query;
import bellhop.protocol.path.NeighbourMessage.Probe;
import bellhop.protocol.path.NeighbourMessage.Track;
import bellhop.protocol.path.NodeOutput.Why;
import bellhop.protocol.path.NodeSettings.Route;
import bellhop.protocol.path.Slots.Fate;
import bellhop.protocol.path.Slots.Phase;
import bellhop.units.Time;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the ends of a circuit do. The head follows each of its pairs with a track; where that meets
 * the tail's half, the tail uses it and says so, and only then does the head use its own.
 *
 * <p>The tail alone decides whether a pair exists, once and for all: its word is remembered for the
 * last pair of each of the head's lanes, and the head keeps a lane until it has that word. So no
 * loss, repetition or delay can make one end use a pair that the other gave up.
 */
final class Ending {
  private final NodeState state;
  private final Slots slots;

  /** By row, at its tail: what was decided. */
  private @Nullable Decisions[] decisions = new Decisions[16];

  Ending(NodeState state) {
    this.state = state;
    slots = state.slots;
    for (int row = 0; row < state.routes.count(); row++) {
      installed(row);
    }
  }

  /** A circuit has come. */
  void installed(int row) {
    if (row >= decisions.length) {
      decisions = Arrays.copyOf(decisions, Math.max(row + 1, 2 * decisions.length));
    }
    Route route = state.routes.get(row);
    decisions[row] = route.isTail() ? new Decisions(route.headLanes()) : null;
  }

  /** A circuit is forgotten. */
  void removed(int row) {
    decisions[row] = null;
  }

  private Decisions of(int row) {
    return Objects.requireNonNull(decisions[row]);
  }

  /** A pair is ready at an end. */
  void arrived(int slot, Time now, Outputs<? super NodeOutput> out) {
    if (state.circuit(slot).measured()) {
      out.add(new NodeOutput.MeasureEnd(slot));
    }
    if (state.routes.get(slots.route[slot]).isHead()) {
      tellTrack(slot, out);
    } else if (slots.tracked[slot]) {
      match(slot, out);
      return;
    }
    state.watchRetry(slot, now, out);
  }

  void tellTrack(int slot, Outputs<? super NodeOutput> out) {
    int lane = state.lane(slot);
    long pair = slots.pair[slot];
    out.add(
        new NodeOutput.Tell(
            state.port(slot),
            new Track(state.circuit(slot).id(), lane, pair, lane, pair, slots.frame[slot])));
  }

  /** Nothing heard: the head follows its pair again, the tail looks for the head. */
  void again(int slot, Time now, Outputs<? super NodeOutput> out) {
    if (slots.phase(slot) == Phase.ASKING) {
      tellQuery(slot, out);
    } else if (state.routes.get(slots.route[slot]).isHead()) {
      tellTrack(slot, out);
    } else {
      int lane = state.lane(slot);
      long pair = slots.pair[slot];
      out.add(
          new NodeOutput.Tell(
              state.port(slot), new Probe(state.circuit(slot).id(), lane, pair, lane, pair)));
    }
    state.watchRetry(slot, now, out);
  }

  /** The head believes that its pair is broken, but the tail decides. */
  void ask(int slot, Time now, Outputs<? super NodeOutput> out) {
    slots.set(slot, Phase.ASKING);
    slots.tries[slot] = 0;
    tellQuery(slot, out);
    state.watchRetry(slot, now, out);
  }

  private void tellQuery(int slot, Outputs<? super NodeOutput> out) {
    out.add(
        new NodeOutput.TellTail(
            new Query(state.circuit(slot).id(), state.lane(slot), slots.pair[slot])));
  }

  /** A track has come all the way. */
  void trackAtTail(int route, int slot, Track track, Outputs<? super NodeOutput> out) {
    Decisions its = of(route);
    if (track.origin() <= its.decided[track.originLane()]) {
      answer(route, track.originLane(), track.origin(), out);
      if (slots.holds(slot, track.pair()) && slots.phase(slot) == Phase.HELD) {
        state.drop(slot, Why.BROKEN, out);
      }
    } else if (slots.holds(slot, track.pair()) || slots.mayAwait(slot, track.pair())) {
      slots.keepTrack(slot, track.originLane(), track.origin(), track.frame());
      if (slots.phase(slot) == Phase.HELD) {
        match(slot, out);
      }
    } else {
      state.skipPast(slot, track.pair(), out);
      its.refuse(track.originLane(), track.origin());
      answer(route, track.originLane(), track.origin(), out);
    }
  }

  private void match(int slot, Outputs<? super NodeOutput> out) {
    int route = slots.route[slot];
    int lane = slots.originLane[slot];
    Decisions its = of(route);
    if (slots.origin[slot] <= its.decided[lane]) {
      answer(route, lane, slots.origin[slot], out);
      state.drop(slot, Why.BROKEN, out);
      return;
    }
    long origin = slots.origin[slot];
    int frame = slots.trackFrame[slot];
    its.use(lane, origin, state.lane(slot), slots.pair[slot], frame);
    int circuit = state.routes.get(route).circuit().id();
    out.add(new NodeOutput.Deliver(slot, circuit, frame, lane, origin, NodeState.NONE));
    answer(route, lane, origin, out);
    slots.remember(slot, Fate.SPENT_WELL);
    state.release(slot, out);
  }

  /** The head has lost all earlier pairs: what the tail has not decided on is refused. */
  void refuseBefore(int route, long firstOrigin) {
    for (int lane = 0; lane < state.routes.get(route).headLanes(); lane++) {
      if (of(route).decided[lane] < firstOrigin - 1) {
        of(route).refuse(lane, firstOrigin - 1);
      }
    }
  }

  /** What the tail decided on that pair. */
  private void answer(int route, int lane, long origin, Outputs<? super NodeOutput> out) {
    Decisions its = of(route);
    int circuit = state.routes.get(route).circuit().id();
    out.add(
        new NodeOutput.TellHead(
            its.isUsed(lane, origin)
                ? new Complete(
                    circuit, lane, origin, its.tailLane[lane], its.tailPair[lane], its.frame[lane])
                : new Gone(circuit, lane, origin)));
  }

  void query(int route, Query query, Outputs<? super NodeOutput> out) {
    int lane = query.originLane();
    if (query.origin() > of(route).decided[lane]) {
      of(route).refuse(lane, query.origin());
    }
    answer(route, lane, query.origin(), out);
  }

  /** At the head: whether it still waits for the tail's word on that pair. */
  private boolean isOpen(int slot, long origin) {
    Phase phase = slots.phase(slot);
    return slots.holds(slot, origin) && (phase == Phase.HELD || phase == Phase.ASKING);
  }

  /** The slot of the pair that the tail now uses, or NONE if the head knows it already. */
  int findOpen(int route, Complete message) {
    int slot = state.slot(state.routes.get(route).down(), message.originLane());
    return isOpen(slot, message.origin()) ? slot : NodeState.NONE;
  }

  /** Uses the head's half; the slot is still to be released. */
  void deliver(int slot, Complete message, int request, Outputs<? super NodeOutput> out) {
    out.add(
        new NodeOutput.Deliver(
            slot,
            message.circuit(),
            message.frame(),
            message.originLane(),
            message.origin(),
            request));
    slots.remember(slot, Fate.SPENT_WELL);
    slots.set(slot, Phase.MEASURING);
  }

  void gone(int route, Gone message, Outputs<? super NodeOutput> out) {
    int slot = state.slot(state.routes.get(route).down(), message.originLane());
    if (isOpen(slot, message.origin())) {
      state.drop(slot, Why.BROKEN, out);
    }
  }

  void expired(
      int route, CircuitMessage.Expired message, Time now, Outputs<? super NodeOutput> out) {
    int slot = state.slot(state.routes.get(route).down(), message.originLane());
    if (slots.holds(slot, message.origin()) && slots.phase(slot) == Phase.HELD) {
      ask(slot, now, out);
    }
  }

  void lost(int route, CircuitMessage.Lost message, Outputs<? super NodeOutput> out) {
    int slot = state.slot(state.routes.get(route).up(), message.tailLane());
    if (slots.holds(slot, message.tailPair()) && slots.phase(slot) == Phase.HELD) {
      state.drop(slot, Why.BROKEN, out);
    }
  }

  void write(Snapshots.Writer writer) {
    for (Decisions its : decisions) {
      if (its != null) {
        its.write(writer);
      }
    }
  }

  void read(Snapshots.Reader reader) {
    Arrays.fill(decisions, null);
    for (int row = 0; row < state.routes.count(); row++) {
      if (!state.routes.isFree(row)) {
        installed(row);
      }
    }
    for (Decisions its : decisions) {
      if (its != null) {
        its.read(reader);
      }
    }
  }
}
