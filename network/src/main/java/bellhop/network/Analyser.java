package bellhop.network;

import bellhop.units.Span;

/**
 * A station that links share: a Bell-state analyser where two photons meet, or a source where two
 * photons start. What it does to them is part of the links.
 *
 * @param name unique in the network
 * @param channels how many links it serves at a time
 * @param reconfiguration time to turn from one link to another
 */
public record Analyser(String name, int channels, Span reconfiguration) {
  public Analyser {
    if (channels < 1) {
      throw new IllegalArgumentException("a station has at least one channel, not " + channels);
    }
    Checks.notNegative("reconfiguration time", reconfiguration);
  }
}
