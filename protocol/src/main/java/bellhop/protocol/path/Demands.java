package bellhop.protocol.path;

import bellhop.protocol.Outputs;
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

  private final Routes routes;

  Demands(NodeState state, Ending ending) {
    this.state = state;
    this.ending = ending;
    slots = state.slots;
    routes = state.routes;
  }

  /** At the head: from now on the circuit wants pairs of that priority, or none. */
  void want(int route, boolean active, int priority, Time now, Outputs<? super NodeOutput> out) {
    if (routes.isActive(route) == active && (!active || routes.priority(route) == priority)) {
      return;
    }
    routes.demandSerial[route]++;
    routes.known[route] = false;
    tell(route, active, priority, out);
    apply(route, active, priority, now, out);
    time(route, now, out);
  }

  private void tell(int route, boolean active, int priority, Outputs<? super NodeOutput> out) {
    Route its = routes.get(route);
    out.add(
        new NodeOutput.Tell(
            its.down(),
            new Demand(
                its.circuit().id(),
                routes.demandSerial[route],
                active,
                priority,
                state.firstPair)));
  }

  private void time(int route, Time now, Outputs<? super NodeOutput> out) {
    if (routes.isActive(route) || !routes.known[route]) {
      Circuit circuit = routes.get(route).circuit();
      Time then = now.plus(circuit.retry().times(routes.known[route] ? REFRESH : 1));
      out.add(new NodeOutput.DemandAt(then, circuit.id(), routes.demandSerial[route]));
    }
  }

  /** A newer demand has its own time. */
  void due(int route, long serial, Time now, Outputs<? super NodeOutput> out) {
    if (serial == routes.demandSerial[route] && (routes.isActive(route) || !routes.known[route])) {
      tell(route, routes.isActive(route), routes.priority(route), out);
      time(route, now, out);
    }
  }

  void acknowledged(int route, long serial) {
    routes.known[route] |= serial == routes.demandSerial[route];
    state.mayForget = true;
  }

  /** At any node: nobody wants the circuit any more. */
  void leave(int route, Time now, Outputs<? super NodeOutput> out) {
    if (routes.get(route).isHead()) {
      want(route, false, 0, now, out);
    }
    routes.leave(route);
    apply(route, false, 0, now, out);
    state.mayForget = true;
  }

  /** Whether the tail knows that a head wants nothing, and what it lost. */
  boolean isSettled(int route) {
    return !routes.get(route).isHead() || routes.demandSerial[route] == 0 || routes.known[route];
  }

  /** On the way and at the tail. */
  void heard(int route, Demand demand, Time now, Outputs<? super NodeOutput> out) {
    if (demand.serial() < routes.demandSerial[route]) {
      return;
    }
    routes.demandSerial[route] = demand.serial();
    Route its = routes.get(route);
    if (its.isTail()) {
      ending.refuseBefore(route, demand.firstOrigin());
      out.add(
          new NodeOutput.TellHead(
              new CircuitMessage.DemandKnown(its.circuit().id(), demand.serial())));
    } else {
      out.add(new NodeOutput.Tell(its.down(), demand));
    }
    apply(route, demand.active() && !routes.isLeaving(route), demand.priority(), now, out);
  }

  private void apply(
      int route, boolean active, int priority, Time now, Outputs<? super NodeOutput> out) {
    routes.hasHeard[route] = true;
    routes.setActive(route, active);
    routes.setPriority(route, priority);
    state.forSlotsOf(
        route,
        slot -> {
          if (active) {
            wake(slot, out);
          } else if (slots.route[slot] == route) {
            rest(slot, now, out);
          }
        });
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
        if (routes.get(slots.route[slot]).isHead()) {
          ending.ask(slot, now, out);
        } else {
          state.drop(slot, Why.UNWANTED, out);
        }
      }
      case IDLE, DISTILLING, MEASURING, ASKING -> {}
    }
  }

  void restart() {
    for (int r = 0; r < routes.count(); r++) {
      if (!routes.isFree(r)) {
        routes.known[r] = false;
        if (!routes.get(r).isHead()) {
          routes.hasHeard[r] = false;
          routes.setActive(r, false);
        }
      }
    }
  }

  /** After a restart the heads say again what they want. */
  void resume(Time now, Outputs<? super NodeOutput> out) {
    for (int r = 0; r < routes.count(); r++) {
      if (!routes.isFree(r) && routes.get(r).isHead() && routes.demandSerial[r] > 0) {
        routes.demandSerial[r]++;
        tell(r, routes.isActive(r), routes.priority(r), out);
        time(r, now, out);
      }
    }
  }
}
