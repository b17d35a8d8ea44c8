package bellhop.protocol.path;

import bellhop.units.Span;
import java.util.List;

/**
 * A fixed path that brings pairs from its head to its tail, as it is installed in the nodes along
 * it. It holds no state of a run.
 *
 * @param id its index in the network
 * @param nodes from head to tail, at least two
 * @param links between them, one less
 * @param rounds of distillation of each link's pairs, one a link
 * @param method of these rounds
 * @param cutoff age at which a pair that waits at an inner node is dropped; 0 means never
 * @param retry after which an end that hears nothing asks again, above 0
 * @param latency classical, one way, from end to end
 * @param fidelity that its pairs are expected to have
 * @param rate of pairs per second that is expected when it has the links for itself
 * @param measured whether both ends measure their halves as soon as they have them
 */
public record Circuit(
    int id,
    List<Integer> nodes,
    List<Integer> links,
    List<Integer> rounds,
    Method method,
    Span cutoff,
    Span retry,
    Span latency,
    double fidelity,
    double rate,
    boolean measured) {

  /** How two pairs of a link make a better one. */
  public enum Method {
    /** Kept where both ends report 1 (Campbell and Benjamin 2008); for single-click pairs. */
    EPL,
    /** Kept where both ends report the same (Deutsch and others 1996). */
    DEJMPS,
    /** Likewise, after both pairs were twirled (Bennett and others 1996). */
    BBPSSW;

    /** Whether a round is kept. */
    public boolean keeps(boolean bitA, boolean bitB) {
      return switch (this) {
        case EPL -> bitA && bitB;
        case DEJMPS, BBPSSW -> bitA == bitB;
      };
    }

    /** Frame of what a round keeps; the Bell-diagonal ones correct their pairs before. */
    public int frame(int kept, int target) {
      return switch (this) {
        case EPL -> kept ^ (target & Z);
        case DEJMPS, BBPSSW -> 0;
      };
    }

    private static final int Z = 2;
  }

  public Circuit {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    rounds = List.copyOf(rounds);
    boolean fits = nodes.size() == links.size() + 1 && rounds.size() == links.size();
    if (links.isEmpty() || !fits) {
      throw new IllegalArgumentException(
          "a path of %d nodes, %d links and %d rounds"
              .formatted(nodes.size(), links.size(), rounds.size()));
    }
    if (cutoff.picos() < 0 || retry.picos() < 1) {
      throw new IllegalArgumentException("a cutoff of " + cutoff + ", a retry of " + retry);
    }
  }

  public int head() {
    return nodes.getFirst();
  }

  public int tail() {
    return nodes.getLast();
  }

  /** Pairs of a link that make one pair for this circuit, before failures. */
  public int pairsOf(int place) {
    return rounds.get(place) + 1;
  }
}
