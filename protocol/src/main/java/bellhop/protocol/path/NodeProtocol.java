package bellhop.protocol.path;

import bellhop.protocol.Outputs;
import bellhop.protocol.Protocol;
import bellhop.protocol.Snapshots;
import bellhop.protocol.path.NodeInput.Heralded;
import bellhop.protocol.path.NodeOutput.Why;
import bellhop.protocol.path.NodeSettings.Route;
import bellhop.protocol.path.Slots.Phase;
import bellhop.units.Time;

/**
 * The behaviour of one node of a network that brings Bell pairs from end to end: makes pairs with
 * its neighbours, distils and joins them, follows what became of them, and serves requests. It
 * knows pairs by their numbers, frames and ages; their states belong to the hardware.
 *
 * <p>The life of a pair: both ends of a lane attempt for the same number; a herald gives it to
 * both. After its rounds of distillation it waits, at an inner node for a pair of the other side,
 * with which it is joined at once, at an end for news. A track runs from the head along the swaps
 * and collects their outcomes; where it meets the tail's half, the pair is used ({@link Ending}).
 * Whatever breaks, by a cut-off, a lost message or a node that starts again, is found by the next
 * message that follows it, and both ends give it up.
 *
 * <p>Numbers of pairs only grow. The two ends of a lane that disagree (one lost a herald) go on
 * with the larger one. After a restart a node counts from an epoch above all that it ever took part
 * in: a node writes down an epoch before it uses it, and that outlives a restart, as do its
 * circuits, its requests and a tail's decisions.
 *
 * <p>Circuits come and go while the node runs. Whoever installs and removes them keeps an order: a
 * circuit wants pairs when all its nodes have it, and it leaves its head first, and the others when
 * the head has forgotten it; then no pair can be used by one end alone. Ids are not used again.
 */
public final class NodeProtocol implements Protocol<NodeInput, NodeOutput> {
  private static final int NONE = NodeState.NONE;

  /** Pairs of an epoch: numbers of the next one begin above. */
  private static final int EPOCH_BITS = 40;

  private final NodeState state;
  private final Slots slots;
  private final Ending ending;
  private final Demands demands;
  private final Requests requests;
  private final Distilling distilling;
  private final Joining joining;

  public NodeProtocol(NodeSettings settings) {
    state = new NodeState(settings);
    slots = state.slots;
    ending = new Ending(state);
    demands = new Demands(state, ending);
    requests = new Requests(state, demands);
    distilling = new Distilling(state, this::ready);
    joining = new Joining(state, ending, distilling);
  }

  /** The first attempts, before anything happens. */
  public void start(Outputs<? super NodeOutput> out) {
    for (int slot = 0; slot < slots.count(); slot++) {
      state.attempt(slot, out);
    }
  }

  @Override
  public void on(NodeInput input, Time now, Outputs<? super NodeOutput> out) {
    switch (input) {
      case Heralded heralded -> heralded(heralded, now, out);
      case NodeInput.Realigned(int slot, long pair) -> state.skipPast(slot, pair - 1, out);
      case NodeInput.Measured(int left, int right, int outcome) ->
          joining.measured(left, right, outcome, out);
      case NodeInput.Distilled distilled -> distilling.distilled(distilled, now, out);
      case NodeInput.Woken(int slot) -> woken(slot, now, out);
      case NodeInput.FromNeighbour(int port, NeighbourMessage message) ->
          fromNeighbour(port, message, now, out);
      case NodeInput.FromCircuit(CircuitMessage message) -> fromCircuit(message, now, out);
      case NodeInput.DemandDue(int circuit, long serial) -> {
        int route = state.route(circuit);
        if (route != NONE) {
          demands.due(route, serial, now, out);
        }
      }
      case NodeInput.Submitted submitted -> requests.submitted(submitted, now, out);
      case NodeInput.DeadlineReached(int request, int circuit) -> {
        int route = state.route(circuit);
        if (route != NONE) {
          requests.deadlineReached(route, request, now, out);
        }
      }
      case NodeInput.Installed(Route route) -> installed(route);
      case NodeInput.Removed(int circuit) -> removed(circuit, now, out);
      case NodeInput.Moved(int from, int to) -> moved(from, to, now, out);
      case NodeInput.Restarted(long epoch) -> restarted(epoch, now, out);
    }
    if (state.routes.leavingCount() > 0 && (state.mayForget || slots.isAnyUnused)) {
      forget(out);
    }
    state.mayForget = false;
    slots.isAnyUnused = false;
  }

  /** Told twice is told once. */
  private void installed(Route route) {
    if (state.route(route.circuit().id()) == NONE) {
      ending.installed(state.routes.install(route));
    }
  }

  private void removed(int circuit, Time now, Outputs<? super NodeOutput> out) {
    int route = state.route(circuit);
    if (route == NONE) {
      out.add(new NodeOutput.Forgotten(circuit));
    } else {
      requests.giveUp(route, out);
      demands.leave(route, now, out);
    }
  }

  private void moved(int from, int to, Time now, Outputs<? super NodeOutput> out) {
    int old = state.route(from);
    int other = state.route(to);
    if (old != NONE && other != NONE && !state.routes.isLeaving(other)) {
      requests.moved(old, other, now, out);
    }
  }

  /** Circuits that leave and to which nothing refers any more. */
  private void forget(Outputs<? super NodeOutput> out) {
    for (int row = 0; state.routes.leavingCount() > 0 && row < state.routes.count(); row++) {
      boolean mayGo = state.routes.isLeaving(row) && !slots.isInUse(row);
      if (mayGo && demands.isSettled(row)) {
        out.add(new NodeOutput.Forgotten(state.routes.get(row).circuit().id()));
        state.routes.remove(row);
        ending.removed(row);
      }
    }
  }

  private void heralded(Heralded input, Time now, Outputs<? super NodeOutput> out) {
    int slot = input.slot();
    if (slots.phase(slot) != Phase.ATTEMPTING || slots.pair[slot] != input.pair()) {
      return; // late, repeated, or of a pair that this end has given up
    }
    int route = state.route(input.circuit());
    if (route == NONE || state.isUnwanted(route)) {
      state.drop(slot, Why.UNWANTED, out);
      return;
    }
    slots.assign(slot, route);
    slots.frame[slot] = (byte) input.frame();
    slots.bornPs[slot] = input.emission().picos();
    if (state.rounds(route, state.port(slot)) > 0) {
      distilling.raw(slot, now, out);
    } else {
      ready(slot, now, out);
    }
  }

  private void ready(int slot, Time now, Outputs<? super NodeOutput> out) {
    slots.set(slot, Phase.HELD);
    slots.tries[slot] = 0;
    Route route = state.routes.get(slots.route[slot]);
    if (route.isHead() || route.isTail()) {
      ending.arrived(slot, now, out);
    } else {
      joining.arrived(slot, out);
    }
  }

  private void woken(int slot, Time now, Outputs<? super NodeOutput> out) {
    if (now.picos() < slots.timerPs[slot]) {
      return; // a later one is pending
    }
    slots.timerPs[slot] = Slots.NEVER;
    if (slots.deadlinePs[slot] == Slots.NEVER) {
      return;
    }
    if (now.picos() < slots.deadlinePs[slot]) {
      state.watch(slot, slots.deadlinePs[slot], out);
    } else {
      deadline(slot, now, out);
    }
  }

  private void deadline(int slot, Time now, Outputs<? super NodeOutput> out) {
    switch (slots.phase(slot)) {
      case IDLE, ATTEMPTING, MEASURING -> {}
      case RAW -> {
        if (distilling.isTooOld(slot, now)) {
          joining.expired(slot, out);
        } else {
          distilling.askAfter(slot, now, out);
        }
      }
      case DISTILLING -> distilling.again(slot, now, out);
      case ASKING -> ending.again(slot, now, out);
      case HELD -> {
        Route route = state.routes.get(slots.route[slot]);
        if (route.isHead() || route.isTail()) {
          ending.again(slot, now, out);
        } else {
          joining.expired(slot, out);
        }
      }
    }
  }

  private void fromNeighbour(
      int port, NeighbourMessage message, Time now, Outputs<? super NodeOutput> out) {
    switch (message) {
      case NeighbourMessage.Track track -> joining.track(port, track, out);
      case NeighbourMessage.Probe probe -> joining.probe(port, probe, out);
      case NeighbourMessage.Dropped dropped -> joining.dropped(port, dropped, now, out);
      case NeighbourMessage.Demand demand -> {
        int route = state.route(demand.circuit());
        if (route != NONE) {
          demands.heard(route, demand, now, out);
        }
      }
      case NeighbourMessage.Holding holding -> distilling.askedAfter(port, holding, out);
      case NeighbourMessage.Order order -> distilling.ordered(port, order, now, out);
      case NeighbourMessage.Result result -> distilling.result(port, result, now, out);
      case NeighbourMessage.Verdict verdict -> distilling.verdict(port, verdict, now, out);
    }
  }

  private void fromCircuit(CircuitMessage message, Time now, Outputs<? super NodeOutput> out) {
    int route = state.route(message.circuit());
    if (route == NONE) {
      return; // it comes late, or before the circuit does
    }
    switch (message) {
      case CircuitMessage.Expired expired -> ending.expired(route, expired, now, out);
      case CircuitMessage.Lost lost -> ending.lost(route, lost, out);
      case CircuitMessage.Complete complete -> complete(route, complete, now, out);
      case CircuitMessage.Gone gone -> ending.gone(route, gone, out);
      case CircuitMessage.Query query -> ending.query(route, query, out);
      case CircuitMessage.DemandKnown known -> demands.acknowledged(route, known.serial());
    }
  }

  /** The request is served before its slot goes on, so that no attempt is made for nobody. */
  private void complete(
      int route, CircuitMessage.Complete message, Time now, Outputs<? super NodeOutput> out) {
    int slot = ending.findOpen(route, message);
    if (slot != NONE) {
      ending.deliver(slot, message, requests.next(route), out);
      requests.served(route, now, out);
      state.release(slot, out);
    }
  }

  private void restarted(long epoch, Time now, Outputs<? super NodeOutput> out) {
    long above = (slots.highestPair() >> EPOCH_BITS) + 1;
    state.firstPair = Math.max(epoch, above) << EPOCH_BITS;
    slots.reset(state.firstPair);
    demands.restart();
    start(out);
    demands.resume(now, out);
    state.mayForget = true;
  }

  @Override
  public long stateHash() {
    return Snapshots.hash(snapshot());
  }

  @Override
  public long[] snapshot() {
    Snapshots.Writer writer = new Snapshots.Writer();
    slots.write(writer);
    state.write(writer);
    ending.write(writer);
    requests.write(writer);
    return writer.toArray();
  }

  @Override
  public void restore(long[] snapshot) {
    Snapshots.Reader reader = new Snapshots.Reader(snapshot);
    slots.read(reader);
    state.read(reader);
    ending.read(reader);
    requests.read(reader);
    reader.end();
  }
}
