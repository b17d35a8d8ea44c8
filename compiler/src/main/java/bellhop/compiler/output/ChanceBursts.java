package bellhop.compiler.output;

import bellhop.network.Link;
import java.util.Arrays;

/**
 * Attempts of one link in a sampled run, and when they succeed: the number up to the first success
 * has a geometric law, so that one draw is enough. It decides nothing.
 */
final class ChanceBursts {
  /** Of one burst, about 40 h, so that sums of many fit; the simulator refuses such links. */
  private static final double LONGEST_PS = 0x1p57;

  private final double logMiss;
  private final long periodPs;
  private final long emissionAfterPs;
  private final long usableAfterPs;
  private final Strata draws;

  /** By place, of its last burst: first attempt, end of the last one, emission, and its end. */
  private final long[] fromPs;

  private final long[] endPs;
  private final long[] emissionPs;
  private final long[] overPs;
  private final boolean[] succeeds;
  private final int[] channel;

  /** By channel: when its next attempt may begin; MAX_VALUE while a burst runs. */
  private final long[] freePs;

  ChanceBursts(Link link, int places, int channels, Strata draws) {
    double p = link.model().successProbability();
    logMiss = p == 1 ? Double.NEGATIVE_INFINITY : StrictMath.log1p(-p);
    periodPs = link.model().attemptPeriod().picos();
    emissionAfterPs = link.model().emission().picos();
    usableAfterPs = link.usableDelay().picos();
    this.draws = draws;
    fromPs = new long[places];
    endPs = new long[places];
    emissionPs = new long[places];
    overPs = new long[places];
    succeeds = new boolean[places];
    channel = new int[places];
    freePs = new long[channels];
  }

  boolean hasChance() {
    return logMiss > Double.NEGATIVE_INFINITY;
  }

  void begin(int sample) {
    draws.begin(sample);
    Arrays.fill(freePs, 0);
    Arrays.fill(overPs, -1);
  }

  /** Begins to attempt, as soon as a channel may; returns when both ends will know the outcome. */
  long attempt(int place, long startPs) {
    int its = firstFree();
    channel[place] = its;
    fromPs[place] = Math.max(startPs, freePs[its]);
    freePs[its] = Long.MAX_VALUE;
    double missed = StrictMath.floor(StrictMath.log(draws.next()) / logMiss);
    long lastPs = fromPs[place] + (long) Math.min(LONGEST_PS, missed * periodPs);
    endPs[place] = lastPs + periodPs;
    emissionPs[place] = lastPs + emissionAfterPs;
    overPs[place] = emissionPs[place] + usableAfterPs;
    succeeds[place] = true;
    return overPs[place];
  }

  private int firstFree() {
    int first = 0;
    for (int c = 1; c < freePs.length; c++) {
      first = freePs[c] < freePs[first] ? c : first;
    }
    return first;
  }

  /** Begins no further attempt; returns when the outcome of the last one is known. */
  long stop(int place, long nowPs) {
    long begun = nowPs < fromPs[place] ? 0 : (nowPs - fromPs[place]) / periodPs + 1;
    long lastPs = fromPs[place] + begun * periodPs;
    if (lastPs < endPs[place]) {
      endPs[place] = lastPs;
      overPs[place] = Math.max(nowPs, lastPs);
      succeeds[place] = false;
    }
    return overPs[place];
  }

  /** Whether an end of a burst that was announced for now still holds. */
  boolean isOver(int place, long nowPs) {
    return overPs[place] == nowPs;
  }

  /** Ends a burst; returns whether it gave a pair. */
  boolean finish(int place) {
    overPs[place] = -1;
    freePs[channel[place]] = endPs[place];
    return succeeds[place];
  }

  /** What runs or lies at a place goes on at another; returns when its burst ends. */
  long move(int from, int to) {
    fromPs[to] = fromPs[from];
    endPs[to] = endPs[from];
    emissionPs[to] = emissionPs[from];
    overPs[to] = overPs[from];
    succeeds[to] = succeeds[from];
    channel[to] = channel[from];
    overPs[from] = -1;
    return overPs[to];
  }

  long emissionPs(int place) {
    return emissionPs[place];
  }
}
