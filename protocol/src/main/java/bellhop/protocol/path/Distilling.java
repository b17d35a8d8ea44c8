package bellhop.protocol.path;

import bellhop.protocol.Outputs;
import bellhop.protocol.path.NeighbourMessage.Order;
import bellhop.protocol.path.NeighbourMessage.Result;
import bellhop.protocol.path.NeighbourMessage.Verdict;
import bellhop.protocol.path.NodeOutput.Why;
import bellhop.protocol.path.NodeSettings.Port;
import bellhop.protocol.path.Slots.Fate;
import bellhop.protocol.path.Slots.Phase;
import bellhop.units.Time;

/**
 * Rounds of distillation between two neighbours: pairs of a link are spent one after another to
 * better the one that is kept (entanglement pumping; Dür and others, Physical Review A 59, 169,
 * 1999). It does not decide how many rounds pay.
 *
 * <p>The end that chooses also orders and judges; the other follows. The order may be lost, and is
 * repeated until the result is there; the result, until the verdict is there. A round that one end
 * cannot do has failed for both.
 */
final class Distilling {
  private static final int NONE = NodeState.NONE;

  private final NodeState state;
  private final Slots slots;
  private final Ready ready;

  /** Takes a slot whose pair has had all its rounds. */
  interface Ready {
    void ready(int slot, Time now, Outputs<? super NodeOutput> out);
  }

  Distilling(NodeState state, Ready ready) {
    this.state = state;
    this.ready = ready;
    slots = state.slots;
  }

  /** A pair waits for its first or next round. */
  void raw(int slot, Time now, Outputs<? super NodeOutput> out) {
    slots.set(slot, Phase.RAW);
    slots.tries[slot] = 0;
    state.watchRaw(slot, now, out);
    int port = state.port(slot);
    if (state.ports[port].chooses()) {
      order(port, slots.route[slot], now, out);
    }
  }

  private void order(int port, int route, Time now, Outputs<? super NodeOutput> out) {
    int kept = findKept(port, route, now);
    int target = kept == NONE ? NONE : findTarget(port, route, kept, now);
    if (target != NONE) {
      begin(kept, target, now, out);
      tellOrder(kept, out);
    }
  }

  /** The pair with the most rounds behind it, the oldest of these. */
  private int findKept(int port, int route, Time now) {
    int found = NONE;
    for (int lane = 0; lane < state.ports[port].lanes(); lane++) {
      int slot = state.slot(port, lane);
      if (isReadyFor(slot, route, now) && (found == NONE || isBetter(slot, found))) {
        found = slot;
      }
    }
    return found;
  }

  private boolean isBetter(int slot, int other) {
    return slots.level[slot] != slots.level[other]
        ? slots.level[slot] > slots.level[other]
        : slots.bornPs[slot] < slots.bornPs[other];
  }

  private int findTarget(int port, int route, int kept, Time now) {
    int found = NONE;
    for (int lane = 0; lane < state.ports[port].lanes(); lane++) {
      int slot = state.slot(port, lane);
      boolean fresh = slot != kept && isReadyFor(slot, route, now) && slots.level[slot] == 0;
      if (fresh && (found == NONE || slots.bornPs[slot] < slots.bornPs[found])) {
        found = slot;
      }
    }
    return found;
  }

  /** Not within the guard before the cut-off: the other end would have dropped it by then. */
  private boolean isReadyFor(int slot, int route, Time now) {
    if (slots.route[slot] != route || slots.phase(slot) != Phase.RAW) {
      return false;
    }
    long cutoffPs = state.circuit(slot).cutoff().picos();
    long guardPs = state.ports[state.port(slot)].latencyPs();
    return cutoffPs == 0 || now.picos() + guardPs < slots.bornPs[slot] + cutoffPs;
  }

  private void begin(int kept, int target, Time now, Outputs<? super NodeOutput> out) {
    slots.set(kept, Phase.DISTILLING);
    slots.set(target, Phase.DISTILLING);
    slots.mate[kept] = target;
    slots.matePair[kept] = slots.pair[target];
    slots.mateFrame[kept] = slots.frame[target];
    slots.ownBit[kept] = NONE;
    slots.otherBit[kept] = NONE;
    slots.tries[kept] = 0;
    slots.deadlinePs[target] = Slots.NEVER;
    out.add(new NodeOutput.Distil(kept, target, slots.pair[target], state.circuit(kept).method()));
    state.watchRetry(kept, now, out);
  }

  private void tellOrder(int kept, Outputs<? super NodeOutput> out) {
    out.add(
        new NodeOutput.Tell(
            state.port(kept),
            new Order(
                state.lane(kept),
                slots.pair[kept],
                state.lane(slots.mate[kept]),
                slots.matePair[kept])));
  }

  private void tellResult(int kept, Outputs<? super NodeOutput> out) {
    out.add(
        new NodeOutput.Tell(
            state.port(kept),
            new Result(
                state.lane(kept),
                slots.pair[kept],
                state.lane(slots.mate[kept]),
                slots.matePair[kept],
                true,
                slots.ownBit[kept] == 1)));
  }

  private boolean isInRound(int kept, long pair, int target, long targetPair) {
    return slots.holds(kept, pair)
        && slots.phase(kept) == Phase.DISTILLING
        && slots.mate[kept] == target
        && slots.matePair[kept] == targetPair;
  }

  /** This end's target was measured; its slot is free for the next pair. */
  void distilled(NodeInput.Distilled input, Time now, Outputs<? super NodeOutput> out) {
    int kept = input.kept();
    boolean expected =
        slots.phase(kept) == Phase.DISTILLING
            && slots.mate[kept] == input.target()
            && slots.matePair[kept] == input.targetPair()
            && slots.ownBit[kept] == NONE;
    if (!expected) {
      return;
    }
    slots.ownBit[kept] = (byte) (input.bit() ? 1 : 0);
    state.release(input.target(), out);
    if (chooses(kept)) {
      judge(kept, now, out);
    } else {
      tellResult(kept, out);
    }
  }

  private boolean chooses(int slot) {
    return state.ports[state.port(slot)].chooses();
  }

  /** At the end that follows. */
  void ordered(int port, Order order, Time now, Outputs<? super NodeOutput> out) {
    int kept = state.slot(port, order.keptLane());
    int target = state.slot(port, order.targetLane());
    if (isInRound(kept, order.kept(), target, order.target())) {
      if (slots.ownBit[kept] != NONE) {
        tellResult(kept, out);
      }
    } else if (isRaw(kept, order.kept()) && isRaw(target, order.target())) {
      begin(kept, target, now, out);
    } else {
      refuse(port, order, out);
    }
  }

  private boolean isRaw(int slot, long pair) {
    return slots.holds(slot, pair) && slots.phase(slot) == Phase.RAW;
  }

  private boolean isSpent(int slot, long pair) {
    return switch (slots.fate(slot, pair)) {
      case SPENT_WELL, SPENT_IN_VAIN -> true;
      case UNKNOWN, SWAPPED, DROPPED -> false;
    };
  }

  /**
   * Every order has an answer: the other end says it again until then. A round that was done and is
   * over here has failed there too, or is over there, and then the answer is ignored; the kept pair
   * may have gone on to its next round and is left alone.
   */
  private void refuse(int port, Order order, Outputs<? super NodeOutput> out) {
    if (!isSpent(state.slot(port, order.targetLane()), order.target())) {
      giveUp(state.slot(port, order.keptLane()), order.kept(), out);
      giveUp(state.slot(port, order.targetLane()), order.target(), out);
    }
    out.add(
        new NodeOutput.Tell(
            port,
            new Result(
                order.keptLane(), order.kept(), order.targetLane(), order.target(), false, false)));
  }

  private void giveUp(int slot, long pair, Outputs<? super NodeOutput> out) {
    if (isRaw(slot, pair)) {
      state.drop(slot, Why.BROKEN, out);
    } else {
      state.skipPast(slot, pair, out);
    }
  }

  /** At the end that judges. */
  void result(int port, Result result, Time now, Outputs<? super NodeOutput> out) {
    int kept = state.slot(port, result.keptLane());
    int target = state.slot(port, result.targetLane());
    if (!isInRound(kept, result.kept(), target, result.target())) {
      boolean well = slots.fate(target, result.target()) == Fate.SPENT_WELL;
      tellVerdict(port, result, well, out);
    } else if (result.done()) {
      slots.otherBit[kept] = (byte) (result.bit() ? 1 : 0);
      judge(kept, now, out);
    } else {
      conclude(kept, false, now, out);
    }
  }

  private static void tellVerdict(
      int port, Result result, boolean success, Outputs<? super NodeOutput> out) {
    out.add(
        new NodeOutput.Tell(
            port,
            new Verdict(
                result.keptLane(), result.kept(), result.targetLane(), result.target(), success)));
  }

  private void judge(int kept, Time now, Outputs<? super NodeOutput> out) {
    if (slots.ownBit[kept] != NONE && slots.otherBit[kept] != NONE) {
      Circuit.Method method = state.circuit(kept).method();
      conclude(kept, method.keeps(slots.ownBit[kept] == 1, slots.otherBit[kept] == 1), now, out);
    }
  }

  private void conclude(int kept, boolean success, Time now, Outputs<? super NodeOutput> out) {
    out.add(
        new NodeOutput.Tell(
            state.port(kept),
            new Verdict(
                state.lane(kept),
                slots.pair[kept],
                state.lane(slots.mate[kept]),
                slots.matePair[kept],
                success)));
    end(kept, success, now, out);
  }

  /** At the end that follows. */
  void verdict(int port, Verdict verdict, Time now, Outputs<? super NodeOutput> out) {
    int kept = state.slot(port, verdict.keptLane());
    int target = state.slot(port, verdict.targetLane());
    if (isInRound(kept, verdict.kept(), target, verdict.target())) {
      end(kept, verdict.success(), now, out);
    }
  }

  private void end(int kept, boolean success, Time now, Outputs<? super NodeOutput> out) {
    int target = slots.mate[kept];
    long targetPair = slots.matePair[kept];
    if (slots.holds(target, targetPair)) {
      state.drop(target, Why.BROKEN, out);
    }
    slots.remember(target, targetPair, success ? Fate.SPENT_WELL : Fate.SPENT_IN_VAIN);
    slots.mate[kept] = NONE;
    if (success) {
      better(kept, now, out);
    } else {
      state.drop(kept, Why.BROKEN, out);
    }
  }

  private void better(int kept, Time now, Outputs<? super NodeOutput> out) {
    Circuit circuit = state.circuit(kept);
    slots.frame[kept] = (byte) circuit.method().frame(slots.frame[kept], slots.mateFrame[kept]);
    slots.level[kept]++;
    slots.tries[kept] = 0;
    slots.deadlinePs[kept] = Slots.NEVER;
    if (state.isUnwanted(slots.route[kept])) {
      state.drop(kept, Why.UNWANTED, out);
    } else if (slots.level[kept] >= state.rounds(slots.route[kept], state.port(kept))) {
      ready.ready(kept, now, out);
    } else {
      raw(kept, now, out);
    }
  }

  /** A pair waits for long: it is too old, or the other end may have lost its half. */
  boolean isTooOld(int slot, Time now) {
    long cutoffPs = state.circuit(slot).cutoff().picos();
    return cutoffPs > 0 && now.picos() >= slots.bornPs[slot] + cutoffPs;
  }

  void askAfter(int slot, Time now, Outputs<? super NodeOutput> out) {
    out.add(
        new NodeOutput.Tell(
            state.port(slot), new NeighbourMessage.Holding(state.lane(slot), slots.pair[slot])));
    state.watchRaw(slot, now, out);
  }

  /** The other end asks after its pair. It is told if nothing else will end its waiting. */
  void askedAfter(int port, NeighbourMessage.Holding message, Outputs<? super NodeOutput> out) {
    int slot = state.slot(port, message.lane());
    if (isGone(slot, message.pair())) {
      state.skipPast(slot, message.pair(), out);
      out.add(
          new NodeOutput.Tell(port, new NeighbourMessage.Dropped(message.lane(), message.pair())));
    }
  }

  /** A target that is being spent is not: the order says so to the other end. */
  private boolean isGone(int slot, long pair) {
    if (slots.holds(slot, pair) || findKeptOf(slot, pair) != NONE) {
      return false;
    }
    return switch (slots.fate(slot, pair)) {
      case UNKNOWN, DROPPED, SPENT_IN_VAIN -> true;
      case SWAPPED, SPENT_WELL -> false; // the other end asked before it knew
    };
  }

  /** No answer yet: says it again. */
  void again(int kept, Time now, Outputs<? super NodeOutput> out) {
    if (chooses(kept)) {
      tellOrder(kept, out);
    } else if (slots.ownBit[kept] != NONE) {
      tellResult(kept, out);
    }
    state.watchRetry(kept, now, out);
  }

  /** The other half of a pair in a round is gone. */
  void broken(int slot, Time now, Outputs<? super NodeOutput> out) {
    int kept = slots.mate[slot] == NONE ? findKeptOf(slot, slots.pair[slot]) : slot;
    if (kept == NONE) {
      state.drop(slot, Why.BROKEN, out);
    } else if (chooses(kept)) {
      conclude(kept, false, now, out);
    } else {
      end(kept, false, now, out);
    }
  }

  /** The slot of the pair for which that one is spent in a round under way, or NONE. */
  private int findKeptOf(int target, long pair) {
    Port port = state.ports[state.port(target)];
    for (int slot = port.firstSlot(); slot < port.firstSlot() + port.lanes(); slot++) {
      boolean isMate = slots.phase(slot) == Phase.DISTILLING && slots.mate[slot] == target;
      if (isMate && slots.matePair[slot] == pair) {
        return slot;
      }
    }
    return NONE;
  }
}
