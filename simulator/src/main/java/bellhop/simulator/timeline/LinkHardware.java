package bellhop.simulator.timeline;

import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.pair.BellState;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The modelled hardware of one link: attempts and the pairs that they give, in the rows of the link
 * machine's table. It holds truth and decides nothing.
 *
 * <p>Attempts are not simulated one by one. Their number up to the first success has a geometric
 * law, so one draw gives the end of a burst. When the chance changes in between, the attempts that
 * have begun stay what they were and the rest is drawn again: the law has no memory.
 */
final class LinkHardware {
  private static final long DROP_LIMIT = 1_000_000;
  private static final long HORIZON_PS = Long.MAX_VALUE / 4;
  private static final BellState Z = BellState.PHI_MINUS;

  private final Link link;
  private final LinkModel model;
  private final boolean drawsSign;
  private final long usableDelayPs;
  private final long periodPs;
  private final long attemptLimit;
  private final String streamName;
  private double probability;
  private List<Seed> seeds = List.of();
  private long shot;

  /** By program: what its bursts draw from, so that none shifts the draws of another. */
  private final @Nullable RandomStream[] chance;

  private final boolean[] running;
  private final boolean[] success;
  private final boolean[] alive;
  private final long[] fromPs;
  private final long[] overPs;
  private final int[] channel;

  /** For whom the burst runs or the pair was made. */
  private final int[] program;

  /** By channel: when its next attempt may begin; NEVER while a burst runs. */
  private final long[] channelFreePs;

  final long[] attempts;
  final long[] emissionPs;
  final long[] usablePs;
  final long[] intoMemoryPs;
  final long[] outOfMemoryPs;
  final int[] slot;
  private final byte[] form;

  /** By program. */
  private final long[] used;

  private final long[] expired;

  LinkHardware(Link link, int places, int channels, int programs, long attemptLimit) {
    this.link = link;
    this.attemptLimit = attemptLimit;
    model = link.model();
    drawsSign = model.drawsSign();
    usableDelayPs = link.usableDelay().picos();
    periodPs = model.attemptPeriod().picos();
    streamName = "network/" + link.name();
    running = new boolean[places];
    success = new boolean[places];
    alive = new boolean[places];
    fromPs = new long[places];
    overPs = new long[places];
    channel = new int[places];
    program = new int[places];
    chance = new RandomStream[programs];
    used = new long[programs];
    expired = new long[programs];
    channelFreePs = new long[channels];
    attempts = new long[places];
    emissionPs = new long[places];
    usablePs = new long[places];
    intoMemoryPs = new long[places];
    outOfMemoryPs = new long[places];
    slot = new int[places];
    form = new byte[places];
    requireUsableBeforeCutoff();
  }

  private void requireUsableBeforeCutoff() {
    if (!link.canBeUsed()) {
      throw new InputException(
          Location.of("link " + link.name()),
          "its cutoff is " + link.cutoff(),
          "its pairs are %s old when both ends know of them, and claims end one latency (%s) before"
                  .formatted(link.usableDelay(), link.latency())
              + " the cutoff, so that no pair could ever be used",
          "give a longer cutoff");
    }
  }

  /**
   * @param itsSeeds by program
   */
  void begin(List<Seed> itsSeeds, long itsShot) {
    seeds = itsSeeds;
    shot = itsShot;
    Arrays.fill(chance, null);
    probability = model.successProbability();
    Arrays.fill(running, false);
    Arrays.fill(channelFreePs, 0);
    Arrays.fill(alive, false);
    Arrays.fill(used, 0);
    Arrays.fill(expired, 0);
  }

  /** Whether two shots can differ by what happens here. */
  boolean hasChance() {
    return drawsSign || model.successProbability() < 1;
  }

  private RandomStream chance(int place) {
    int its = program[place];
    RandomStream stream = chance[its];
    if (stream == null) {
      stream = seeds.get(its).stream(streamName, shot);
      chance[its] = stream;
    }
    return stream;
  }

  /**
   * Begins to attempt, one period after the last attempt of a channel at the earliest; returns when
   * both ends will know the outcome.
   */
  long attempt(int place, int itsProgram, long startPs) {
    running[place] = true;
    program[place] = itsProgram;
    channel[place] = firstFreeChannel();
    fromPs[place] = Math.max(startPs, channelFreePs[channel[place]]);
    channelFreePs[channel[place]] = Long.MAX_VALUE;
    intoMemoryPs[place] = ShotTimes.NEVER;
    outOfMemoryPs[place] = ShotTimes.NEVER;
    return settle(place, chance(place).nextGeometric(probability));
  }

  private int firstFreeChannel() {
    int first = 0;
    for (int c = 1; c < channelFreePs.length; c++) {
      first = channelFreePs[c] < channelFreePs[first] ? c : first;
    }
    return first;
  }

  /** The burst succeeds at that attempt, unless its limit comes first. */
  private long settle(int place, long attempt) {
    success[place] = attempt <= attemptLimit;
    attempts[place] = Math.min(attempt, attemptLimit);
    requireWithinHorizon(place);
    emissionPs[place] = startOfAttempt(place, attempts[place]) + model.emission().picos();
    usablePs[place] = emissionPs[place] + usableDelayPs;
    overPs[place] = success[place] ? usablePs[place] : endOfAttempt(place, attempts[place]);
    return overPs[place];
  }

  private void requireWithinHorizon(int place) {
    if (attempts[place] > (HORIZON_PS - Math.min(HORIZON_PS, fromPs[place])) / periodPs) {
      throw new InputException(
          Location.of("link " + link.name()),
          "an attempt succeeds with probability " + probability,
          "a pair would come after %d attempts, which is beyond 26 days".formatted(attempts[place]),
          "improve the link or give it a shorter attempt period");
    }
  }

  private long startOfAttempt(int place, long attempt) {
    return fromPs[place] + (attempt - 1) * periodPs;
  }

  private long endOfAttempt(int place, long attempt) {
    return fromPs[place] + attempt * periodPs;
  }

  /** Attempts of a running burst that have begun by then. */
  private long begun(int place, long nowPs) {
    return nowPs < fromPs[place] ? 0 : (nowPs - fromPs[place]) / periodPs + 1;
  }

  /** Ends a burst after the attempt that is running; returns when the outcome is known. */
  long stop(int place, long nowPs) {
    long begun = begun(place, nowPs);
    if (begun < attempts[place]) {
      attempts[place] = begun;
      success[place] = false;
      overPs[place] = Math.max(nowPs, endOfAttempt(place, begun));
    }
    return overPs[place];
  }

  /** From now on attempts succeed with another chance. Its bursts must be asked for their ends. */
  void retune(double itsProbability) {
    probability = itsProbability;
  }

  /** Draws the rest of a burst again, after its chance changed; returns its new end. */
  long redraw(int place, long nowPs) {
    long begun = begun(place, nowPs);
    if (attempts[place] <= begun) {
      return overPs[place];
    }
    long more = chance(place).nextGeometric(probability);
    return settle(place, more > Long.MAX_VALUE - begun ? Long.MAX_VALUE : begun + more);
  }

  /** Whether the end of a burst that was announced for now still holds. */
  boolean isOver(int place, long nowPs) {
    return running[place] && overPs[place] == nowPs;
  }

  /** Ends a burst; returns whether it gave a pair. */
  boolean finish(int place) {
    running[place] = false;
    channelFreePs[channel[place]] = endOfAttempt(place, attempts[place]);
    if (success[place]) {
      alive[place] = true;
      boolean sign = drawsSign && chance(place).nextBoolean(0.5);
      BellState heralded = model.heralded();
      form[place] = (byte) (sign ? heralded.xor(Z) : heralded).index();
    }
    return success[place];
  }

  BellState form(int place) {
    return BellState.of(form[place]);
  }

  long fromPs(int place) {
    return fromPs[place];
  }

  void use(int place, int itsProgram) {
    alive[place] = false;
    used[itsProgram]++;
  }

  void expire(int place) {
    alive[place] = false;
    int its = program[place];
    expired[its]++;
    if (expired[its] > DROP_LIMIT) {
      throw new InputException(
          Location.of("link " + link.name()),
          "its cutoff is " + link.cutoff(),
          "a million pairs reached it in one shot and the program still waits",
          "give a longer cutoff");
    }
  }

  /**
   * What became of a program's pairs so far; what lives is stored. A link gives up no pair before
   * its age.
   */
  PairCounts counts(int its) {
    long stored = 0;
    for (int place = 0; place < alive.length; place++) {
      stored += alive[place] && program[place] == its ? 1 : 0;
    }
    long all = used[its] + expired[its] + stored;
    return new PairCounts(all, used[its], expired[its], 0, stored);
  }
}
