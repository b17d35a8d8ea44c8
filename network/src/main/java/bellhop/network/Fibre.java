package bellhop.network;

import bellhop.network.physics.Optics;
import bellhop.units.Span;

/**
 * One fibre between two ports. It carries the light of one connection at a time; whose turn it is
 * others decide.
 *
 * @param a one end
 * @param b the other end
 * @param transmission share of light that passes, with its connectors, splices, filters and the
 *     frequency conversion at a QNU's end
 * @param delay of light
 */
public record Fibre(Point a, Point b, double transmission, Span delay) {
  public Fibre {
    if (a.equals(b)) {
      throw new IllegalArgumentException("a fibre joins two places, not one with itself: " + a);
    }
    Checks.probability("transmission", transmission);
    Checks.notNegative("delay", delay);
  }

  /** Loss in dB. */
  public double loss() {
    return Optics.decibels(transmission);
  }

  boolean endsAt(Point point) {
    return a.equals(point) || b.equals(point);
  }

  /** The end that is not this one. */
  public Point other(Point end) {
    return a.equals(end) ? b : a;
  }
}
