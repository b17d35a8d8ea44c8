package bellhop.protocol;

import bellhop.units.Time;

/**
 * The behaviour of one part of the network, as a machine with one door. It changes only itself and
 * holds no clock, chance, thread or input/output: equal machines told equal inputs at equal times
 * ask for equal things. It does not act; its host does.
 *
 * <p>The simulator only tells machines things. Their states are written down and read back for the
 * second host, a control plane of real nodes: it goes on after a restart, and compares what it
 * recorded with a replay.
 *
 * @param <I> what it is told
 * @param <O> what it asks for
 */
public interface Protocol<I, O> {

  /** Takes one input at a moment that never lies before the one of the last input. */
  void on(I input, Time now, Outputs<? super O> out);

  /** Equal for equal states; differs for different ones but for the chance of a hash. */
  long stateHash();

  /** The whole state, to be read back by {@link #restore}. */
  long[] snapshot();

  /**
   * Takes over a state that a machine of the same settings has written.
   *
   * @throws IllegalArgumentException if it does not fit these settings
   */
  void restore(long[] snapshot);
}
