package bellhop.simulator.execution;

import bellhop.distributed.PairUse;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.pair.Memory;
import bellhop.pair.SwapOutcome;
import bellhop.pair.XState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which communication qubit is which half of which pair, and in what state the pairs are, by the
 * rules of X-states alone. It also enters the pairs' losses and fidelities in the ledger. It draws
 * no chance; it knows no program qubits.
 *
 * <p>Emission is told in the order end A, end B. Only the X pulse on B does not commute with the
 * decay of B itself, and that order is kept.
 */
final class PairBook {
  private static final End[] ENDS = End.values();

  private final Plan plan;
  private final Noise noise;
  private final Ledger ledger;
  private final Emission emission;
  private final @Nullable HeldPair[] pairOf;
  private final End[] endOf;

  PairBook(Plan plan, Noise noise, Ledger ledger, Emission emission) {
    this.plan = plan;
    this.noise = noise;
    this.ledger = ledger;
    this.emission = emission;
    pairOf = new HeldPair[plan.qubitCount()];
    endOf = new End[plan.qubitCount()];
    Arrays.fill(endOf, End.A);
  }

  void start() {
    Arrays.fill(pairOf, null);
  }

  /** Whether the qubit holds a half that still ages as such. */
  boolean isHalf(int qubit) {
    return pairOf[qubit] != null;
  }

  /** The pair that the qubit is a half of. */
  HeldPair pair(int qubit) {
    HeldPair pair = pairOf[qubit];
    if (pair == null) {
      throw new IllegalStateException("qubit " + qubit + " holds no half of a pair");
    }
    return pair;
  }

  /** The qubit of the other half. */
  int partner(int qubit) {
    return pair(qubit).qubit(endOf[qubit].other());
  }

  boolean isPartnerGone(int qubit) {
    return pair(qubit).isGone(endOf[qubit].other());
  }

  /** Whether the qubit holds a half that is no copy of anything yet. */
  boolean isFree(int qubit) {
    return isHalf(qubit) && !isPartnerGone(qubit);
  }

  /** Whether the qubits hold free halves of two pairs. */
  boolean canSwap(int q0, int q1) {
    return isFree(q0) && isFree(q1) && pairOf[q0] != pairOf[q1];
  }

  /** The pair is handed over at both ends. */
  void handOver(int id, Times times) {
    PairUse pair = plan.pairs[id];
    HeldPair held =
        new HeldPair(
            emitted(pair),
            emission.wanted(pair),
            plan.qubitA(id),
            plan.memories[plan.qubitA(id)],
            times.handOverPs(id, End.A),
            plan.qubitB(id),
            plan.memories[plan.qubitB(id)],
            times.handOverPs(id, End.B));
    ledger.pairs += Ledger.lossOfFidelity(held.fidelity());
    emission.tell(pair, id, times, new Ageing(held));
    hold(held);
  }

  /** At emission, the known Z removed. */
  XState emitted(PairUse pair) {
    XState state =
        noise.pairs()
            ? emission.link(pair).model().state().correct(End.B, emission.turnedAway(pair))
            : XState.bell(emission.wanted(pair));
    double phase = noise.pairs() ? emission.phase(pair) : 0;
    return phase == 0 ? state : turned(state, phase, emission.wanted(pair));
  }

  /** The coherence of the form that is there turns by +φ. */
  private static XState turned(XState state, double phase, BellState wanted) {
    return state.turn(End.B, wanted.x() ? phase : -phase);
  }

  private void hold(HeldPair held) {
    for (End end : ENDS) {
      if (!held.isGone(end)) {
        pairOf[held.qubit(end)] = held;
        endOf[held.qubit(end)] = end;
      }
    }
  }

  /** Applies what happens before hand-over to the exact state. */
  private final class Ageing implements Emission.Visitor {
    private final HeldPair held;

    Ageing(HeldPair held) {
      this.held = held;
    }

    @Override
    public void wait(boolean atA, Memory memory, long fromPs, long toPs) {
      if (noise.waiting() && toPs > fromPs) {
        double seconds = (toPs - fromPs) * 1e-12;
        double before = held.fidelity();
        held.state = held.state.decay(memory, atA ? seconds : 0, memory, atA ? 0 : seconds);
        charge(before, held.fidelity());
      }
    }

    @Override
    public void transfer(boolean atA, double error) {
      gate(atA ? End.A : End.B, error);
    }

    @Override
    public void pulse(double error) {
      held.state = held.state.flip(End.B);
      held.wanted = held.wanted.xor(BellState.PSI_PLUS);
      gate(End.B, error);
    }

    private void gate(End end, double error) {
      if (noise.localGates() && error > 0) {
        held.state = held.state.depolarise(end, error);
        ledger.localGates += Ledger.loss(error);
      }
    }
  }

  private void charge(double before, double after) {
    ledger.waiting += Ledger.lossOfFidelity(after) - Ledger.lossOfFidelity(before);
  }

  /** A half waits until that time. */
  void age(int qubit, long untilPs) {
    HeldPair pair = pair(qubit);
    End end = endOf[qubit];
    if (!noise.waiting() || untilPs <= pair.agedPs(end)) {
      pair.skip(end, untilPs);
      return;
    }
    double before = pair.fidelity();
    pair.age(end, untilPs);
    charge(before, pair.fidelity());
  }

  /** Notes the fidelity of the pair if this is its first use. */
  void use(int qubit, long nowPs) {
    HeldPair pair = pair(qubit);
    if (!pair.used) {
      pair.used = true;
      XState state = noise.waiting() ? pair.stateAt(nowPs) : pair.state;
      ledger.use(state.fidelity(pair.wanted));
    }
  }

  /** X and Z, as numbered by {@link Paulis}, on a half: a correction or a fault. */
  void pauli(int qubit, int pauli) {
    HeldPair pair = pair(qubit);
    pair.state =
        pair.state.correct(endOf[qubit], BellState.of(Paulis.flips(pauli), Paulis.turns(pauli)));
  }

  /** The same, where it is meant to happen. */
  void correct(int qubit, int pauli) {
    pauli(qubit, pauli);
    HeldPair pair = pair(qubit);
    pair.wanted = pair.wanted.xor(BellState.of(Paulis.flips(pauli), Paulis.turns(pauli)));
  }

  /** The half is about to be measured: it ages until that time and is a half no more. */
  void stop(int qubit, long untilPs) {
    age(qubit, untilPs);
    release(qubit);
  }

  private void release(int qubit) {
    pair(qubit).go(endOf[qubit]);
    pairOf[qubit] = null;
  }

  /**
   * The half, whose partner is gone, ages until that time and is a half no more.
   *
   * @return the Pauli that stands for all that the pair lacks, on this qubit
   */
  int settle(int qubit, long untilPs, double u) {
    age(qubit, untilPs);
    XState state = pair(qubit).state;
    release(qubit);
    return draw(state, u);
  }

  /** Both halves are taken as they are, each with its age; neither is a half any more. */
  HeldPair take(int qubit) {
    HeldPair pair = pair(qubit);
    int partner = partner(qubit);
    boolean alone = isPartnerGone(qubit);
    release(qubit);
    if (!alone) {
      release(partner);
    }
    return pair;
  }

  /** The Pauli, as numbered by {@link Paulis}, that a pair in that state lacks. */
  static int draw(XState state, double u) {
    var w = state.weights();
    if (u < w.i()) {
      return 0;
    }
    if (u < w.i() + w.x()) {
      return Paulis.X;
    }
    return u < w.i() + w.x() + w.z() ? Paulis.Z : Paulis.X | Paulis.Z;
  }

  /**
   * Swaps two pairs at a relay.
   *
   * @param u chooses the outcome with its true chance
   */
  BellState swap(int control, int target, long nowPs, double u) {
    PairSwap swap = meet(control, target, nowPs);
    SwapOutcome outcome = swap.outcome(u);
    hold(swap.after(outcome));
    return outcome.measured();
  }

  /** The same averaged over outcomes, each corrected at once; for models without amplitudes. */
  void swapAverage(int control, int target, long nowPs) {
    hold(meet(control, target, nowPs).average());
  }

  private PairSwap meet(int control, int target, long nowPs) {
    age(control, nowPs);
    age(target, nowPs);
    PairSwap swap = new PairSwap(pair(control), endOf[control], pair(target), endOf[target]);
    release(control);
    release(target);
    return swap;
  }
}
