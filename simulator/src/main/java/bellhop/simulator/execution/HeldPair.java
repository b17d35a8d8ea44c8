package bellhop.simulator.execution;

import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.pair.Memory;
import bellhop.pair.XState;

/**
 * A Bell pair between hand-over and use: its exact state, up to which time each half has aged, and
 * where the halves are. Each half ages by itself, since what happens at one end commutes with what
 * happens at the other.
 */
final class HeldPair {
  XState state;

  /** The Bell state that it would be without faults. */
  BellState wanted;

  /** Whether its fidelity at use has been noted. */
  boolean used;

  private final int qubitA;
  private final int qubitB;
  private long agedA;
  private long agedB;
  private final Memory memoryA;
  private final Memory memoryB;
  private boolean goneA;
  private boolean goneB;

  HeldPair(
      XState state,
      BellState wanted,
      int qubitA,
      Memory memoryA,
      long agedA,
      int qubitB,
      Memory memoryB,
      long agedB) {
    this.state = state;
    this.wanted = wanted;
    this.qubitA = qubitA;
    this.qubitB = qubitB;
    this.agedA = agedA;
    this.agedB = agedB;
    this.memoryA = memoryA;
    this.memoryB = memoryB;
  }

  int qubit(End end) {
    return end == End.A ? qubitA : qubitB;
  }

  long agedPs(End end) {
    return end == End.A ? agedA : agedB;
  }

  Memory memory(End end) {
    return end == End.A ? memoryA : memoryB;
  }

  /** Whether the half at that end has been measured and ages no more. */
  boolean isGone(End end) {
    return end == End.A ? goneA : goneB;
  }

  void go(End end) {
    if (end == End.A) {
      goneA = true;
    } else {
      goneB = true;
    }
  }

  /** One half waits until that time; nothing happens if it has. */
  void age(End end, long untilPs) {
    state = aged(state, end, untilPs);
    if (end == End.A) {
      agedA = Math.max(agedA, untilPs);
    } else {
      agedB = Math.max(agedB, untilPs);
    }
  }

  /** The moment of its half is past, whether it decayed or not. */
  void skip(End end, long untilPs) {
    if (end == End.A) {
      agedA = Math.max(agedA, untilPs);
    } else {
      agedB = Math.max(agedB, untilPs);
    }
  }

  /** Its state if both halves waited until that time. */
  XState stateAt(long timePs) {
    return aged(aged(state, End.A, timePs), End.B, timePs);
  }

  private XState aged(XState from, End end, long untilPs) {
    double seconds = (untilPs - agedPs(end)) * 1e-12;
    if (seconds <= 0 || isGone(end)) {
      return from;
    }
    return end == End.A
        ? from.decay(memoryA, seconds, memoryB, 0)
        : from.decay(memoryA, 0, memoryB, seconds);
  }

  double fidelity() {
    return state.fidelity(wanted);
  }
}
