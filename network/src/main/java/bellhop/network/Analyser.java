package bellhop.network;

import bellhop.units.Span;

/**
 * A Bell-state analyser that links share: where two photons meet.
 *
 * @param name unique in the network
 * @param channels how many links it serves at a time
 * @param reconfiguration time to turn from one link to another
 */
public record Analyser(String name, int channels, Span reconfiguration) {
  public Analyser {
    if (channels < 1) {
      throw new IllegalArgumentException("an analyser has at least one channel, not " + channels);
    }
    Checks.notNegative("reconfiguration time", reconfiguration);
  }
}
