package bellhop.simulator.execution;

import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.pair.SwapOutcome;
import bellhop.pair.XState;

/**
 * Two pairs that meet at a relay, seen as A–relay and relay–B, and the one pair that a swap makes
 * of them. The outer halves keep their ages.
 */
final class PairSwap {
  private final HeldPair left;
  private final End outerLeft;
  private final HeldPair right;
  private final End outerRight;
  private final BellState wanted;
  private final SwapOutcome[] outcomes;

  /**
   * @param relayLeft which end of the left pair is at the relay
   * @param relayRight likewise
   */
  PairSwap(HeldPair left, End relayLeft, HeldPair right, End relayRight) {
    this.left = left;
    outerLeft = relayLeft.other();
    this.right = right;
    outerRight = relayRight.other();
    wanted = left.wanted.xor(right.wanted);
    outcomes =
        XState.swap(
            outerLeft == End.A ? left.state : left.state.exchange(),
            outerRight == End.B ? right.state : right.state.exchange());
  }

  /**
   * @param u in [0, 1), chooses an outcome with its true chance
   */
  SwapOutcome outcome(double u) {
    int chosen = 0;
    double rest = u - outcomes[0].probability();
    while (rest >= 0 && chosen < outcomes.length - 1) {
      rest -= outcomes[++chosen].probability();
    }
    return outcomes[chosen];
  }

  /** What an outcome leaves. */
  HeldPair after(SwapOutcome outcome) {
    return held(outcome.state(), wanted.xor(outcome.measured()));
  }

  /** What is left on the average over outcomes, each corrected at once. */
  HeldPair average() {
    XState sum = XState.bell(wanted);
    double weight = 0;
    for (SwapOutcome outcome : outcomes) {
      if (outcome.probability() > 0) {
        weight += outcome.probability();
        XState corrected = outcome.state().correct(End.B, outcome.measured());
        sum = sum.mix(corrected, Math.min(1, outcome.probability() / weight));
      }
    }
    return held(sum, wanted);
  }

  private HeldPair held(XState state, BellState wantedNow) {
    HeldPair held =
        new HeldPair(
            state,
            wantedNow,
            left.qubit(outerLeft),
            left.memory(outerLeft),
            left.agedPs(outerLeft),
            right.qubit(outerRight),
            right.memory(outerRight),
            right.agedPs(outerRight));
    held.used = true;
    if (left.isGone(outerLeft)) {
      held.go(End.A);
    }
    if (right.isGone(outerRight)) {
      held.go(End.B);
    }
    return held;
  }
}
