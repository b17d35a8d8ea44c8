package bellhop.network;

import bellhop.network.physics.Optics;
import bellhop.units.Span;

/**
 * A switch of light: joins its ports two by two, any with any. It makes no light and measures none.
 *
 * @param name unique among the nodes
 * @param ports radix: at most so many fibres end here
 * @param reconfiguration time to turn, in which the ports that turn are dark
 * @param transmission share of light that passes from port to port
 * @param crosstalk clicks per second at a detector, by light of others that leaks into what passes
 */
public record Switch(
    String name, int ports, Span reconfiguration, double transmission, double crosstalk) {
  public Switch {
    if (ports < 1) {
      throw new IllegalArgumentException("a switch has at least one port, not " + ports);
    }
    Checks.notNegative("reconfiguration time", reconfiguration);
    Checks.probability("transmission", transmission);
    Checks.notNegative("crosstalk", crosstalk);
  }

  /** Insertion loss in dB. */
  public double loss() {
    return Optics.decibels(transmission);
  }
}
