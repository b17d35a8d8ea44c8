package bellhop.network.physics;

/**
 * A microwave-optical transducer that is pumped to make pairs of one microwave and one optical
 * photon, as one end of a heralded link sees it, at one operating point. Never mix figures of two
 * operating points.
 *
 * @param pairs N, mean number of pairs per pump pulse, above 0
 * @param thermal n_th, thermal quanta in the microwave mode before the pulse, at least 0
 * @param capture η_m, chance that the memory catches the microwave photon, in [0, 1]
 * @param optical η_opt, efficiency from the optical photon to a click, detector included, in [0, 1]
 */
public record PumpedTransducer(double pairs, double thermal, double capture, double optical) {
  public PumpedTransducer {
    boolean valid =
        pairs > 0
            && Double.isFinite(pairs)
            && thermal >= 0
            && Double.isFinite(thermal)
            && capture >= 0
            && capture <= 1
            && optical >= 0
            && optical <= 1;
    if (!valid) {
      throw new IllegalArgumentException(
          "not a pumped transducer: N = %s, n_th = %s, capture %s, optical %s"
              .formatted(pairs, thermal, capture, optical));
    }
  }

  /** Chance N(1+n_th)η_opt of a click from this end, valid when it is small. */
  public double click() {
    return pairs * (1 + thermal) * optical;
  }

  /** m = (1+N)(1+n_th)−1, mean microwave quanta of a pulse whose optical side is not looked at. */
  double quanta() {
    return pairs + thermal + pairs * thermal;
  }

  /** d = 1+mη_m. */
  double dilution() {
    return 1 + quanta() * capture;
  }

  /** y = mη_m/d: each further thermal quantum that is caught costs this factor. */
  private double further() {
    return quanta() * capture / dilution();
  }

  /** Chance that nothing is caught when this end did not send the photon that clicked. */
  double idleNone() {
    return 1 / dilution();
  }

  /** Chance that exactly one quantum is caught then. */
  double idleOne() {
    return further() / dilution();
  }

  /** Chance that nothing is caught when this end sent the photon that clicked. */
  double sentNone() {
    return (1 - capture) / (dilution() * dilution());
  }

  /** Chance that exactly one quantum is caught then. */
  double sentOne() {
    return (capture + 2 * further() * (1 - capture)) / (dilution() * dilution());
  }

  /** This end's factor √(η_m(1+m))/d² on the coherence between "sent" and "idle". */
  double coherence() {
    return StrictMath.sqrt(capture * (1 + quanta())) / (dilution() * dilution());
  }
}
