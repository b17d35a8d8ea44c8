package bellhop.compiler;

import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Routes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The fewest ebits of any answer to a very small program, by the definition of decision 10: homes
 * may change between any two gates, gates run anywhere, a segment costs the smallest tree over all
 * QPUs it touches. No limit of communication qubits; nothing is pinned.
 *
 * <p>After each gate it holds the least cost for every choice of the sets of QPUs that the segments
 * have touched, all (2^k − 1)^n of them, and grows every set in every way before and after each
 * gate. Trees grow by one link at a time, so relays on the way are touched too, which costs nothing
 * more.
 */
final class Optimum {
  private static final int NEVER = 1 << 20;

  private final Segments segments;
  private final Routes routes;
  private final int qubits;
  private final int qpus;
  private final int sets;
  private final int[] stride;
  private final boolean[] canLive;

  /** By set: its QPUs, each as a set of one; and the set itself. */
  private final int[][] members;

  private final int[][] whole;

  private Optimum(Segments segments, Routes routes) {
    this.segments = segments;
    this.routes = routes;
    qubits = segments.qubitCount();
    qpus = routes.qpuCount();
    sets = (1 << qpus) - 1;
    stride = new int[qubits + 1];
    stride[0] = 1;
    for (int q = 0; q < qubits; q++) {
      stride[q + 1] = stride[q] * sets;
    }
    members = new int[sets + 1][];
    whole = new int[sets + 1][];
    for (int set = 0; set <= sets; set++) {
      int its = set;
      members[set] =
          IntStream.range(0, qpus).map(p -> its & (1 << p)).filter(p -> p != 0).toArray();
      whole[set] = new int[] {set};
    }
    canLive = new boolean[stride[qubits]];
    deal(0, 0, new int[qpus]);
    markLarger();
  }

  static int of(Segments segments, Routes routes) {
    return new Optimum(segments, routes).search();
  }

  /** Marks the states in which every qubit is at one QPU and none is overfull. */
  private void deal(int qubit, int state, int[] used) {
    if (qubit == qubits) {
      canLive[state] = true;
      return;
    }
    for (int p = 0; p < qpus; p++) {
      if (used[p] < routes.network().qpu(p).dataQubits()) {
        used[p]++;
        deal(qubit + 1, state + ((1 << p) - 1) * stride[qubit], used);
        used[p]--;
      }
    }
  }

  /** A qubit that may be at one of several QPUs may be at one of more. */
  private void markLarger() {
    for (int state = 0; state < canLive.length; state++) {
      for (int q = 0; q < qubits && canLive[state]; q++) {
        for (int p = 0; p < qpus; p++) {
          canLive[with(state, q, set(state, q) | (1 << p))] = true;
        }
      }
    }
  }

  private int set(int state, int qubit) {
    return state / stride[qubit] % sets + 1;
  }

  private int with(int state, int qubit, int set) {
    return state + (set - set(state, qubit)) * stride[qubit];
  }

  private int search() {
    int[] cost = new int[canLive.length];
    for (int state = 0; state < cost.length; state++) {
      cost[state] = canLive[state] && areSingle(state) ? 0 : NEVER;
    }
    Set<Long> served = new HashSet<>();
    for (int gate = 0; gate < segments.gateCount(); gate++) {
      long first = segments.segment(gate, 0);
      long second = segments.segment(gate, 1);
      if (served.add((Math.min(first, second) << 32) | Math.max(first, second))) {
        grow(cost);
        cost = begin(cost, gate);
        grow(cost);
        keepWhatMeets(cost, segments.qubit(gate, 0), segments.qubit(gate, 1));
      }
    }
    int least = NEVER;
    for (int one : cost) {
      least = Math.min(least, one);
    }
    return least;
  }

  private boolean areSingle(int state) {
    for (int q = 0; q < qubits; q++) {
      if (Integer.bitCount(set(state, q)) != 1) {
        return false;
      }
    }
    return true;
  }

  /** Qubit by qubit; larger sets have larger numbers, so one pass each reaches all. */
  private void grow(int[] cost) {
    for (int q = 0; q < qubits; q++) {
      for (int block = 0; block < cost.length; block += stride[q + 1]) {
        for (int set = 1; set <= sets; set++) {
          for (int p = 0; p < qpus; p++) {
            if ((set >> p & 1) == 0 && touches(set, p)) {
              int from = block + (set - 1) * stride[q];
              int to = block + ((set | (1 << p)) - 1) * stride[q];
              for (int i = 0; i < stride[q]; i++) {
                cost[to + i] = Math.min(cost[to + i], cost[from + i] + 1);
              }
            }
          }
        }
      }
    }
  }

  private boolean touches(int set, int qpu) {
    for (int p = 0; p < qpus; p++) {
      if ((set >> p & 1) == 1 && routes.distance(p, qpu) == 1) {
        return true;
      }
    }
    return false;
  }

  private int[] begin(int[] cost, int gate) {
    int a = segments.qubit(gate, 0);
    int b = segments.qubit(gate, 1);
    boolean aBegins = segments.gate(segments.segment(gate, 0), 0) == gate;
    boolean bBegins = segments.gate(segments.segment(gate, 1), 0) == gate;
    if (!aBegins && !bBegins) {
      return cost;
    }
    int[] after = new int[cost.length];
    Arrays.fill(after, NEVER);
    for (int state = 0; state < cost.length; state++) {
      if (cost[state] < NEVER) {
        for (int setA : shrunk(set(state, a), aBegins)) {
          for (int setB : shrunk(set(state, b), bBegins)) {
            int begun = with(with(state, a, setA), b, setB);
            if (canLive[begun]) {
              after[begun] = Math.min(after[begun], cost[state]);
            }
          }
        }
      }
    }
    return after;
  }

  private int[] shrunk(int set, boolean begins) {
    return begins ? members[set] : whole[set];
  }

  private void keepWhatMeets(int[] cost, int a, int b) {
    for (int state = 0; state < cost.length; state++) {
      if ((set(state, a) & set(state, b)) == 0) {
        cost[state] = NEVER;
      }
    }
  }
}
