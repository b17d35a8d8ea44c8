package bellhop.pair;

/**
 * What one CX between two machines does over one Bell pair, all of its parts counted: a Pauli
 * channel after the perfect gate, exact for any pair, because the two measured bits twirl it.
 *
 * <p>The control's bit is copied into the pair's far half (CX and a measurement at A), the copy
 * drives the gate at B, and measuring the copy in X undoes the copying. So a flip of the copy is X
 * on the target, and a phase on it is Z on the control.
 */
public final class TeleportedGate {
  private static final int X = 1;
  private static final int Z = 2;

  private TeleportedGate() {}

  /**
   * @param pair weights of the pair at its use, the half at B with its later age
   * @param gateA process infidelity of the two-qubit gate at A, uniform depolarising
   * @param gateB likewise at B
   * @param readoutA chance of a wrong bit at A, both directions alike
   * @param readoutB likewise at B
   */
  public static PauliWeights cx(
      BellWeights pair, double gateA, double gateB, double readoutA, double readoutB) {
    PauliWeights copy = PauliWeights.NONE.withFault(0, X, readoutA);
    PauliWeights undo = PauliWeights.NONE.withFault(Z, 0, readoutB);
    return ofPair(pair)
        .convolve(copy)
        .convolve(undo)
        .convolve(PauliWeights.depolarising(gateA).map(TeleportedGate::faultAtA))
        .convolve(PauliWeights.depolarising(gateB).map(TeleportedGate::faultAtB));
  }

  /**
   * What only making the copy does, on the control and the copy: the part of {@link #cx} that all
   * gates of a packet share.
   *
   * @param pair as in {@link #cx}, likewise the others
   */
  public static PauliWeights copy(BellWeights pair, double gateA, double readoutA) {
    return ofPair(pair)
        .convolve(PauliWeights.NONE.withFault(0, X, readoutA))
        .convolve(PauliWeights.depolarising(gateA).map(TeleportedGate::faultAtA));
  }

  private static PauliWeights ofPair(BellWeights w) {
    return PauliWeights.NONE.withFault(0, X, w.x()).withFault(Z, 0, w.z()).withFault(Z, X, w.y());
  }

  /** After CX(control, half): a flip of the measured half flips the copy, a phase on it is lost. */
  private static int faultAtA(int fault) {
    int control = fault >> 2;
    int half = fault & 3;
    return (control << 2) | (half & X);
  }

  /** After CX(half, target): a phase on the half makes the undoing wrong, a flip of it is lost. */
  private static int faultAtB(int fault) {
    int half = fault >> 2;
    int target = fault & 3;
    return ((half & Z) << 2) | target;
  }
}
