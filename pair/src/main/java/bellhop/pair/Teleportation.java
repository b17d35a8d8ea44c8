package bellhop.pair;

/**
 * What a pair of given weights does to the data that it carries; closed forms, perfect local parts.
 */
public final class Teleportation {
  private Teleportation() {}

  /** Average fidelity (2F+1)/3 of a qubit carried by a pair of fidelity F. */
  public static double averageFidelity(double fidelity) {
    return (2 * fidelity + 1) / 3;
  }

  /** Average fidelity (4F+1)/5 of a CNOT or CZ between machines; its process fidelity is F. */
  public static double gateAverageFidelity(double processFidelity) {
    return (4 * processFidelity + 1) / 5;
  }

  /**
   * Process fidelity of a packet of controlled phases cp(θ1) … cp(θm) that share one pair and its
   * control: w(I) + w(X) (Re u)² + w(Y) (Im u)², u = Π (1 + e^(iθ))/2. A flipped copy gives every
   * gate of the packet the wrong control, which is no Pauli. One gate of π is CZ, whose fidelity is
   * w(I).
   *
   * @param w of the pair at its use
   * @param angles in rad
   */
  public static double packetProcessFidelity(BellWeights w, double... angles) {
    double re = 1;
    double im = 0;
    for (double angle : angles) {
      double c = (1 + StrictMath.cos(angle)) / 2;
      double s = StrictMath.sin(angle) / 2;
      double nextRe = Swapping.re(re, im, c, s);
      im = Swapping.im(re, im, c, s);
      re = nextRe;
    }
    return w.i() + w.x() * re * re + w.y() * im * im;
  }
}
