package bellhop.compiler.output;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.compiler.packets.Action;
import bellhop.compiler.placement.Routes;
import bellhop.distributed.Instruction;
import bellhop.distributed.Place;
import java.util.List;

/**
 * Puts Bell pairs over a path into the programs: requests at both ends of each link, and swaps at
 * the relays, whose outcomes go to the far end.
 */
final class Pairs {
  private final Routes routes;
  private final List<LocalBuilder> locals;
  private final Messages messages;
  private long count;

  Pairs(Routes routes, List<LocalBuilder> locals, Messages messages) {
    this.routes = routes;
    this.locals = locals;
    this.messages = messages;
  }

  /** The near end of the first pair. */
  Place near(List<Action.Hop> hops) {
    Action.Hop first = hops.getFirst();
    return place(first.link(), first.nearQpu(), first.nearSlot());
  }

  /** The far end of the last pair. */
  Place far(List<Action.Hop> hops) {
    return farOf(hops.getLast());
  }

  private Place farOf(Action.Hop hop) {
    return place(hop.link(), hop.farQpu(), hop.farSlot());
  }

  private Place place(int link, int qpu, int slot) {
    return new Place(qpu, locals.get(qpu).communicationQubit(routes.qnu(link, qpu), slot));
  }

  void request(List<Action.Hop> hops) {
    for (Action.Hop hop : hops) {
      request(hop.link(), place(hop.link(), hop.nearQpu(), hop.nearSlot()));
      request(hop.link(), farOf(hop));
      count++;
    }
  }

  private void request(int link, Place place) {
    locals.get(place.qpu()).add(new Instruction.RequestPair(count, place.qubit(), link, 0));
  }

  /** Joins the pairs of a path into one between its ends, in path order. */
  void swap(List<Action.Hop> hops) {
    Place far = far(hops);
    for (int i = 0; i + 1 < hops.size(); i++) {
      Place in = farOf(hops.get(i));
      Action.Hop next = hops.get(i + 1);
      Place out = place(next.link(), next.nearQpu(), next.nearSlot());
      LocalBuilder relay = locals.get(in.qpu());
      relay.gate(Gate.CX, in.qubit(), out.qubit());
      relay.gate(Gate.H, in.qubit());
      int z = relay.measure(in.qubit());
      int x = relay.measure(out.qubit());
      correct(relay, x, far, Gate.X);
      correct(relay, z, far, Gate.Z);
    }
  }

  /** Sends an outcome to a qubit that takes a gate if it is 1. */
  void correct(LocalBuilder from, int outcome, Place to, Gate gate) {
    correct(from, outcome, to, GateCall.of(gate, to.qubit()));
  }

  void correct(LocalBuilder from, int outcome, Place to, GateCall gate) {
    LocalBuilder local = locals.get(to.qpu());
    int cell = outcome;
    if (from.qpu() != to.qpu()) {
      cell = local.sharedBit("in" + to.qubit());
      messages.send(from.qpu(), outcome, to.qpu(), cell);
    }
    local.gate(gate, cell);
  }
}
