package bellhop.simulator.execution;

import bellhop.distributed.PairUse;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.pair.Memory;
import bellhop.pair.SwapOutcome;
import bellhop.pair.XState;
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
  private final Plan plan;
  private final Noise noise;
  private final Ledger ledger;
  private final Emission emission;
  private final @Nullable HeldPair[] pairOf;
  private final End[] endOf;
  private final boolean[] requested;

  PairBook(Plan plan, Noise noise, Ledger ledger, Emission emission) {
    this.plan = plan;
    this.noise = noise;
    this.ledger = ledger;
    this.emission = emission;
    pairOf = new HeldPair[plan.qubitCount()];
    endOf = new End[plan.qubitCount()];
    requested = new boolean[plan.pairs.length];
    java.util.Arrays.fill(endOf, End.A);
  }

  void start() {
    java.util.Arrays.fill(pairOf, null);
    java.util.Arrays.fill(requested, false);
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

  End end(int qubit) {
    return endOf[qubit];
  }

  /** The qubit of the other half. */
  int partner(int qubit) {
    return pair(qubit).qubit(HeldPair.other(endOf[qubit]));
  }

  boolean isPartnerGone(int qubit) {
    return pair(qubit).isGone(HeldPair.other(endOf[qubit]));
  }

  /** Both ends must ask before the pair is there; true for the second of them. */
  boolean request(int pair) {
    boolean second = requested[pair];
    requested[pair] = true;
    return second;
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
    hold(held, End.A);
    hold(held, End.B);
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

  private void hold(HeldPair held, End end) {
    pairOf[held.qubit(end)] = held;
    endOf[held.qubit(end)] = end;
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
    XState state = pair(qubit).state;
    if (isPartnerGone(qubit)) {
      age(qubit, untilPs);
      state = pair(qubit).state;
    }
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

  /** The half that a qubit holds goes to another qubit of the QPU, and the other way round. */
  void exchange(int q0, int q1) {
    HeldPair pair = pairOf[q0];
    End end = endOf[q0];
    pairOf[q0] = pairOf[q1];
    endOf[q0] = endOf[q1];
    pairOf[q1] = pair;
    endOf[q1] = end;
    tellPlace(q0);
    tellPlace(q1);
  }

  private void tellPlace(int qubit) {
    HeldPair pair = pairOf[qubit];
    if (pair != null) {
      pair.move(endOf[qubit], qubit);
    }
  }

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
   * Swaps two pairs at a relay. The outer halves keep their ages.
   *
   * @param u chooses the outcome with its true chance
   */
  BellState swap(int control, int target, long nowPs, double u) {
    Joint joint = joint(control, target, nowPs);
    SwapOutcome[] outcomes = XState.swap(joint.first, joint.second);
    int chosen = 0;
    double rest = u - outcomes[0].probability();
    while (rest >= 0 && chosen < outcomes.length - 1) {
      rest -= outcomes[++chosen].probability();
    }
    BellState measured = outcomes[chosen].measured();
    joint.hold(outcomes[chosen].state(), joint.wanted.xor(measured));
    return measured;
  }

  /** The same averaged over outcomes, each corrected at once; for models without amplitudes. */
  void swapAverage(int control, int target, long nowPs) {
    Joint joint = joint(control, target, nowPs);
    XState sum = XState.bell(joint.wanted);
    double weight = 0;
    for (SwapOutcome outcome : XState.swap(joint.first, joint.second)) {
      if (outcome.probability() > 0) {
        weight += outcome.probability();
        XState corrected = outcome.state().correct(End.B, outcome.measured());
        sum = sum.mix(corrected, Math.min(1, outcome.probability() / weight));
      }
    }
    joint.hold(sum, joint.wanted);
  }

  /** Two pairs seen as A–relay and relay–B. */
  private final class Joint {
    final XState first;
    final XState second;
    final BellState wanted;
    private final HeldPair outerFirst;
    private final End endFirst;
    private final HeldPair outerSecond;
    private final End endSecond;

    Joint(int control, int target) {
      outerFirst = pair(control);
      endFirst = HeldPair.other(endOf[control]);
      outerSecond = pair(target);
      endSecond = HeldPair.other(endOf[target]);
      first = endFirst == End.A ? outerFirst.state : outerFirst.state.exchange();
      second = endSecond == End.B ? outerSecond.state : outerSecond.state.exchange();
      wanted = outerFirst.wanted.xor(outerSecond.wanted);
    }

    void hold(XState state, BellState wantedNow) {
      HeldPair held =
          new HeldPair(
              state,
              wantedNow,
              outerFirst.qubit(endFirst),
              outerFirst.memory(endFirst),
              outerFirst.agedPs(endFirst),
              outerSecond.qubit(endSecond),
              outerSecond.memory(endSecond),
              outerSecond.agedPs(endSecond));
      held.used = true;
      keep(held, End.A, outerFirst.isGone(endFirst));
      keep(held, End.B, outerSecond.isGone(endSecond));
    }

    private void keep(HeldPair held, End end, boolean gone) {
      if (gone) {
        held.go(end);
      } else {
        PairBook.this.hold(held, end);
      }
    }
  }

  private Joint joint(int control, int target, long nowPs) {
    age(control, nowPs);
    age(target, nowPs);
    Joint joint = new Joint(control, target);
    release(control);
    release(target);
    return joint;
  }
}
