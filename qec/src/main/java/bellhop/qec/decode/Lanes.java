package bellhop.qec.decode;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Min-sum belief propagation over sixteen shots at once, one in each lane. It knows no shots, no
 * queue and no end: it makes sweeps, and says which lanes seem to be explained.
 *
 * <p><b>The data.</b> All numbers are fixed-point logarithms of odds, {@link #UNIT} to the nat, in
 * flat arrays of rows of sixteen ints. A fault has a row of sums, the log-odds that it did not
 * happen as far as is known; an edge (a detector of a fault) has a row of messages, what the
 * detector (a check) last sent to the fault. Always sum = prior + messages of its edges. Integers
 * make this exact: nothing drifts, whatever the order, and smallest, sign and choice are single
 * vector instructions, which they are not for floats.
 *
 * <p><b>A sweep</b> (layered schedule: Hocevar, IEEE SiPS 2004) takes the detectors by {@link
 * Layer}s. Within a layer no two have a fault in common, so that each fault hears from one of them
 * at a time, and each detector of the latest sums. The message of a fault to a detector is sum −
 * message from it; the answer is the product of the others' signs and the smallest of the others'
 * magnitudes, scaled (normalised min-sum: Chen and Fossorier, IEEE Trans. Commun. 50, 406 (2002)).
 * The smallest and second smallest of all are enough for that.
 *
 * <p><b>Memory</b> (Müller et al., arXiv:2506.01779): where a lane has strengths γ, the prior Λ of
 * a fault becomes Λ + γ (sum − Λ) before each sweep.
 *
 * <p><b>Speed.</b> The arithmetic runs over the rows of all detectors of a layer that have a slot,
 * stretches that are long enough for the compiler's vector code; rows are copied in and out, four
 * copies of 32 bytes for each edge.
 */
final class Lanes {
  static final int WIDTH = 16;

  /** Fixed-point numbers to the nat. */
  static final int UNIT = 1 << 16;

  /** Scales and strengths of memory are multiples of 1/256. */
  static final int FRACTION = 256;

  private static final int FRACTION_BITS = 8;

  /** Bound of all messages to a fault together, and of its prior with memory. */
  private static final int ROOM = 1 << 29;

  private final Layer[] layers;
  private final int faults;
  private final boolean remembers;

  /** Bound of a message: sums then stay below 2^30. */
  private final int largest;

  /** From detectors to faults, of each layer and slot. */
  private final int[][][] messages;

  private final int[] sums;

  /** Of detectors in the order of the layers: all ones in lanes where there is an event. */
  private final int[] events;

  private final int[] place;
  private final int[] priors;

  // With memory: priors as rows, those that are in the sums now, and the strengths.
  private final int[] plain;
  private final int[] mixed;
  private final int[] strengths;

  // Of the layer at work: messages from faults to detectors, by slots, and for each detector a row.
  private final int[][] toCheck;
  private final int[] rows;
  private final int[] least;
  private final int[] second;
  private final int[] signs;
  private final int[] parities;

  private final int[] unexplained;
  private final int[] losses;
  private final int[] masks;

  /**
   * @param priors log-odds of each fault, below {@link #ROOM} in magnitude
   * @param detectors of the graph
   * @param degree most detectors of a fault
   */
  Lanes(Layer[] layers, int[] priors, int detectors, int degree, boolean remembers) {
    this.layers = layers;
    faults = priors.length;
    this.remembers = remembers;
    largest = ROOM / Math.max(1, degree);
    this.priors = priors;
    messages = new int[layers.length][][];
    Arrays.setAll(messages, layer -> slotRows(layers[layer].slots()));
    sums = rows(faults);
    plain = rows(remembers ? faults : 0);
    mixed = rows(remembers ? faults : 0);
    strengths = rows(remembers ? faults : 0);
    for (int i = 0; i < plain.length; i++) {
      plain[i] = priors[i / WIDTH];
    }
    place = places(layers, detectors);
    events = rows(Arrays.stream(layers).mapToInt(layer -> layer.detectors().length).sum());
    int widest = Arrays.stream(layers).mapToInt(layer -> layer.detectors().length).max().orElse(0);
    rows = rows(widest);
    least = rows(widest);
    second = rows(widest);
    signs = rows(widest);
    parities = rows(widest);
    unexplained = rows(widest);
    losses = rows(widest);
    masks = rows(widest);
    int most = Arrays.stream(layers).mapToInt(layer -> layer.slots().length).max().orElse(0);
    toCheck = new int[most][losses.length];
  }

  private static int[][] slotRows(int... slots) {
    return Arrays.stream(slots).mapToObj(Lanes::rows).toArray(int[][]::new);
  }

  private static int[] rows(int count) {
    return new int[Math.multiplyExact(count, WIDTH)];
  }

  private static int[] places(Layer[] layers, int detectors) {
    int[] places = new int[detectors];
    Arrays.fill(places, -1);
    int next = 0;
    for (Layer layer : layers) {
      for (int detector : layer.detectors()) {
        places[detector] = next++;
      }
    }
    return places;
  }

  // ---- what is in the lanes ----

  /** Whether any fault flips this detector. */
  boolean isFlippedByAny(int detector) {
    return place[detector] >= 0;
  }

  void flipEvents(int lane, int... detectors) {
    for (int detector : detectors) {
      events[place[detector] * WIDTH + lane] ^= -1;
    }
  }

  void clearEvents() {
    Arrays.fill(events, 0);
  }

  /** The log-odds that a fault did not happen, after the last sweep. */
  int sum(int fault, int lane) {
    return sums[fault * WIDTH + lane];
  }

  /**
   * The faults that have more likely happened than not.
   *
   * @param chosen where they are put, ascending
   * @return how many they are
   */
  int believed(int lane, int[] chosen) {
    int count = 0;
    for (int fault = 0; fault < faults; fault++) {
      if (sums[fault * WIDTH + lane] < 0) {
        chosen[count++] = fault;
      }
    }
    return count;
  }

  /** Of the messages of a lane the part of 1/256 that is lost. */
  void setLoss(int lane, int loss) {
    for (int i = lane; i < losses.length; i += WIDTH) {
      losses[i] = loss;
    }
  }

  /** The strengths of memory of each fault, in 1/256, asked for in order. */
  void setStrengths(int lane, IntUnaryOperator strengthOf) {
    for (int fault = 0; fault < faults; fault++) {
      strengths[fault * WIDTH + lane] = strengthOf.applyAsInt(fault);
    }
  }

  /**
   * Forgets all messages in some lanes.
   *
   * @param fresh in which all is forgotten, as bits: sums are priors again
   * @param kept in which sums stay, and become what memory mixes in
   */
  void forget(int fresh, int kept) {
    for (int i = 0; i < masks.length; i++) {
      masks[i] = ((fresh | kept) >>> i % WIDTH & 1) - 1;
    }
    for (int[][] layer : messages) {
      for (int[] slot : layer) {
        keep(slot, masks, slot.length);
      }
    }
    for (int lane = 0; lane < WIDTH; lane++) {
      if ((fresh >>> lane & 1) != 0) {
        copyLane(priors, 1, 0, sums, lane);
      }
      if (remembers && ((fresh | kept) >>> lane & 1) != 0) {
        copyLane(sums, WIDTH, lane, mixed, lane);
      }
    }
  }

  private static void keep(int[] values, int[] masks, int length) {
    for (int i = 0; i < length; i++) {
      values[i] &= masks[i];
    }
  }

  private static void copyLane(int[] from, int step, int first, int[] to, int lane) {
    for (int i = lane, j = first; i < to.length; i += WIDTH, j += step) {
      to[i] = from[j];
    }
  }

  // ---- sweeps ----

  /**
   * Each detector sends its faults a message once.
   *
   * @return lanes, as bits, where each detector found its event explained when its turn came; they
   *     may be unexplained again, and others may have become explained
   */
  int sweep() {
    if (remembers) {
      remember(sums, plain, mixed, strengths);
    }
    Arrays.fill(unexplained, 0);
    int event = 0;
    for (int layer = 0; layer < layers.length; layer++) {
      sweep(layers[layer], messages[layer], event);
      event += layers[layer].detectors().length;
    }
    return explained();
  }

  private static void remember(int[] sums, int[] plain, int[] mixed, int[] strengths) {
    for (int i = 0; i < sums.length; i++) {
      int sum = sums[i];
      int prior = plain[i];
      int now = prior + ((sum - prior) >> FRACTION_BITS) * strengths[i];
      now = Math.max(-ROOM, Math.min(ROOM, now));
      sums[i] = sum + now - mixed[i];
      mixed[i] = now;
    }
  }

  private int explained() {
    int open = 0;
    for (int i = 0; i < unexplained.length; i++) {
      open |= (unexplained[i] >>> 31) << i % WIDTH;
    }
    return ~open & (1 << WIDTH) - 1;
  }

  private void sweep(Layer layer, int[][] fromCheck, int firstEvent) {
    int all = layer.detectors().length * WIDTH;
    System.arraycopy(events, firstEvent * WIDTH, signs, 0, all);
    System.arraycopy(signs, 0, parities, 0, all);
    Arrays.fill(least, 0, all, largest);
    Arrays.fill(second, 0, all, largest);
    gatherSums(layer, fromCheck);
    gather(unexplained, parities, all);
    scale(least, second, losses, rows, all);
    answerFaults(layer, fromCheck);
  }

  private void gatherSums(Layer layer, int[][] fromCheck) {
    int edge = 0;
    for (int slot = 0; slot < fromCheck.length; slot++) {
      int count = layer.slots()[slot];
      for (int i = 0; i < count; i++) {
        copyRow(sums, layer.faults()[edge + i] * WIDTH, rows, i * WIDTH);
      }
      subtract(rows, fromCheck[slot], toCheck[slot], count * WIDTH);
      flip(parities, rows, count * WIDTH);
      compare(toCheck[slot], least, second, count * WIDTH);
      flip(signs, toCheck[slot], count * WIDTH);
      edge += count;
    }
  }

  private void answerFaults(Layer layer, int[][] fromCheck) {
    int edge = 0;
    for (int slot = 0; slot < fromCheck.length; slot++) {
      int count = layer.slots()[slot];
      answer(toCheck[slot], least, second, rows, signs, fromCheck[slot], count * WIDTH);
      for (int i = 0; i < count; i++) {
        copyRow(toCheck[slot], i * WIDTH, sums, layer.faults()[edge + i] * WIDTH);
      }
      edge += count;
    }
  }

  private static void copyRow(int[] from, int fromIndex, int[] to, int toIndex) {
    System.arraycopy(from, fromIndex, to, toIndex, 8); // 32 bytes are copied without a call
    System.arraycopy(from, fromIndex + 8, to, toIndex + 8, 8);
  }

  // ---- leaves: one index for all arrays, or the compiler makes no vector code of them ----

  private static void subtract(int[] rows, int[] fromCheck, int[] toCheck, int length) {
    for (int i = 0; i < length; i++) {
      toCheck[i] = rows[i] - fromCheck[i];
    }
  }

  private static void flip(int[] signs, int[] values, int length) {
    for (int i = 0; i < length; i++) {
      signs[i] ^= values[i];
    }
  }

  private static void compare(int[] toCheck, int[] least, int[] second, int length) {
    for (int i = 0; i < length; i++) {
      int size = Math.abs(toCheck[i]);
      int low = least[i];
      second[i] = Math.min(second[i], Math.max(low, size));
      least[i] = Math.min(low, size);
    }
  }

  private static void gather(int[] unexplained, int[] parities, int length) {
    for (int i = 0; i < length; i++) {
      unexplained[i] |= parities[i];
    }
  }

  /** The answers: the scaled second smallest, and what makes the smallest of it. */
  private static void scale(int[] least, int[] second, int[] losses, int[] rows, int length) {
    for (int i = 0; i < length; i++) {
      int low = least[i];
      int high = second[i];
      int loss = losses[i];
      low -= (low >> FRACTION_BITS) * loss;
      high -= (high >> FRACTION_BITS) * loss;
      second[i] = high;
      rows[i] = low ^ high;
    }
  }

  /**
   * The smallest gets the second smallest, others it; the message to the check becomes the new sum.
   */
  private static void answer(
      int[] toCheck,
      int[] least,
      int[] second,
      int[] mixed,
      int[] signs,
      int[] fromCheck,
      int length) {
    for (int i = 0; i < length; i++) {
      int value = toCheck[i];
      int larger = (least[i] - Math.abs(value)) >> 31;
      int size = second[i] ^ (mixed[i] & larger);
      int sign = (signs[i] ^ value) >> 31;
      int message = (size ^ sign) - sign;
      fromCheck[i] = message;
      toCheck[i] = value + message;
    }
  }
}
