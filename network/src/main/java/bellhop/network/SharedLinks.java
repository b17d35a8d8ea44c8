package bellhop.network;

import bellhop.units.Span;
import org.jspecify.annotations.Nullable;

/**
 * Which of the links that are used go through the fabric and have to share it, and with how much of
 * it each can shine. It knows nothing of who shines when.
 *
 * <p>A link that has its station for itself, with no switch in the network, needs nobody's leave.
 */
public final class SharedLinks {
  private final Network network;
  private final FabricWays ways;
  private final boolean[] isShared;

  /** By link: the longest that it is dark before a pair; null until asked for. */
  private final @Nullable Span[] turns;

  /**
   * @param isUsed by link: whether anybody uses it
   */
  public SharedLinks(Network network, boolean[] isUsed) {
    this.network = network;
    ways = new FabricWays(network.fabric());
    isShared = shared(isUsed);
    turns = new Span[isShared.length];
  }

  /** Those that pass switches, and those that share a station with others. */
  private boolean[] shared(boolean[] isUsed) {
    int[] users = new int[network.analysers().size()];
    for (int l = 0; l < isUsed.length; l++) {
      if (isUsed[l] && network.link(l).analyser().isPresent()) {
        users[network.link(l).analyser().getAsInt()]++;
      }
    }
    boolean[] shared = new boolean[isUsed.length];
    for (int l = 0; l < isUsed.length; l++) {
      Link link = network.link(l);
      shared[l] =
          isUsed[l]
              && link.analyser().isPresent()
              && (!network.fabric().switches().isEmpty() || users[link.analyser().getAsInt()] > 1);
    }
    return shared;
  }

  /** Whether a link needs a connection of the fabric for each pair. */
  public boolean isShared(int link) {
    return isShared[link];
  }

  /** How many connections a shared link can hold at a time: by fibres of its QNUs, and channels. */
  public int connections(int link) {
    Link its = network.link(link);
    int station = its.analyser().orElseThrow();
    int fibres = Math.min(fibres(its.qnuA(), station), fibres(its.qnuB(), station));
    return Math.min(fibres, network.analysers().get(station).channels());
  }

  /** How many fibres lead from a QNU to a station; one where the network says nothing of them. */
  public int fibres(int qnu, int station) {
    return Math.max(1, ways.onward(new Point.AtQnu(qnu), station).size());
  }

  /**
   * The longest that a link is dark before a pair: none where it shares nothing, or where nobody
   * turns away what it needs, so that it finds all standing.
   */
  public Span longestTurn(int link) {
    Span known = turns[link];
    if (known == null) {
      known = isShared[link] && hasRivals(link) ? ways.turn(network, link) : Span.ZERO;
      turns[link] = known;
    }
    return known;
  }

  private boolean hasRivals(int link) {
    for (int other = 0; other < isShared.length; other++) {
      if (other != link
          && isShared[other]
          && FabricWays.areRivals(network.link(link), network.link(other))) {
        return true;
      }
    }
    return false;
  }
}
