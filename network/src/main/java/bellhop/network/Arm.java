package bellhop.network;

import bellhop.network.physics.PumpedTransducer;
import bellhop.units.Span;

/**
 * One end of an optical link: a QNU's transducer, its fibre and its way to a detector.
 *
 * @param pumped whether the transducer makes pairs; else it converts
 * @param pairs N, mean pairs a pulse
 * @param thermal n_th, thermal quanta before a pulse
 * @param capture η_m, chance that the memory catches the microwave photon
 * @param efficiency from the optical photon to a click
 * @param noise photons of added noise that reach the detectors in one photon time
 * @param delay of light to the analyser
 * @param recovery least time from attempt to attempt, by recovery and by heat
 * @param duty share of time in which it runs
 */
record Arm(
    boolean pumped,
    double pairs,
    double thermal,
    double capture,
    double efficiency,
    double noise,
    Span delay,
    Span recovery,
    double duty) {

  static Arm of(Fields link, OpticalSide optics, int qnu, int node) {
    Fields part = optics.qnus().get(qnu);
    if (!part.isGiven("transducer")) {
      throw link.wrong(
          "kind",
          "the QNU \"" + part.text("name") + "\" has no transducer",
          "an optical link needs one at either end",
          "\"transducer: transducer-2029\" is missing there");
    }
    Fields transducer = part.part("transducer");
    OpticalSide.Run fibre = optics.fibre(qnu, node, link.at("kind"));
    double efficiency =
        transducer.number("efficiency")
            * fibre.transmission()
            * optics.benches().get(node).transmission();
    boolean pumped = transducer.choice("mode").equals("pairs");
    return new Arm(
        pumped,
        pumped ? transducer.number("pairs-per-pulse") : 0,
        pumped ? transducer.number("thermal-quanta") : 0,
        pumped ? transducer.number("capture") : 0,
        efficiency,
        pumped ? 0 : transducer.number("added-noise") * efficiency,
        fibre.delay(),
        recovery(transducer),
        transducer.number("duty"));
  }

  /** Quiet again, and no hotter than the stage can bear: E_abs/Q an attempt. */
  private static Span recovery(Fields transducer) {
    double power = transducer.number("cooling-power");
    double energy = transducer.number("absorbed-energy");
    Span quiet = transducer.span("recovery");
    if (power == 0 || energy == 0) {
      return quiet;
    }
    double cooling = energy / power;
    if (cooling > 1e6) {
      throw transducer.wrong(
          "cooling-power", "an attempt would take " + cooling + " s to cool", "limit: 1e6 s", "");
    }
    return Span.max(quiet, Span.seconds(cooling));
  }

  PumpedTransducer transducer() {
    return new PumpedTransducer(pairs, thermal, capture, efficiency);
  }
}
