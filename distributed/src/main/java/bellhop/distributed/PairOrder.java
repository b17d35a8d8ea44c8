package bellhop.distributed;

import bellhop.network.Network;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How soon a program asks for each of its Bell pairs after those that it has: what a scheduler of
 * links needs to know of a program, without its gates. It does not say how long pairs take.
 *
 * <p>A program asks for a pair when both ends have a free communication qubit for it, and goes on
 * with it as soon as it is there; in between it computes, as fast as {@link Dataflow} and {@link
 * Timing} allow. What another moment implies is left out.
 *
 * @param asked by pair
 * @param end of the last instruction
 */
public record PairOrder(List<Moment> asked, Moment end) {
  private static final int START = -1;

  public PairOrder {
    asked = List.copyOf(asked);
  }

  /**
   * The latest of some times.
   *
   * @param afterStart of the program, if it is said
   * @param after the coming of other pairs
   */
  public record Moment(Span afterStart, List<After> after) {
    public Moment {
      after = List.copyOf(after);
    }
  }

  /**
   * A while after a pair is there.
   *
   * @param pair its id
   */
  public record After(int pair, Span delay) {}

  /**
   * Of a valid program.
   *
   * @throws IllegalStateException if the local programs wait for each other in a circle
   */
  public static PairOrder of(Distributed distributed, Network network) {
    return new Walk(distributed, new Timing(network)).order();
  }

  /**
   * When each pair must be there at the latest, after the start, so that the end comes no later
   * than it does when every pair takes its mean time (the critical-path method).
   *
   * @param means by pair: from the asking to its coming
   */
  public List<Span> latest(List<Span> means) {
    long[] comesPs = new long[asked.size()];
    Arrays.fill(comesPs, START);
    long[] tailPs = new long[asked.size()];
    int[] sorted = sorted();
    for (int pair : sorted) {
      comesPs[pair] = atPs(asked.get(pair), comesPs) + means.get(pair).picos();
    }
    for (After after : end.after()) {
      tailPs[after.pair()] = after.delay().picos();
    }
    for (int i = sorted.length - 1; i >= 0; i--) {
      int pair = sorted[i];
      for (After after : asked.get(pair).after()) {
        long restPs = after.delay().picos() + means.get(pair).picos() + tailPs[pair];
        tailPs[after.pair()] = Math.max(tailPs[after.pair()], restPs);
      }
    }
    long endPs = atPs(end, comesPs);
    return Arrays.stream(tailPs).mapToObj(tail -> Span.picos(endPs - tail)).toList();
  }

  /** Pairs so that each comes after those that it waits for. */
  private int[] sorted() {
    int[] sorted = new int[asked.size()];
    boolean[] isDone = new boolean[sorted.length];
    int count = 0;
    while (count < sorted.length) {
      for (int pair = 0; pair < sorted.length; pair++) {
        if (!isDone[pair]
            && asked.get(pair).after().stream().allMatch(after -> isDone[after.pair()])) {
          isDone[pair] = true;
          sorted[count++] = pair;
        }
      }
    }
    return sorted;
  }

  private static long atPs(Moment moment, long[] comesPs) {
    long latestPs = moment.afterStart().picos();
    for (After after : moment.after()) {
      latestPs = Math.max(latestPs, comesPs[after.pair()] + after.delay().picos());
    }
    return latestPs;
  }

  /** Goes through the instructions in an order that obeys their waits. */
  private static final class Walk {
    private final Dataflow flow;
    private final Timing timing;

    /** By instruction: when it starts, as delays in ps after the start and after pairs. */
    private final @Nullable Map<Integer, Long>[] starts;

    /** By pair: likewise, when the later of its ends asks for it. */
    private final Map<Integer, Long>[] asked;

    private final Map<Integer, Long> end = new TreeMap<>(Map.of(START, 0L));

    /** By instruction: successors that have not been visited; then its times are forgotten. */
    private final int[] needed;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Walk(Distributed distributed, Timing timing) {
      this.timing = timing;
      flow = Dataflow.of(distributed);
      starts = new Map[flow.instructionCount()];
      asked = new Map[distributed.pairs().size()];
      Arrays.setAll(asked, _ -> new TreeMap<>());
      needed = new int[flow.instructionCount()];
      Arrays.setAll(needed, flow::successorCount);
    }

    PairOrder order() {
      for (int node : flow.order()) {
        visit(node);
      }
      List<Moment> moments = new ArrayList<>();
      for (Map<Integer, Long> its : asked) {
        moments.add(moment(its));
      }
      return new PairOrder(moments, moment(end));
    }

    private void visit(int node) {
      Map<Integer, Long> start = start(node);
      Instruction instruction = flow.instruction(node);
      if (instruction instanceof Instruction.RequestPair request) {
        merge(asked[(int) request.pair()], start, 0);
      }
      merge(end, start, timing.durationPs(flow.qpuOf(node), instruction));
      starts[node] = flow.successorCount(node) > 0 ? start : null;
    }

    private Map<Integer, Long> start(int node) {
      Map<Integer, Long> start = new TreeMap<>();
      List<Integer> pairs = new ArrayList<>();
      for (int i = 0; i < flow.predecessorCount(node); i++) {
        int before = flow.predecessor(node, i);
        Instruction instruction = flow.instruction(before);
        if (instruction instanceof Instruction.RequestPair request) {
          pairs.add((int) request.pair());
        } else {
          long lagPs =
              timing.lagPs(
                  flow.qpuOf(before), instruction, flow.qpuOf(node), flow.instruction(node));
          merge(start, starts[before], lagPs);
        }
        needed[before]--;
        if (needed[before] == 0) {
          starts[before] = null;
        }
      }
      pairs.forEach(pair -> waitFor(pair, start));
      if (start.isEmpty()) {
        start.put(START, 0L);
      }
      return start;
    }

    /** A pair comes after it was asked for, so what comes before that says nothing more. */
    private void waitFor(int pair, Map<Integer, Long> start) {
      Map<Integer, Long> its = asked[pair];
      start
          .entrySet()
          .removeIf(entry -> entry.getValue() <= its.getOrDefault(entry.getKey(), Long.MIN_VALUE));
      start.merge(pair, 0L, Math::max);
    }

    private static void merge(
        Map<Integer, Long> into, @Nullable Map<Integer, Long> from, long laterPs) {
      if (from != null) {
        from.forEach((source, delay) -> into.merge(source, delay + laterPs, Math::max));
      }
    }

    private Moment moment(Map<Integer, Long> delays) {
      List<After> after = new ArrayList<>();
      delays.forEach((source, delay) -> {
        if (source != START && !isImplied(source, delay, delays)) {
          after.add(new After(source, Span.picos(delay)));
        }
      });
      return new Moment(Span.picos(delays.getOrDefault(START, 0L)), after);
    }

    /** Whether another pair, asked for after that one, comes in between in any case. */
    private boolean isImplied(int pair, long delayPs, Map<Integer, Long> delays) {
      return delays.entrySet().stream()
          .filter(other -> other.getKey() != START && other.getKey() != pair)
          .anyMatch(other -> {
            Long asks = asked[other.getKey()].get(pair);
            return asks != null && asks + other.getValue() >= delayPs;
          });
    }
  }
}
