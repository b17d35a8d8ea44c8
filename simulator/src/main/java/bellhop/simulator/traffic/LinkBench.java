package bellhop.simulator.traffic;

import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.pair.BellState;
import bellhop.units.RandomStream;
import java.util.Arrays;

/**
 * The modelled hardware of one link: both ends of each lane say what they attempt, and a burst runs
 * while they attempt for the same pair. It knows when attempts succeed and touches no state.
 *
 * <p>Attempts are not simulated one by one: their number up to the first success has a geometric
 * law, so one draw gives the end of a burst.
 */
final class LinkBench {
  static final int NONE = -1;
  private static final long NOT_YET = Long.MAX_VALUE;
  private static final int Z = BellState.PHI_MINUS.index();

  private final LinkModel model;
  private final RandomStream chance;
  private final long periodPs;
  private final long emissionPs;
  private final long[] knownPs;
  private final int firstFrame;
  private double probability;

  /** By end and lane: the pair that is attempted for, or NONE; and from when on. */
  private final long[][] wanted;

  private final long[][] fromPs;

  /** By lane, of the end that chooses. */
  final int[] circuit;

  /** By lane. */
  private final boolean[] runs;

  private final long[] startPs;
  private final long[] attempts;
  private final long[] clickPs;
  final long[] bornPs;
  final byte[] frame;

  /** Lanes in order of their asking, those that wait for a burst. */
  private final int[] line;

  private int lineLength;
  private int running;
  private final int most;

  /** When a channel is free again, the earliest first. */
  private final long[] channelFreePs;

  /** How many reasons there are not to attempt. */
  private int hindrances;

  LinkBench(Link link, int lanes, int bursts, RandomStream chance) {
    model = link.model();
    this.chance = chance;
    periodPs = model.attemptPeriod().picos();
    emissionPs = model.emission().picos();
    knownPs = new long[] {model.knownA().picos(), model.knownB().picos()};
    firstFrame = model.heralded().index();
    probability = model.successProbability();
    wanted = new long[2][lanes];
    fromPs = new long[2][lanes];
    circuit = new int[lanes];
    runs = new boolean[lanes];
    startPs = new long[lanes];
    attempts = new long[lanes];
    clickPs = new long[lanes];
    bornPs = new long[lanes];
    frame = new byte[lanes];
    line = new int[lanes];
    most = bursts;
    channelFreePs = new long[bursts];
    Arrays.fill(wanted[0], NONE);
    Arrays.fill(wanted[1], NONE);
  }

  long wanted(int end, int lane) {
    return wanted[end][lane];
  }

  /** An end attempts for a pair from then on; whatever ran in the lane is over. */
  void attempt(int end, int lane, long pair, long atPs, long nowPs) {
    stop(lane, nowPs);
    wanted[end][lane] = pair;
    fromPs[end][lane] = atPs;
    queue(lane);
  }

  void cease(int end, int lane, long nowPs) {
    stop(lane, nowPs);
    wanted[end][lane] = NONE;
  }

  /** Both ends attempt, but for different pairs. */
  boolean isMisaligned(int lane) {
    return isWantedByBoth(lane) && wanted[0][lane] != wanted[1][lane];
  }

  private boolean isWantedByBoth(int lane) {
    return wanted[0][lane] != NONE && wanted[1][lane] != NONE;
  }

  private void queue(int lane) {
    if (isWantedByBoth(lane) && !isMisaligned(lane)) {
      line[lineLength++] = lane;
    }
  }

  /** Whether a burst could begin. */
  boolean hasWork() {
    return hindrances == 0 && lineLength > 0 && running < most;
  }

  /** Lanes that could begin a burst if there were channels for all. */
  int waiting() {
    return hindrances == 0 ? lineLength : 0;
  }

  /** The circuit of one of these, in order. */
  int circuitOfWaiting(int index) {
    return circuit[line[index]];
  }

  boolean runs(int lane) {
    return runs[lane];
  }

  /** Ends the burst of a lane, to be begun again in its turn. */
  void interrupt(int lane, long nowPs) {
    stop(lane, nowPs);
    queue(lane);
  }

  /** Begins the next burst; returns its lane. */
  int begin(long nowPs) {
    int lane = line[0];
    System.arraycopy(line, 1, line, 0, --lineLength);
    long from = Math.max(Math.max(fromPs[0][lane], fromPs[1][lane]), nowPs);
    int channel = firstFree();
    startPs[lane] = Math.max(from, channelFreePs[channel]);
    channelFreePs[channel] = NOT_YET;
    runs[lane] = true;
    running++;
    draw(lane);
    return lane;
  }

  private int firstFree() {
    int first = 0;
    for (int c = 1; c < channelFreePs.length; c++) {
      first = channelFreePs[c] < channelFreePs[first] ? c : first;
    }
    return first;
  }

  /** Beyond 26 days nothing happens; runs end before. */
  private void draw(int lane) {
    long more = chance.nextGeometric(probability);
    long horizon = (Long.MAX_VALUE / 4 - startPs[lane]) / periodPs;
    attempts[lane] = Math.min(more, horizon);
    boolean sign = model.drawsSign() && chance.nextBoolean(0.5);
    frame[lane] = (byte) (sign ? firstFrame ^ Z : firstFrame);
    bornPs[lane] = startPs[lane] + (attempts[lane] - 1) * periodPs + emissionPs;
    clickPs[lane] = bornPs[lane] + Math.min(knownPs[0], knownPs[1]);
  }

  /** When the first of the ends hears of the success in a lane. */
  long clickPs(int lane) {
    return clickPs[lane];
  }

  boolean isClick(int lane, long nowPs) {
    return runs[lane] && clickPs[lane] == nowPs;
  }

  /** From the emission until an end hears of it. */
  long knownPs(int end) {
    return knownPs[end];
  }

  /** How much later than the first end an end hears of it. */
  long laterPs(int end) {
    return knownPs[end] - Math.min(knownPs[0], knownPs[1]);
  }

  /** A burst has succeeded; each end goes on attempting in vain until it hears of it. */
  void succeed(int lane) {
    end(lane, attempts[lane]);
  }

  /** If neither end will ever hear of it, both go on attempting for the same pair. */
  void goOn(int lane) {
    queue(lane);
  }

  /** An end will hear of the success: it attempts no more in that lane until it says so again. */
  void hears(int end, int lane) {
    wanted[end][lane] = NONE;
  }

  private void end(int lane, long made) {
    runs[lane] = false;
    running--;
    channelFreePs[lastBusy()] = startPs[lane] + made * periodPs;
  }

  private int lastBusy() {
    for (int c = 0; c < channelFreePs.length; c++) {
      if (channelFreePs[c] == NOT_YET) {
        return c;
      }
    }
    throw new IllegalStateException("no channel is busy");
  }

  private void stop(int lane, long nowPs) {
    if (runs[lane]) {
      long begun = nowPs < startPs[lane] ? 0 : (nowPs - startPs[lane]) / periodPs + 1;
      end(lane, Math.min(begun, attempts[lane]));
    }
    for (int i = 0; i < lineLength; i++) {
      if (line[i] == lane) {
        System.arraycopy(line, i + 1, line, i, lineLength - i - 1);
        lineLength--;
        return;
      }
    }
  }

  /** From now on nothing succeeds, until the hindrance is gone again. */
  void hinder(long nowPs) {
    hindrances++;
    pause(nowPs);
  }

  boolean isHindered() {
    return hindrances > 0;
  }

  void relieve() {
    hindrances--;
  }

  /** Ends all bursts, to be begun again in their turn. */
  private void pause(long nowPs) {
    for (int lane = 0; lane < runs.length; lane++) {
      if (runs[lane]) {
        stop(lane, nowPs);
        queue(lane);
      }
    }
  }

  /** Attempts succeed with another chance from now on; bursts that run are drawn again. */
  void retune(double factor, long nowPs) {
    probability = model.successProbability() * factor;
    pause(nowPs);
  }
}
