package bellhop.protocol.path;

import bellhop.protocol.Outputs;
import bellhop.protocol.Snapshots;
import bellhop.protocol.path.NeighbourMessage.Demand;
import bellhop.protocol.path.NodeOutput.Why;
import bellhop.protocol.path.NodeSettings.Route;
import bellhop.protocol.path.Slots.Phase;
import bellhop.units.Time;

/**
 * Makes known along a circuit whether its head wants pairs. The head says it again until the tail
 * has heard it, and from time to time afterwards, because a node that started again has forgotten.
 */
final class Demands {
  /** In retries: how often a demand that all know is said again. */
  private static final int REFRESH = 32;

  private final NodeState state;
  private final Slots slots;
  private final Ending ending;

  /** By route, at its head: whether all nodes know. */
  private final boolean[] known;

  Demands(NodeState state, Ending ending) {
    this.state = state;
    this.ending = ending;
    slots = state.slots;
    known = new boolean[state.routes.length];
  }

  /** At the head: from now on the circuit wants pairs of that priority, or none. */
  void want(int route, boolean active, int priority, Time now, Outputs<? super NodeOutput> out) {
    if (state.active[route] == active && (!active || state.priority[route] == priority)) {
      return;
    }
    state.demandSerial[route]++;
    known[route] = false;
    tell(route, active, priority, out);
    apply(route, active, priority, now, out);
    time(route, now, out);
  }

  private void tell(int route, boolean active, int priority, Outputs<? super NodeOutput> out) {
    Route its = state.routes[route];
    out.add(
        new NodeOutput.Tell(
            its.down(),
            new Demand(
                its.circuit().id(), state.demandSerial[route], active, priority, state.firstPair)));
  }

  private void time(int route, Time now, Outputs<? super NodeOutput> out) {
    if (state.active[route] || !known[route]) {
      Circuit circuit = state.routes[route].circuit();
      Time then = now.plus(circuit.retry().times(known[route] ? REFRESH : 1));
      out.add(new NodeOutput.DemandAt(then, circuit.id(), state.demandSerial[route]));
    }
  }

  /** A newer demand has its own time. */
  void due(int route, long serial, Time now, Outputs<? super NodeOutput> out) {
    if (serial == state.demandSerial[route] && (state.active[route] || !known[route])) {
      tell(route, state.active[route], state.priority[route], out);
      time(route, now, out);
    }
  }

  void acknowledged(int route, long serial) {
    known[route] |= serial == state.demandSerial[route];
  }

  /** On the way and at the tail. */
  void heard(int route, Demand demand, Time now, Outputs<? super NodeOutput> out) {
    if (demand.serial() < state.demandSerial[route]) {
      return;
    }
    state.demandSerial[route] = demand.serial();
    Route its = state.routes[route];
    if (its.isTail()) {
      ending.refuseBefore(route, demand.firstOrigin());
      out.add(
          new NodeOutput.TellHead(
              new CircuitMessage.DemandKnown(its.circuit().id(), demand.serial())));
    } else {
      out.add(new NodeOutput.Tell(its.down(), demand));
    }
    apply(route, demand.active(), demand.priority(), now, out);
  }

  private void apply(
      int route, boolean active, int priority, Time now, Outputs<? super NodeOutput> out) {
    state.hasHeard[route] = true;
    state.active[route] = active;
    state.priority[route] = priority;
    for (int slot = 0; slot < slots.count(); slot++) {
      if (active) {
        wake(slot, out);
      } else if (slots.route[slot] == route) {
        rest(slot, now, out);
      }
    }
  }

  private void wake(int slot, Outputs<? super NodeOutput> out) {
    if (slots.phase(slot) == Phase.IDLE) {
      state.attempt(slot, out);
    }
  }

  private void rest(int slot, Time now, Outputs<? super NodeOutput> out) {
    switch (slots.phase(slot)) {
      case ATTEMPTING -> {
        out.add(new NodeOutput.Cease(slot));
        state.release(slot, out); // a herald may be under way: its number is not used again
      }
      case RAW -> state.drop(slot, Why.UNWANTED, out);
      case HELD -> {
        if (state.routes[slots.route[slot]].isHead()) {
          ending.ask(slot, now, out);
        } else {
          state.drop(slot, Why.UNWANTED, out);
        }
      }
      case IDLE, DISTILLING, MEASURING, ASKING -> {}
    }
  }

  void restart() {
    for (int r = 0; r < known.length; r++) {
      known[r] = false;
      if (!state.routes[r].isHead()) {
        state.hasHeard[r] = false;
        state.active[r] = false;
      }
    }
  }

  /** After a restart the heads say again what they want. */
  void resume(Time now, Outputs<? super NodeOutput> out) {
    for (int r = 0; r < known.length; r++) {
      if (state.routes[r].isHead() && state.demandSerial[r] > 0) {
        state.demandSerial[r]++;
        tell(r, state.active[r], state.priority[r], out);
        time(r, now, out);
      }
    }
  }

  void write(Snapshots.Writer writer) {
    writer.add(known);
  }

  void read(Snapshots.Reader reader) {
    reader.fill(known);
  }
}
