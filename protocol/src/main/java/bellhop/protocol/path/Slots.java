package bellhop.protocol.path;

import bellhop.protocol.Snapshots;
import java.util.Arrays;

/**
 * The places for halves of pairs at one node, one row each, and what became of the last pairs in
 * each. Rows are arrays of numbers: a node touches a few of them per event, and they lie together.
 *
 * <p>A pair's number is counted up by both ends of its lane. What became of it is found by the
 * number modulo the size of the ring; an entry that was overwritten counts as unknown, and a pair
 * of unknown fate is given up by whoever asks.
 */
final class Slots {
  static final int NONE = -1;
  static final long NEVER = Long.MAX_VALUE;

  /** Fates that are remembered per slot; a power of two. */
  private static final int RING = 64;

  private static final int WIDTH = 3;
  private static final int FATE_MASK = 7;
  private static final int FRAME_SHIFT = 3;
  private static final int FRAME_MASK = 3;
  private static final int SLOT_SHIFT = 5;

  private static final Phase[] PHASES = Phase.values();
  private static final Fate[] FATES = Fate.values();

  enum Phase {
    /** Nobody wants pairs here. */
    IDLE,
    ATTEMPTING,
    /** A pair that still wants distillation. */
    RAW,
    /** Taking part in a round of it. */
    DISTILLING,
    /** A pair that is ready to be joined or used. */
    HELD,
    MEASURING,
    /** At the head: the tail was asked what became of the pair. */
    ASKING
  }

  enum Fate {
    UNKNOWN,
    SWAPPED,
    DROPPED,
    /** Spent in a round of distillation that failed, or succeeded. */
    SPENT_IN_VAIN,
    SPENT_WELL
  }

  private final byte[] phase;
  final long[] pair;

  /** Row of the circuit, or NONE; set by {@link #assign} alone. */
  final int[] route;

  /** Whether the last slot of some row was given up since this was last set to false. */
  boolean isAnyUnused;

  /** By row: slots that refer to it. */
  private int[] slotsOfRoute = new int[16];

  final byte[] frame;
  final long[] bornPs;
  final byte[] level;

  /** When to look again, and when the pending timer comes. */
  final long[] deadlinePs;

  final long[] timerPs;

  /** How often this end asked already. */
  final byte[] tries;

  /** A Track that waits here for the swap. */
  final boolean[] tracked;

  final int[] originLane;
  final long[] origin;
  final byte[] trackFrame;

  /** Whether the other half is known to be gone while this one is being measured. */
  final boolean[] broken;

  /** The other slot of a round of distillation, and what both ends read. */
  final int[] mate;

  final long[] matePair;
  final byte[] mateFrame;
  final byte[] ownBit;
  final byte[] otherBit;

  /**
   * Entries of {@link #WIDTH} numbers, side by side so that one touch fetches all: the pair, what
   * it was joined with, and fate, frame and other slot in one.
   */
  private final long[] ring;

  Slots(int count) {
    phase = new byte[count];
    pair = new long[count];
    route = new int[count];
    Arrays.fill(route, NONE);
    frame = new byte[count];
    bornPs = new long[count];
    level = new byte[count];
    deadlinePs = new long[count];
    timerPs = new long[count];
    tries = new byte[count];
    tracked = new boolean[count];
    originLane = new int[count];
    origin = new long[count];
    trackFrame = new byte[count];
    broken = new boolean[count];
    mate = new int[count];
    matePair = new long[count];
    mateFrame = new byte[count];
    ownBit = new byte[count];
    otherBit = new byte[count];
    ring = new long[count * RING * WIDTH];
    reset(0);
  }

  /** Forgets all; pairs are numbered from there on. */
  void reset(long firstPair) {
    for (int slot = 0; slot < pair.length; slot++) {
      free(slot, firstPair);
    }
    Arrays.fill(timerPs, NEVER);
    Arrays.fill(ring, NONE);
  }

  /** Makes the slot ready for that pair. */
  void free(int slot, long nextPair) {
    set(slot, Phase.IDLE);
    pair[slot] = nextPair;
    assign(slot, NONE);
    frame[slot] = 0;
    bornPs[slot] = 0;
    level[slot] = 0;
    deadlinePs[slot] = NEVER;
    tries[slot] = 0;
    tracked[slot] = false;
    broken[slot] = false;
    mate[slot] = NONE;
    ownBit[slot] = NONE;
    otherBit[slot] = NONE;
  }

  /** The slot is used for the circuit of that row, or NONE. */
  void assign(int slot, int row) {
    count(route[slot], -1);
    count(row, 1);
    route[slot] = row;
  }

  private void count(int row, int by) {
    if (row != NONE) {
      if (row >= slotsOfRoute.length) {
        slotsOfRoute = Arrays.copyOf(slotsOfRoute, Math.max(row + 1, 2 * slotsOfRoute.length));
      }
      slotsOfRoute[row] += by;
      isAnyUnused |= slotsOfRoute[row] == 0;
    }
  }

  /** Whether any slot is used for the circuit of that row. */
  boolean isInUse(int row) {
    return row < slotsOfRoute.length && slotsOfRoute[row] > 0;
  }

  int count() {
    return pair.length;
  }

  long highestPair() {
    long highest = 0;
    for (long its : pair) {
      highest = Math.max(highest, its);
    }
    return highest;
  }

  Phase phase(int slot) {
    return PHASES[phase[slot]];
  }

  @SuppressWarnings("EnumOrdinal") // read back by phase() alone
  void set(int slot, Phase to) {
    phase[slot] = (byte) to.ordinal();
  }

  /** Whether the slot holds a half of that pair. */
  boolean holds(int slot, long itsPair) {
    return pair[slot] == itsPair && isHolding(slot);
  }

  boolean isHolding(int slot) {
    return switch (phase(slot)) {
      case IDLE, ATTEMPTING -> false;
      case RAW, DISTILLING, HELD, MEASURING, ASKING -> true;
    };
  }

  /**
   * Whether a track for that pair may wait here although its herald has not come: the first one may
   * have overtaken it. When a second one comes the herald is lost.
   */
  boolean mayAwait(int slot, long itsPair) {
    return pair[slot] == itsPair && phase(slot) == Phase.ATTEMPTING && !tracked[slot];
  }

  void keepTrack(int slot, int itsOriginLane, long itsOrigin, int itsFrame) {
    tracked[slot] = true;
    originLane[slot] = itsOriginLane;
    origin[slot] = itsOrigin;
    trackFrame[slot] = (byte) itsFrame;
  }

  /** Index of the entry on what became of a pair, or NONE if that is not known. */
  int find(int slot, long itsPair) {
    int at = entry(slot, itsPair);
    return ring[at] == itsPair ? at : NONE;
  }

  private static int entry(int slot, long itsPair) {
    return (slot * RING + (int) (itsPair & (RING - 1))) * WIDTH;
  }

  Fate fate(int slot, long itsPair) {
    int at = find(slot, itsPair);
    return at == NONE ? Fate.UNKNOWN : FATES[(int) ring[at + 2] & FATE_MASK];
  }

  /** The slot whose pair the one of a swapped entry was joined with. */
  int joinedSlot(int at) {
    return (int) (ring[at + 2] >>> SLOT_SHIFT);
  }

  /** Number of that pair. */
  long joinedPair(int at) {
    return ring[at + 1];
  }

  /** What the swap adds to the frame of whatever comes along: its outcome and that pair's frame. */
  int joinedFrame(int at) {
    return (int) (ring[at + 2] >>> FRAME_SHIFT) & FRAME_MASK;
  }

  /** Remembers what became of the pair in a slot. */
  void remember(int slot, Fate fate) {
    remember(slot, pair[slot], fate);
  }

  @SuppressWarnings("EnumOrdinal") // read back by fate() alone
  void remember(int slot, long itsPair, Fate fate) {
    int at = entry(slot, itsPair);
    ring[at] = itsPair;
    ring[at + 1] = NONE;
    ring[at + 2] = fate.ordinal();
  }

  /** Remembers that the pairs of two slots were joined with that outcome. */
  @SuppressWarnings("EnumOrdinal") // read back by fate() alone
  void rememberSwap(int slot, int other, int outcome) {
    int at = entry(slot, pair[slot]);
    long itsFrame = outcome ^ frame[other];
    ring[at] = pair[slot];
    ring[at + 1] = pair[other];
    ring[at + 2] =
        ((long) other << SLOT_SHIFT) | (itsFrame << FRAME_SHIFT) | Fate.SWAPPED.ordinal();
  }

  void write(Snapshots.Writer writer) {
    writer.add(phase);
    writer.add(pair);
    writer.add(route);
    writer.add(frame);
    writer.add(bornPs);
    writer.add(level);
    writer.add(deadlinePs);
    writer.add(timerPs);
    writer.add(tries);
    writer.add(tracked);
    writer.add(originLane);
    writer.add(origin);
    writer.add(trackFrame);
    writer.add(broken);
    writer.add(mate);
    writer.add(matePair);
    writer.add(mateFrame);
    writer.add(ownBit);
    writer.add(otherBit);
    writer.add(ring);
  }

  void read(Snapshots.Reader reader) {
    reader.fill(phase);
    reader.fill(pair);
    Arrays.fill(slotsOfRoute, 0);
    reader.fill(route);
    for (int row : route) {
      count(row, 1);
    }
    reader.fill(frame);
    reader.fill(bornPs);
    reader.fill(level);
    reader.fill(deadlinePs);
    reader.fill(timerPs);
    reader.fill(tries);
    reader.fill(tracked);
    reader.fill(originLane);
    reader.fill(origin);
    reader.fill(trackFrame);
    reader.fill(broken);
    reader.fill(mate);
    reader.fill(matePair);
    reader.fill(mateFrame);
    reader.fill(ownBit);
    reader.fill(otherBit);
    reader.fill(ring);
  }
}
