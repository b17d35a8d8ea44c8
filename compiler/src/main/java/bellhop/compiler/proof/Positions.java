package bellhop.compiler.proof;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which qubit of a register stands for which slot. Slots whose value is known take none; a position
 * that is given back is in |0⟩ and is used again.
 */
final class Positions {
  private static final int NONE = -1;

  private final int[] position;
  private final int[] known;
  private final BitSet taken = new BitSet();
  private int peak;

  Positions(int slots) {
    position = new int[slots];
    known = new int[slots];
    Arrays.fill(position, NONE);
  }

  boolean isHeld(int slot) {
    return position[slot] != NONE;
  }

  /** The position of a slot that is held. */
  int of(int slot) {
    return position[slot];
  }

  /** The value of a slot that is not held. */
  int known(int slot) {
    return known[slot];
  }

  int take(int slot) {
    position[slot] = taken.nextClearBit(0);
    taken.set(position[slot]);
    peak = Math.max(peak, position[slot] + 1);
    return position[slot];
  }

  /** The slot now has a known value; its position is in |0⟩. */
  void giveBack(int slot, int value) {
    taken.clear(position[slot]);
    position[slot] = NONE;
    known[slot] = value;
  }

  void forget(int slot) {
    known[slot] = 0;
  }

  void exchange(int a, int b) {
    int held = position[a];
    position[a] = position[b];
    position[b] = held;
    int value = known[a];
    known[a] = known[b];
    known[b] = value;
  }

  /** Positions ever needed. */
  int peak() {
    return peak;
  }
}
