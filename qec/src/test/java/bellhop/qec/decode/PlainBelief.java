package bellhop.qec.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Min-sum belief propagation on one shot by its definition: a detector after the other. */
final class PlainBelief {
  private record Edge(int detector, int fault) {}

  private final DecodingGraph graph;
  private final int[] events;
  private final int[] strengths;
  private final long loudest;
  private final Map<String, Long> messages = new TreeMap<>();
  private final long[] priors;
  private final long[] mixed;
  final long[] sums;

  PlainBelief(DecodingGraph graph, int[] events, int... strengths) {
    this.graph = graph;
    this.events = events;
    this.strengths = strengths;
    priors =
        IntStream.range(0, graph.faultCount())
            .mapToLong(fault -> BeliefPropagation.odds(graph.probability(fault)))
            .toArray();
    mixed = priors.clone();
    sums = priors.clone();
    int degree = faults().map(fault -> graph.detectors(fault).length).max().orElse(1);
    loudest = (1L << 29) / degree;
  }

  private IntStream faults() {
    return IntStream.range(0, graph.faultCount());
  }

  /** A further leg. */
  void relay(int... next) {
    System.arraycopy(next, 0, strengths, 0, next.length);
    messages.clear();
    System.arraycopy(sums, 0, mixed, 0, sums.length);
  }

  void sweep(int loss) {
    for (int fault = 0; strengths.length > 0 && fault < sums.length; fault++) {
      long now = priors[fault] + ((sums[fault] - priors[fault]) >> 8) * strengths[fault];
      now = Math.clamp(now, -(1L << 29), 1L << 29);
      sums[fault] += now - mixed[fault];
      mixed[fault] = now;
    }
    order().forEach(detector -> tell(detector, loss));
  }

  /** Each detector in the first group where it shares no fault, group by group. */
  private List<Integer> order() {
    List<List<Integer>> groups = new ArrayList<>();
    for (int detector = 0; detector < graph.detectorCount(); detector++) {
      int its = detector;
      List<Integer> room =
          groups.stream()
              .filter(group -> group.stream().noneMatch(other -> share(its, other)))
              .findFirst()
              .orElseGet(() -> {
                groups.add(new ArrayList<>());
                return groups.getLast();
              });
      room.add(its);
    }
    return groups.stream().flatMap(List::stream).toList();
  }

  private boolean share(int one, int other) {
    return faults().anyMatch(fault -> flips(fault, one) && flips(fault, other));
  }

  private boolean flips(int fault, int detector) {
    return Arrays.stream(graph.detectors(fault)).anyMatch(its -> its == detector);
  }

  private void tell(int detector, int loss) {
    int[] its = faults().filter(fault -> flips(fault, detector)).toArray();
    long[] told =
        Arrays.stream(its).mapToLong(fault -> sums[fault] - message(detector, fault)).toArray();
    for (int i = 0; i < its.length; i++) {
      boolean odd = Arrays.stream(events).anyMatch(event -> event == detector);
      long size = loudest;
      for (int j = 0; j < its.length; j++) {
        if (j != i) {
          odd ^= told[j] < 0;
          size = Math.min(size, Math.abs(told[j]));
        }
      }
      size -= (size >> 8) * loss;
      long message = odd ? -size : size;
      messages.put(new Edge(detector, its[i]).toString(), message);
      sums[its[i]] = told[i] + message;
    }
  }

  private long message(int detector, int fault) {
    return messages.getOrDefault(new Edge(detector, fault).toString(), 0L);
  }
}
