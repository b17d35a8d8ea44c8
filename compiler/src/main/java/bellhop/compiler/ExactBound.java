package bellhop.compiler;

import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fewest ebits of all answers to a small program, or a number below it where the search grows
 * too large. It knows no limit of communication qubits and keeps the order of the gates.
 *
 * <p><b>What is searched.</b> A segment is charged the smallest tree over all QPUs that it touches
 * (decision 10). Let it own that tree: the set of its QPUs grows by one neighbour for one ebit. A
 * qubit is then where its open segment has grown to; its home may be any of them, and changes among
 * them at will. So a state is the set of each qubit alone, valid if homes can be chosen from the
 * sets with no QPU overfull. By Hall's theorem that is so if, for all QPUs Q, at most as many sets
 * lie within Q as Q holds. A gate needs two sets that meet. The first gate of a segment shrinks its
 * qubit's set to its home of that moment.
 *
 * <p><b>Why growing can wait.</b> A larger set is never worse. The set of a qubit matters at its
 * own gates, and when another set shrinks, as room. So only there sets grow, and others than those
 * of the gate only if some choice of homes lacks room.
 *
 * <p><b>How.</b> A* (Hart, Nilsson, Raphael 1968): states in order of what they have cost and must
 * still cost. When all of c ebits are seen and none is the end, no answer has c; that holds too
 * where the search gives up. What must still be paid comes from the same search over the rest of
 * the program, started with every set full, which is never worse than any state. QPUs that may
 * change places are taken in order of their first qubit.
 */
final class ExactBound {
  /** Steps after which the search gives up: at most some tenths of a second. */
  private static final long MOST_STEPS = 4_000_000;

  /** A state is a row of sets. */
  private static final int MOST_BITS = 48;

  private static final int MOST_STAGES = 1 << 15;
  private static final int MOST_QPUS = 6;

  /** After this part of the steps a window of time is long enough. */
  private static final int WINDOW_SHARE = 50;

  /** Where there are more, the start is left open. */
  private static final int MOST_STARTS = 2_000;

  private final Bundles bundles;
  private final int[] pins;
  private final int qpus;
  private final int qubits;
  private final int all;
  private final int[] near;
  private final int[] room;
  private final int[] twinBefore;
  private final long most;
  private final SettledStates settled = new SettledStates();
  private final List<StateStack> byCost = new ArrayList<>();

  /** How many qubits are within each set of QPUs; for one question at a time. */
  private final int[] within;

  /** By bundle: what all answers pay from there on. */
  private final int[] rest;

  /** The bundle before which the search ends. */
  private int target;

  /** What an answer through the state that is looked at now must cost at least. */
  private int level;

  /** Ebits of that state. */
  private int cost;

  /** Qubits and QPUs looked at so far. */
  private long steps;

  private int starts;

  private ExactBound(Bundles bundles, Routes routes, int[] pins, long most) {
    this.bundles = bundles;
    this.pins = pins;
    this.most = most;
    qpus = routes.qpuCount();
    qubits = pins.length;
    all = (1 << qpus) - 1;
    near = near(routes);
    room = room(routes);
    twinBefore = twins();
    within = new int[all + 1];
    rest = new int[bundles.count() + 1];
  }

  /** 0 if the program or the network is not small. */
  static int of(Bundles bundles, Routes routes, int[] pins) {
    return of(bundles, routes, pins, MOST_STEPS);
  }

  static int of(Bundles bundles, Routes routes, int[] pins, long most) {
    boolean isSmall =
        routes.qpuCount() <= MOST_QPUS
            && (long) pins.length * routes.qpuCount() <= MOST_BITS
            && 2L * bundles.count() < MOST_STAGES;
    return isSmall ? new ExactBound(bundles, routes, pins, most).bound() : 0;
  }

  // ---- the network ----

  private int[] near(Routes routes) {
    int[] found = new int[qpus];
    for (int a = 0; a < qpus; a++) {
      for (int b = 0; b < qpus; b++) {
        if (a != b && routes.directCount(a, b) > 0) {
          found[a] |= 1 << b;
        }
      }
    }
    return found;
  }

  /** Data qubits of each set of QPUs. */
  private int[] room(Routes routes) {
    int[] found = new int[all + 1];
    for (int set = 1; set <= all; set++) {
      int last = Integer.numberOfTrailingZeros(set);
      found[set] = found[set & (set - 1)] + routes.network().qpu(last).dataQubits();
    }
    return found;
  }

  /** For each QPU the nearest one before it that may change places with it, or −1. */
  private int[] twins() {
    int named = 0;
    for (int pin : pins) {
      named |= pin == Pins.FREE ? 0 : 1 << pin;
    }
    int[] found = new int[qpus];
    for (int b = 0; b < qpus; b++) {
      found[b] = -1;
      for (int a = 0; a < b; a++) {
        int both = (1 << a) | (1 << b);
        boolean sameNear = (near[a] & ~both) == (near[b] & ~both);
        if (sameNear && room[1 << a] == room[1 << b] && (named & both) == 0) {
          found[b] = a;
        }
      }
    }
    return found;
  }

  // ---- the search ----

  private int bound() {
    lookAhead();
    clear();
    target = bundles.count();
    deal(0, 0, new int[qpus]);
    if (starts > MOST_STARTS) {
      clear();
      push(0, atHomes());
    }
    return Math.max(rest[0], search(most).ebits());
  }

  /**
   * From the last bundle to the first: what must be paid from there on, wherever qubits and copies
   * are. Where the search to the end of a window grows large, another window begins before it: what
   * grows in one does not grow in the other.
   */
  private void lookAhead() {
    target = bundles.count();
    for (int bundle = bundles.count() - 1; bundle >= 0; bundle--) {
      rest[bundle] = rest[bundle + 1];
      if (steps < most / 2) {
        Found found = from(bundle);
        if (!found.isExact() && target > bundle + 1) {
          target = bundle + 1;
          found = from(bundle);
        }
        rest[bundle] = found.ebits() + rest[target];
      }
    }
  }

  private Found from(int bundle) {
    clear();
    push(0, ((2L * bundle) << MOST_BITS) | everywhere());
    return search(Math.min(most, steps + most / WINDOW_SHARE));
  }

  private void clear() {
    level = 0;
    byCost.clear();
    settled.clear();
  }

  /**
   * @param ebits the fewest, or a number that is not above it
   */
  private record Found(int ebits, boolean isExact) {}

  private Found search(long end) {
    for (level = 0; level < byCost.size(); level++) {
      StateStack now = byCost.get(level);
      while (!now.isEmpty()) {
        long state = now.pop();
        cost = now.poppedCost();
        if (stage(state) == 2 * target) {
          return new Found(level, true);
        }
        if (steps >= end) {
          return new Found(level, false);
        }
        if (settled.improve(state, cost)) {
          visit(state);
        }
      }
    }
    return new Found(0, false);
  }

  /** All ways to deal out the qubits, as long as they are few. */
  private void deal(int qubit, long state, int[] used) {
    if (starts > MOST_STARTS) {
      return;
    }
    if (qubit == qubits) {
      starts++;
      push(0, state);
      return;
    }
    for (int p = 0; p < qpus; p++) {
      boolean isInOrder = used[p] > 0 || twinBefore[p] < 0 || used[twinBefore[p]] > 0;
      if ((homes(qubit) >> p & 1) == 1 && isInOrder && used[p] < room[1 << p]) {
        used[p]++;
        deal(qubit + 1, with(state, qubit, 1 << p), used);
        used[p]--;
      }
    }
  }

  /** As if each qubit were at all its homes before its first gate: never worse than any start. */
  private long atHomes() {
    long state = 0;
    for (int q = 0; q < qubits; q++) {
      state = with(state, q, homes(q));
    }
    return state;
  }

  /** Copies may be on all QPUs, also those of a qubit that has one home. */
  private long everywhere() {
    return (1L << (qubits * qpus)) - 1;
  }

  private void push(int ebits, long state) {
    steps += 2;
    int total = Math.max(level, ebits + ahead(state));
    while (byCost.size() <= total) {
      byCost.add(new StateStack());
    }
    byCost.get(total).push(state, ebits);
  }

  /** What the state must still pay until the target. */
  private int ahead(long state) {
    int bundle = stage(state) / 2;
    if (stage(state) % 2 == 0) {
      return rest[bundle] - rest[target];
    }
    boolean meet =
        (set(state, bundles.qubit(bundle, 0)) & set(state, bundles.qubit(bundle, 1))) != 0;
    return rest[bundle + 1] - rest[target] + (meet ? 0 : 1);
  }

  private static int stage(long state) {
    return (int) (state >>> MOST_BITS);
  }

  private void visit(long state) {
    int stage = stage(state);
    int bundle = stage / 2;
    int a = bundles.qubit(bundle, 0);
    int b = bundles.qubit(bundle, 1);
    if (stage % 2 == 0) {
      begin(state, a, begins(bundle, 0), b, begins(bundle, 1));
    } else {
      meet(state, a, b);
    }
  }

  private boolean begins(int bundle, int side) {
    return bundles.bundle(bundles.segment(bundle, side), 0) == bundle;
  }

  /** Even stages: segments that begin shrink to the homes of their qubits. */
  private void begin(long state, int a, boolean aBegins, int b, boolean bBegins) {
    if (!aBegins && !bBegins) {
      push(cost, next(state));
      return;
    }
    boolean lacksRoom = false;
    int homesA = aBegins ? homes(a) : 1;
    for (int i = homesA; i != 0; i &= i - 1) {
      int homesB = bBegins ? homes(b) : 1;
      for (int j = homesB; j != 0; j &= j - 1) {
        long after = aBegins ? with(state, a, i & -i) : state;
        after = bBegins ? with(after, b, j & -j) : after;
        boolean hasRoom = hasRoom(after);
        lacksRoom |= !hasRoom;
        boolean isThere = (state & after) == after;
        if (hasRoom && isThere) {
          push(cost, next(after));
        }
      }
    }
    for (int q = 0; q < qubits; q++) {
      if (lacksRoom || (q == a && aBegins) || (q == b && bBegins)) {
        grow(state, q);
      }
    }
  }

  private int homes(int qubit) {
    return pins[qubit] == Pins.FREE ? all : 1 << pins[qubit];
  }

  /** Odd stages: the gate runs where its two sets meet. */
  private void meet(long state, int a, int b) {
    if ((set(state, a) & set(state, b)) != 0) {
      push(cost, next(state));
    } else {
      grow(state, a);
      grow(state, b);
    }
  }

  private void grow(long state, int qubit) {
    int set = set(state, qubit);
    int around = 0;
    for (int i = set; i != 0; i &= i - 1) {
      around |= near[Integer.numberOfTrailingZeros(i)];
    }
    for (int i = around & ~set; i != 0; i &= i - 1) {
      push(cost + 1, with(state, qubit, set | (i & -i)));
    }
  }

  private boolean hasRoom(long state) {
    steps += qubits + all;
    Arrays.fill(within, 0);
    for (int q = 0; q < qubits; q++) {
      within[set(state, q) & homes(q)]++;
    }
    for (int p = 0; p < qpus; p++) {
      for (int set = 1; set <= all; set++) {
        within[set] += (set >> p & 1) == 1 ? within[set ^ (1 << p)] : 0;
      }
    }
    for (int set = 1; set <= all; set++) {
      if (within[set] > room[set]) {
        return false;
      }
    }
    return true;
  }

  private int set(long state, int qubit) {
    return (int) (state >>> (qubit * qpus)) & all;
  }

  private long with(long state, int qubit, int set) {
    int shift = qubit * qpus;
    return (state & ~((long) all << shift)) | ((long) set << shift);
  }

  private static long next(long state) {
    return state + (1L << MOST_BITS);
  }
}
