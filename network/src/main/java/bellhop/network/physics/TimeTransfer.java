package bellhop.network.physics;

/**
 * Two-way time transfer: two clocks exchange time stamps over one fibre, and what each learns of
 * the other. Times in s. Sources: IEEE 1588 for the exchange; the White Rabbit calibration
 * procedure for the asymmetry of the two colours in a fibre.
 */
public final class TimeTransfer {
  private TimeTransfer() {}

  /**
   * What one exchange says.
   *
   * @param offset of the slave's clock to the master's, wrong by half the asymmetry of the way
   * @param delay one way, the mean of both directions
   */
  public record Exchange(double offset, double delay) {}

  /**
   * @param t1 the master sends, by its clock
   * @param t2 the slave receives, by its own
   * @param t3 the slave answers, by its own
   * @param t4 the master receives, by its own
   */
  public static Exchange exchange(double t1, double t2, double t3, double t4) {
    double there = t2 - t1;
    double back = t4 - t3;
    return new Exchange((there - back) / 2, (there + back) / 2);
  }

  /** Error (d_ms − d_sm)/2 of the offset, for delays from master to slave and back. */
  public static double asymmetryError(double masterToSlave, double slaveToMaster) {
    return (masterToSlave - slaveToMaster) / 2;
  }

  /**
   * Delay from master to slave when the ratio of the two ways is known: (1+α)/(2+α) of the round
   * trip without its fixed parts, and the fixed parts of the way.
   *
   * @param alpha d_ms/d_sm − 1 of the fibre, above −1
   * @param roundTrip with fixed delays
   * @param fixedBoth fixed delays of both ways
   * @param fixedThere those from master to slave
   */
  public static double masterToSlave(
      double alpha, double roundTrip, double fixedBoth, double fixedThere) {
    return (1 + alpha) / (2 + alpha) * (roundTrip - fixedBoth) + fixedThere;
  }

  /** α of a fibre from the fixed-point constant 2⁴⁰ α/(2(2+α)) that White Rabbit servos keep. */
  public static double alphaOfFixedPoint(long constant) {
    double x = constant / 0x1p40;
    return 4 * x / (1 - 2 * x);
  }

  /** Error d_sm α/2 of the offset where α is ignored. */
  public static double errorWithoutAlpha(double slaveToMaster, double alpha) {
    return slaveToMaster * alpha / 2;
  }

  /**
   * Smallest step 1/(f 2ᴺ) of a digital dual-mixer phase detector that beats f with f 2ᴺ/(2ᴺ+1).
   */
  public static double phaseResolution(double frequency, int bits) {
    return 1 / (frequency * StrictMath.scalb(1.0, bits));
  }
}
