package bellhop.protocol.path;

import bellhop.protocol.Outputs;
import bellhop.protocol.path.NeighbourMessage.Dropped;
import bellhop.protocol.path.NeighbourMessage.Probe;
import bellhop.protocol.path.NeighbourMessage.Track;
import bellhop.protocol.path.NodeOutput.Why;
import bellhop.protocol.path.NodeSettings.Route;
import bellhop.protocol.path.Slots.Fate;
import bellhop.protocol.path.Slots.Phase;
import bellhop.units.Time;

/**
 * What a node does between the ends of a circuit: joins pairs as soon as both are there, remembers
 * what it joined, and passes on the messages that follow the joined pairs (lazy tracking: Kozlowski
 * and others, CoNEXT 2020). It never waits for news of other swaps.
 */
final class Joining {
  private static final int NONE = NodeState.NONE;

  private final NodeState state;
  private final Slots slots;
  private final Ending ending;
  private final Distilling distilling;

  Joining(NodeState state, Ending ending, Distilling distilling) {
    this.state = state;
    this.ending = ending;
    this.distilling = distilling;
    slots = state.slots;
  }

  /** A pair is ready: it is joined with the oldest one of the other side, or waits for one. */
  void arrived(int slot, Outputs<? super NodeOutput> out) {
    Route route = state.routes.get(slots.route[slot]);
    boolean fromHead = state.port(slot) == route.up();
    int other = findOldest(fromHead ? route.down() : route.up(), slots.route[slot]);
    if (other == NONE) {
      state.watchCutoff(slot, out);
      return;
    }
    slots.set(slot, Phase.MEASURING);
    slots.set(other, Phase.MEASURING);
    out.add(
        fromHead
            ? new NodeOutput.MeasureBell(slot, other)
            : new NodeOutput.MeasureBell(other, slot));
  }

  private int findOldest(int port, int route) {
    int found = NONE;
    int first = state.ports[port].firstSlot();
    for (int slot = first; slot < first + state.ports[port].lanes(); slot++) {
      boolean fits = slots.route[slot] == route && slots.phase(slot) == Phase.HELD;
      if (fits && (found == NONE || slots.bornPs[slot] < slots.bornPs[found])) {
        found = slot;
      }
    }
    return found;
  }

  /** The pairs of two slots are one now. */
  void measured(int left, int right, int outcome, Outputs<? super NodeOutput> out) {
    if (slots.phase(left) != Phase.MEASURING || slots.phase(right) != Phase.MEASURING) {
      return;
    }
    slots.rememberSwap(left, right, outcome);
    slots.rememberSwap(right, left, outcome);
    if (slots.tracked[left]) {
      tellTrack(
          state.circuit(left).id(),
          slots.originLane[left],
          slots.origin[left],
          right,
          slots.pair[right],
          slots.trackFrame[left] ^ outcome ^ slots.frame[right],
          out);
    }
    tellBroken(left, right, out);
    tellBroken(right, left, out);
    state.release(left, out);
    state.release(right, out);
  }

  private void tellBroken(int slot, int other, Outputs<? super NodeOutput> out) {
    if (slots.broken[slot]) {
      tellDropped(other, slots.pair[other], out);
    }
  }

  private void tellDropped(int slot, long pair, Outputs<? super NodeOutput> out) {
    out.add(new NodeOutput.Tell(state.port(slot), new Dropped(state.lane(slot), pair)));
  }

  private void tellTrack(
      int circuit,
      int originLane,
      long origin,
      int slot,
      long pair,
      int frame,
      Outputs<? super NodeOutput> out) {
    out.add(
        new NodeOutput.Tell(
            state.port(slot),
            new Track(circuit, originLane, origin, state.lane(slot), pair, frame)));
  }

  /** A track comes along the circuit: it waits for the swap, or follows it. */
  void track(int port, Track track, Outputs<? super NodeOutput> out) {
    int route = state.route(track.circuit());
    int slot = state.slot(port, track.lane());
    if (route == NONE) {
      return;
    }
    if (state.routes.get(route).isTail()) {
      ending.trackAtTail(route, slot, track, out);
    } else if (slots.holds(slot, track.pair()) || slots.mayAwait(slot, track.pair())) {
      slots.keepTrack(slot, track.originLane(), track.origin(), track.frame());
    } else if (slots.fate(slot, track.pair()) == Fate.SWAPPED) {
      int at = slots.find(slot, track.pair());
      tellTrack(
          track.circuit(),
          track.originLane(),
          track.origin(),
          slots.joinedSlot(at),
          slots.joinedPair(at),
          track.frame() ^ slots.joinedFrame(at),
          out);
    } else {
      state.skipPast(slot, track.pair(), out);
      out.add(
          new NodeOutput.TellHead(
              new CircuitMessage.Expired(track.circuit(), track.originLane(), track.origin())));
    }
  }

  /** A tail waits in vain: finds where its pair ends. */
  void probe(int port, Probe probe, Outputs<? super NodeOutput> out) {
    int route = state.route(probe.circuit());
    int slot = state.slot(port, probe.lane());
    if (route == NONE) {
      return;
    }
    if (slots.holds(slot, probe.pair())) {
      if (state.routes.get(route).isHead() && slots.phase(slot) == Phase.HELD) {
        ending.tellTrack(slot, out);
      }
    } else if (slots.fate(slot, probe.pair()) == Fate.SWAPPED) {
      int at = slots.find(slot, probe.pair());
      int other = slots.joinedSlot(at);
      out.add(
          new NodeOutput.Tell(
              state.port(other),
              new Probe(
                  probe.circuit(),
                  probe.tailLane(),
                  probe.tailPair(),
                  state.lane(other),
                  slots.joinedPair(at))));
    } else {
      state.skipPast(slot, probe.pair(), out);
      out.add(
          new NodeOutput.TellTail(
              new CircuitMessage.Lost(probe.circuit(), probe.tailLane(), probe.tailPair())));
    }
  }

  /** The far half of a pair is gone: gives up the near one, or tells whoever has it by now. */
  void dropped(int port, Dropped message, Time now, Outputs<? super NodeOutput> out) {
    int slot = state.slot(port, message.lane());
    if (slots.holds(slot, message.pair())) {
      lostHalf(slot, now, out);
    } else if (slots.fate(slot, message.pair()) == Fate.SWAPPED) {
      int at = slots.find(slot, message.pair());
      tellDropped(slots.joinedSlot(at), slots.joinedPair(at), out);
    } else {
      state.skipPast(slot, message.pair(), out);
    }
  }

  private void lostHalf(int slot, Time now, Outputs<? super NodeOutput> out) {
    switch (slots.phase(slot)) {
      case IDLE, ATTEMPTING, ASKING -> {}
      case MEASURING -> slots.broken[slot] = true;
      case DISTILLING -> distilling.broken(slot, now, out);
      case RAW -> state.drop(slot, Why.BROKEN, out);
      case HELD -> {
        if (state.routes.get(slots.route[slot]).isHead()) {
          ending.ask(slot, now, out);
        } else {
          state.drop(slot, Why.BROKEN, out);
        }
      }
    }
  }

  /** A pair has waited too long; its other half is dropped by its own node at the same time. */
  void expired(int slot, Outputs<? super NodeOutput> out) {
    long pair = slots.pair[slot];
    state.drop(slot, Why.EXPIRED, out);
    tellDropped(slot, pair, out);
  }
}
