package bellhop.simulator.traffic;

import bellhop.network.Device;
import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.Distilled;
import bellhop.pair.DistilledWeights;
import bellhop.pair.End;
import bellhop.pair.Memory;
import bellhop.pair.SwapOutcome;
import bellhop.pair.XState;
import bellhop.protocol.path.Circuit.Method;
import bellhop.units.RandomStream;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The truth about all pairs: their states, where their halves are, and what became of them. It
 * decides nothing and tells nobody; what nodes believe may differ.
 *
 * <p>Pairs are rows of a table, used again. A half ages when it is touched, not while it waits: an
 * operation at one end commutes with the ageing of the other. When one half is destroyed the other
 * one lives on as a broken pair; whoever uses that, or corrects by another frame than what was
 * heralded and measured, is reported as a violation.
 */
final class Pairs {
  private static final int NONE = -1;
  private static final double SECONDS = 1e-12;

  /** A uniform depolarising channel on two qubits replaces both by chance in so many errors. */
  private static final double REPLACED = 16.0 / 15;

  /** As the error of one qubit that replaces it. */
  private static final double FULLY = 0.75;

  private XState[] state = new XState[64];
  private final int[][] slot = new int[2][64];
  private final long[][] agedPs = new long[2][64];
  private final Memory[][] memory = new Memory[2][64];
  private byte[] frame = new byte[64];
  private boolean[] elementary = new boolean[64];
  private boolean[] broken = new boolean[64];

  /** Whether one half is in the hands of an application. */
  private boolean[] handedOver = new boolean[64];

  /** The other pair of a round of distillation that one end has done, and that end's part. */
  private int[] mate = new int[64];

  private byte[] firstEnd = new byte[64];
  private boolean[] firstBit = new boolean[64];
  private double[] firstChance = new double[64];
  private double[] firstError = new double[64];
  private double[] dueError = new double[64];

  private int[] free = new int[64];
  private int freeCount;
  private int rows;

  /** By slot of the network. */
  private final int[] rowOf;

  private final byte[] endOf;

  /** Hears of each slot that becomes empty. */
  private final IntConsumer whenEmpty;

  private final RandomStream chance;
  private final Violations violations;

  /** While a node starts again its halves are lost, whatever was promised. */
  boolean restarting;

  long generated;
  long used;
  long expired;
  long discarded;

  /** Whole pairs of which one end uses its half and the other one still holds its own. */
  long halfUsed;

  private long elementaryAlive;

  Pairs(int slots, RandomStream chance, Violations violations, IntConsumer whenEmpty) {
    this.whenEmpty = whenEmpty;
    this.violations = violations;
    rowOf = new int[slots];
    endOf = new byte[slots];
    Arrays.fill(rowOf, NONE);
    this.chance = chance;
  }

  long stored() {
    return elementaryAlive;
  }

  /** A new pair; what the slots held is overwritten. */
  void create(
      int slotA, int slotB, XState born, int itsFrame, long bornPs, Memory inA, Memory inB) {
    discard(slotA);
    discard(slotB);
    int row = newRow();
    state[row] = born;
    frame[row] = (byte) itsFrame;
    elementary[row] = true;
    broken[row] = false;
    handedOver[row] = false;
    mate[row] = NONE;
    place(row, 0, slotA, bornPs, inA);
    place(row, 1, slotB, bornPs, inB);
    generated++;
    elementaryAlive++;
  }

  private int newRow() {
    if (freeCount > 0) {
      return free[--freeCount];
    }
    if (rows == state.length) {
      grow();
    }
    return rows++;
  }

  private void grow() {
    int size = 2 * rows;
    state = Arrays.copyOf(state, size);
    frame = Arrays.copyOf(frame, size);
    elementary = Arrays.copyOf(elementary, size);
    broken = Arrays.copyOf(broken, size);
    handedOver = Arrays.copyOf(handedOver, size);
    mate = Arrays.copyOf(mate, size);
    firstEnd = Arrays.copyOf(firstEnd, size);
    firstBit = Arrays.copyOf(firstBit, size);
    firstChance = Arrays.copyOf(firstChance, size);
    firstError = Arrays.copyOf(firstError, size);
    dueError = Arrays.copyOf(dueError, size);
    free = Arrays.copyOf(free, size);
    for (int end = 0; end < 2; end++) {
      slot[end] = Arrays.copyOf(slot[end], size);
      agedPs[end] = Arrays.copyOf(agedPs[end], size);
      memory[end] = Arrays.copyOf(memory[end], size);
    }
  }

  private void place(int row, int end, int atSlot, long sincePs, Memory in) {
    slot[end][row] = atSlot;
    agedPs[end][row] = sincePs;
    memory[end][row] = in;
    rowOf[atSlot] = row;
    endOf[atSlot] = (byte) end;
  }

  /**
   * The kept half goes back to a memory qubit after its end's part of a round, with that error. It
   * counts after the round, whenever the other end does its part.
   */
  void moveBack(int atSlot, Memory to, double error, long nowPs) {
    int row = rowOf[atSlot];
    if (mate[row] == NONE) {
      move(atSlot, to, error, nowPs);
    } else {
      move(atSlot, to, 0, nowPs);
      dueError[row] = error;
    }
  }

  /** A half goes from one kind of qubit to another, with that error. */
  void move(int atSlot, Memory to, double error, long nowPs) {
    int row = rowOf[atSlot];
    int end = endOf[atSlot];
    age(row, end, nowPs);
    memory[end][row] = to;
    if (error > 0) {
      state[row] = state[row].depolarise(end(end), error);
    }
  }

  private static End end(int index) {
    return index == 0 ? End.A : End.B;
  }

  private void age(int row, int end, long nowPs) {
    long sincePs = agedPs[end][row];
    if (nowPs > sincePs) {
      double seconds = (nowPs - sincePs) * SECONDS;
      Memory in = memory[end][row];
      state[row] =
          end == 0
              ? state[row].decay(in, seconds, Memory.PERFECT, 0)
              : state[row].decay(Memory.PERFECT, 0, in, seconds);
      agedPs[end][row] = nowPs;
    }
  }

  /** How an elementary pair ends. */
  private void consume(int row) {
    if (elementary[row]) {
      elementary[row] = false;
      elementaryAlive--;
      used++;
    }
  }

  private void waste(int row, boolean isExpired) {
    if (elementary[row]) {
      elementary[row] = false;
      elementaryAlive--;
      expired += isExpired ? 1 : 0;
      discarded += isExpired ? 0 : 1;
    }
  }

  /** Destroys the half in a slot, if there is one. */
  void discard(int atSlot) {
    destroy(atSlot, false);
  }

  void expire(int atSlot) {
    destroy(atSlot, true);
  }

  private void destroy(int atSlot, boolean isExpired) {
    int row = rowOf[atSlot];
    if (row == NONE) {
      return;
    }
    waste(row, isExpired);
    if (handedOver[row] && !restarting) {
      violations.add("one end gave up a pair that the other uses");
    }
    halfUsed -= handedOver[row] && !broken[row] ? 1 : 0;
    broken[row] = true;
    leave(atSlot);
  }

  /** The half in a slot is no longer there; the row is free when both are gone. */
  private void leave(int atSlot) {
    int row = rowOf[atSlot];
    rowOf[atSlot] = NONE;
    slot[endOf[atSlot]][row] = NONE;
    if (slot[0][row] == NONE && slot[1][row] == NONE) {
      release(row);
    }
    whenEmpty.accept(atSlot);
  }

  private void release(int row) {
    free[freeCount++] = row;
  }

  /**
   * A Bell measurement of the halves in two slots of one node.
   *
   * @return the outcome as it is reported
   */
  int swap(int left, int right, Device device, long nowPs) {
    int first = rowOf[left];
    int second = rowOf[right];
    boolean isInRound = mate[first] != NONE || mate[second] != NONE;
    boolean isBroken = broken[first] || broken[second] || isInRound;
    age(first, endOf[left], nowPs);
    age(second, endOf[right], nowPs);
    disturb(first, endOf[left], second, endOf[right], device.twoQubitError());
    XState one = endOf[left] == 1 ? state[first] : state[first].exchange();
    XState other = endOf[right] == 0 ? state[second] : state[second].exchange();
    SwapOutcome outcome = XState.drawSwap(one, other, chance.nextDouble());
    int reported = reported(outcome.measured().index(), device);
    join(first, 1 - endOf[left], second, 1 - endOf[right], left, right);
    state[first] = outcome.state();
    frame[first] ^= (byte) (frame[second] ^ reported);
    broken[first] = isBroken;
    if (slot[0][first] == NONE && slot[1][first] == NONE) {
      release(first);
    }
    whenEmpty.accept(left);
    whenEmpty.accept(right);
    return reported;
  }

  /** The outer ends of two rows become the ends of the first; the second is free. */
  private void join(int first, int endOne, int second, int endTwo, int left, int right) {
    consume(first);
    consume(second);
    rowOf[left] = NONE;
    rowOf[right] = NONE;
    moveEnd(first, endOne, first, 0);
    moveEnd(second, endTwo, first, 1);
    release(second);
  }

  private void moveEnd(int row, int end, int toRow, int toEnd) {
    int at = slot[end][row];
    slot[toEnd][toRow] = at;
    agedPs[toEnd][toRow] = agedPs[end][row];
    memory[toEnd][toRow] = memory[end][row];
    if (at != NONE) {
      rowOf[at] = toRow;
      endOf[at] = (byte) toEnd;
    }
  }

  /** A two-qubit gate that depolarises: with that chance both halves are replaced. */
  private void disturb(int one, int endOne, int other, int endOther, double error) {
    if (error > 0 && chance.nextBoolean(REPLACED * error)) {
      state[one] = state[one].depolarise(end(endOne), FULLY);
      state[other] = state[other].depolarise(end(endOther), FULLY);
    }
  }

  private int reported(int outcome, Device device) {
    double error = device.meanReadoutError();
    if (error == 0) {
      return outcome;
    }
    int x = chance.nextBoolean(error) ? 1 : 0;
    int z = chance.nextBoolean(error) ? 2 : 0;
    return outcome ^ x ^ z;
  }

  /**
   * One end's part of a round of distillation. The first end's report has its true distribution
   * whatever the other end will do; the second end's is drawn given the first.
   *
   * @return the bit that this end reports
   */
  boolean distil(int keptSlot, int targetSlot, Method method, Device device, long nowPs) {
    int kept = rowOf[keptSlot];
    int target = rowOf[targetSlot];
    int end = endOf[keptSlot];
    age(kept, end, nowPs);
    age(target, endOf[targetSlot], nowPs);
    disturb(kept, end, target, endOf[targetSlot], device.twoQubitError());
    boolean isSecond = mate[kept] == target && firstEnd[kept] != end;
    boolean bit =
        isSecond
            ? secondBit(kept, target, end == endOf[targetSlot], method, device)
            : firstBit(kept, target, end, endOf[targetSlot], method, device);
    consume(target);
    leave(targetSlot);
    return bit;
  }

  private boolean firstBit(
      int kept, int target, int end, int targetEnd, Method method, Device device) {
    double one = 0.5;
    double error = device.meanReadoutError();
    if (method == Method.EPL) {
      double k = up(state[kept], end);
      double t = up(state[target], targetEnd);
      double odd = k * (1 - t) + (1 - k) * t;
      one = odd * (1 - error) + (1 - odd) * error;
    }
    mate[kept] = target;
    firstEnd[kept] = (byte) end;
    firstBit[kept] = chance.nextBoolean(one);
    firstChance[kept] = one;
    firstError[kept] = error;
    dueError[kept] = 0;
    broken[kept] |= broken[target];
    return firstBit[kept];
  }

  /** Population of 1 at one end. */
  private static double up(XState s, int end) {
    return end == 0 ? s.r10() + s.r11() : s.r01() + s.r11();
  }

  /** Second end: the target's ends may be named the other way round than those of the kept pair. */
  private boolean secondBit(int kept, int target, boolean isAligned, Method method, Device device) {
    mate[kept] = NONE;
    broken[kept] |= broken[target];
    double errorOne = firstError[kept];
    double errorTwo = device.meanReadoutError();
    XState targetState = isAligned ? state[target] : state[target].exchange();
    boolean bit =
        method == Method.EPL
            ? secondOfEpl(kept, targetState, errorOne, errorTwo)
            : secondOfEqual(kept, target, targetState, method, errorOne, errorTwo);
    frame[kept] = (byte) method.frame(frame[kept], frame[target]);
    state[kept] = state[kept].depolarise(end(firstEnd[kept]), dueError[kept]);
    return bit;
  }

  private boolean secondOfEpl(int kept, XState target, double errorOne, double errorTwo) {
    if (!firstBit[kept]) {
      return chance.nextBoolean(0.5); // the round has failed whatever this end reads
    }
    boolean isFirstA = firstEnd[kept] == 0;
    Distilled distilled =
        state[kept].epl(target, isFirstA ? errorOne : errorTwo, isFirstA ? errorTwo : errorOne);
    state[kept] = distilled.state();
    return chance.nextBoolean(distilled.probability() / firstChance[kept]);
  }

  private boolean secondOfEqual(
      int kept, int target, XState targetState, Method method, double errorOne, double errorTwo) {
    double wrong = errorOne * (1 - errorTwo) + (1 - errorOne) * errorTwo;
    BellWeights k = state[kept].weights().correct(BellState.of(frame[kept]));
    BellWeights t = targetState.weights().correct(BellState.of(frame[target]));
    DistilledWeights round = method == Method.BBPSSW ? k.bbpssw(t, wrong) : k.dejmps(t, wrong);
    state[kept] = XState.ofWeights(round.weights());
    return chance.nextBoolean(round.probability()) == firstBit[kept];
  }

  /**
   * Hands the half in a slot to an application.
   *
   * @param mayBeLost whether the other end went down so lately that this one cannot know
   * @return the fidelity after correction by that frame when both halves are handed over, NaN while
   *     one is not
   */
  double deliver(int atSlot, int withFrame, boolean mayBeLost, long nowPs) {
    int row = rowOf[atSlot];
    if (row == NONE) {
      violations.add("a half that is not there was handed over");
      return Double.NaN;
    }
    if (mate[row] != NONE || (broken[row] && !mayBeLost)) {
      violations.add("a half of a broken pair was handed over");
    }
    if (frame[row] != withFrame) {
      violations.add("a pair was handed over with a wrong frame");
    }
    int end = endOf[atSlot];
    age(row, end, nowPs);
    consume(row);
    boolean isSecond = handedOver[row];
    handedOver[row] = true;
    if (!broken[row]) {
      halfUsed += isSecond ? -1 : 1;
    }
    XState its = state[row];
    leave(atSlot);
    return isSecond ? its.fidelity(BellState.of(withFrame)) : Double.NaN;
  }

  boolean isEmpty(int atSlot) {
    return rowOf[atSlot] == NONE;
  }

  /** Elementary pairs in the table: those of which both halves are where they were made. */
  long elementaryRows() {
    boolean[] seen = new boolean[rows];
    long count = 0;
    for (int row : rowOf) {
      if (row != NONE && !seen[row]) {
        seen[row] = true;
        count += elementary[row] ? 1 : 0;
      }
    }
    return count;
  }
}
