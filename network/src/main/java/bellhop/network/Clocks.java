package bellhop.network;

import bellhop.network.physics.ServoLoop;

/**
 * How the nodes keep time: free oscillators, and an exchange of time stamps along the links that
 * steers them. Deviations are fractional frequencies, as Allan deviations.
 *
 * @param preset name, or "none" when the file names none
 * @param frequencyError constant, of each node's oscillator, either sign
 * @param whiteFrequency Allan deviation at 1 s by white frequency noise
 * @param flickerFloor Allan deviation by flicker of frequency, at any time
 * @param randomWalk Allan deviation at 1 s by random walk of frequency
 * @param nodeRms rms error in s that its time stamps leave in a settled node
 * @param asymmetry most by which the delays of the two ways differ after calibration, in s
 * @param interval seconds from one exchange to the next, above 0
 * @param proportional gain of the servo
 * @param integral gain of the servo
 */
public record Clocks(
    String preset,
    double frequencyError,
    double whiteFrequency,
    double flickerFloor,
    double randomWalk,
    double nodeRms,
    double asymmetry,
    double interval,
    double proportional,
    double integral) {
  /** Clocks without error. */
  public static final Clocks NONE = new Clocks("none", 0, 0, 0, 0, 0, 0, 1, 0.7, 0.3);

  public Clocks {
    Checks.notNegative("frequency error", frequencyError);
    Checks.notNegative("white frequency noise", whiteFrequency);
    Checks.notNegative("flicker floor", flickerFloor);
    Checks.notNegative("random walk", randomWalk);
    Checks.notNegative("timing error", nodeRms);
    Checks.notNegative("asymmetry", asymmetry);
    if (!(interval > 0)) {
      throw new IllegalArgumentException("exchanges lie some time apart, not " + interval + " s");
    }
    if (!ServoLoop.isStable(proportional, integral)) {
      throw new IllegalArgumentException(
          "a servo with gains " + proportional + " and " + integral + " runs away");
    }
  }

  /** Rms error in s of one time stamp: what the servo makes of four of them is the node's. */
  public double stampRms() {
    return nodeRms / StrictMath.sqrt(ServoLoop.varianceRatio(proportional, integral));
  }
}
