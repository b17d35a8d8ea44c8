package bellhop.simulator.photon;

import bellhop.network.LinkModel;
import bellhop.pair.BellState;
import bellhop.units.RandomStream;
import bellhop.units.Time;

/**
 * A link that never pauses, attempt by attempt: the plain twin of the one draw by which the time
 * line skips to the next success. It is slow where attempts rarely succeed, and it keeps no pair.
 */
public final class AttemptByAttempt {
  private static final BellState SIGN = BellState.PHI_MINUS;

  private final LinkModel model;
  private final RandomStream chance;

  /** Of all channels together, the one that is next; channels attempt in step. */
  private long next;

  public AttemptByAttempt(LinkModel model, RandomStream chance) {
    this.model = model;
    this.chance = chance;
  }

  /**
   * One success.
   *
   * @param channel where it happened, from 0
   * @param attempt of that channel, from 1
   * @param emitted when the half that leaves first left
   * @param knownA when end A learns of it
   * @param knownB likewise end B
   * @param form which Bell state it is meant to be
   */
  public record Herald(
      int channel, long attempt, Time emitted, Time knownA, Time knownB, BellState form) {}

  /** The next success in the order of emission, then of channels. */
  public Herald next() {
    while (!chance.nextBoolean(model.successProbability())) {
      next++;
    }
    Herald herald = herald(next / model.channels(), (int) (next % model.channels()));
    next++;
    return herald;
  }

  private Herald herald(long begun, int channel) {
    Time start = Time.ZERO.plus(model.attemptPeriod().times(begun));
    Time emitted = start.plus(model.emission());
    boolean opposite = model.drawsSign() && chance.nextBoolean(0.5);
    return new Herald(
        channel,
        begun + 1,
        emitted,
        emitted.plus(model.knownA()),
        emitted.plus(model.knownB()),
        opposite ? model.heralded().xor(SIGN) : model.heralded());
  }
}
