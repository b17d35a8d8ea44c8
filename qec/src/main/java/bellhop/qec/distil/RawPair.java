package bellhop.qec.distil;

import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.End;
import bellhop.pair.XState;
import java.util.Optional;

/**
 * What goes in: any number of alike, independent pairs.
 *
 * @param weights of the Bell states, after the correction that is known
 * @param heralded the whole state where it is not Bell-diagonal, in the form Ψ+ in which single
 *     clicks herald it; only EPL makes use of it
 */
public record RawPair(BellWeights weights, Optional<XState> heralded) {
  /** Infidelity of the fully mixed pair. */
  public static final double MIXED = 0.75;

  public static RawPair of(BellWeights weights) {
    return new RawPair(positive(weights), Optional.empty());
  }

  /** A pair in the form Ψ+, for which the others see its Bell weights after X on one end. */
  public static RawPair heralded(XState psi) {
    return new RawPair(positive(psi.flip(End.B).weights()), Optional.of(psi));
  }

  /** Without the weights below zero that differences of a state's entries leave. */
  static BellWeights positive(BellWeights w) {
    return new BellWeights(
        w.i(), StrictMath.max(0, w.z()), StrictMath.max(0, w.x()), StrictMath.max(0, w.y()));
  }

  public double infidelity() {
    return weights.infidelity();
  }

  /**
   * The pair of a better or worse link: mixed with a perfect pair, or with a fully mixed one.
   * Werner pairs stay Werner pairs; a perfect pair becomes one.
   *
   * @param infidelity in [0, 3/4]
   */
  public RawPair at(double infidelity) {
    double own = infidelity();
    if (infidelity <= own) {
      return better(own > 0 ? infidelity / own : 0);
    }
    double mixed = (infidelity - own) / (MIXED - own);
    return new RawPair(
        share(weights, 1 - mixed, mixed / 4),
        heralded.map(
            psi -> psi.mix(XState.ofWeights(new BellWeights(0.25, 0.25, 0.25, 0.25)), mixed)));
  }

  private RawPair better(double kept) {
    double faults = kept * infidelity();
    return new RawPair(
        new BellWeights(1 - faults, kept * weights.z(), kept * weights.x(), kept * weights.y()),
        heralded.map(psi -> XState.bell(BellState.PSI_PLUS).mix(psi, kept)));
  }

  private static BellWeights share(BellWeights w, double kept, double added) {
    return new BellWeights(
        kept * w.i() + added, kept * w.z() + added, kept * w.x() + added, kept * w.y() + added);
  }
}
