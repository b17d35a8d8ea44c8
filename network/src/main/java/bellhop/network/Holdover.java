package bellhop.network;

import bellhop.network.physics.AllanDeviation;
import bellhop.network.physics.ServoLoop;

/**
 * How far two clocks may be apart some time after their last exchange: a bound at 5 sigma. It
 * presumes servos that had settled, and says nothing of a clock that jumps.
 *
 * <p>Terms, as variances of one exchange's two clocks: what the settled servo leaves and what it
 * has learnt wrongly of the rate ({@link ServoLoop}), and what both oscillators do from then on,
 * (τ·ADEV(τ))² each, exact for white noise and for random walk. Flicker is what the mean of the
 * rate strays from that which the servo has learnt, as if it had weighed alike all of the time that
 * it weighs: within some 15 % of simulated clocks. Half the asymmetry comes on top, for it is no
 * chance.
 *
 * @param clocks of all nodes
 * @param exchanges along the tree from one of the two to the other, at least 1
 */
public record Holdover(Clocks clocks, int exchanges) {
  private static final double SIGMAS = 5;

  /** Of a node and its parent both stray. */
  private static final int OSCILLATORS = 2;

  /** Where the search ends, in s: thirty years. */
  private static final double LONGEST = 1e9;

  public Holdover {
    if (exchanges < 1) {
      throw new IllegalArgumentException("clocks that exchange nothing: " + exchanges);
    }
  }

  /** Of two clocks that exchange with each other. */
  public Holdover(Clocks clocks) {
    this(clocks, 1);
  }

  /** Bound of the offset in s, at so many seconds after the last exchange. */
  public double bound(double seconds) {
    return exchanges * clocks.asymmetry() / 2 + SIGMAS * rms(seconds);
  }

  /** Its rms about the asymmetry's part, in s. */
  public double rms(double seconds) {
    double alone = StrictMath.max(0, seconds - clocks.interval());
    double flicker = flicker(StrictMath.max(seconds, clocks.interval()));
    double variance =
        learnt(alone / clocks.interval()) + OSCILLATORS * (strayed(alone) + square(flicker));
    return StrictMath.sqrt(exchanges * variance);
  }

  /** What the servo had not yet made good at the last exchange, after so many intervals more. */
  private double learnt(double intervals) {
    double kp = clocks.proportional();
    double ki = clocks.integral();
    double step = clocks.interval();
    double stamps = square(clocks.stampRms());
    double gains = square(clocks.whiteFrequency()) * step;
    double rates = 3 * square(clocks.randomWalk()) * step * step * step;
    return ServoLoop.onStamps(kp, ki).times(stamps).after(intervals)
        + ServoLoop.onGain(kp, ki).times(OSCILLATORS * gains).after(intervals)
        + ServoLoop.onRate(kp, ki).times(OSCILLATORS * rates).after(intervals);
  }

  /**
   * Time error in s by flicker since the last exchange. White noise tells over how long the servo
   * learns: a mean over n intervals has a share 1/n of its variance.
   */
  private double flicker(double seconds) {
    double memory = ServoLoop.onGain(clocks.proportional(), clocks.integral()).rate();
    double learning = clocks.interval() / memory;
    return seconds * AllanDeviation.flickerPrediction(clocks.flickerFloor(), learning, seconds);
  }

  /** Variance that white noise and random walk gather in an oscillator of known rate, in s². */
  private double strayed(double tau) {
    if (tau == 0) {
      return 0;
    }
    double white = clocks.whiteFrequency() / StrictMath.sqrt(tau);
    double walk = clocks.randomWalk() * StrictMath.sqrt(tau);
    return square(AllanDeviation.holdover(white, tau)) + square(AllanDeviation.holdover(walk, tau));
  }

  /**
   * When the bound passes half of a coincidence window: seconds after the last exchange, from which
   * on a click may come from either side of the window and heralding stops. 0 if it is past it from
   * the start, infinite if it is not within 10⁹ s.
   */
  public double stopsAfter(double halfWindow) {
    if (bound(0) > halfWindow) {
      return 0;
    }
    if (bound(LONGEST) <= halfWindow) {
      return Double.POSITIVE_INFINITY;
    }
    double before = 0;
    double past = LONGEST;
    while (past - before > 1e-9 * past) {
      double middle = (before + past) / 2;
      if (bound(middle) > halfWindow) {
        past = middle;
      } else {
        before = middle;
      }
    }
    return past;
  }

  private static double square(double x) {
    return x * x;
  }
}
