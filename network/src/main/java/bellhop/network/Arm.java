package bellhop.network;

import bellhop.network.physics.PumpedTransducer;
import bellhop.network.physics.ThermalLoop;
import bellhop.units.Location;
import bellhop.units.Span;
import java.util.Optional;

/**
 * One end of an optical link: a QNU's transducer and its way over fibres and switches to a
 * detector, or from a source.
 *
 * @param qnu its name
 * @param at the place of its transducer in the file
 * @param pumped whether the transducer makes pairs; else it converts
 * @param pairs N, mean pairs a pulse
 * @param thermal n_th, thermal quanta before a pulse
 * @param capture η_m, chance that the memory catches the microwave photon
 * @param efficiency from the optical photon to a click, or from the source into the memory
 * @param noise photons in one photon time that reach the detectors, or the memory, by conversions
 * @param noiseGain how many of those a noise photon at the transducer's input is
 * @param crosstalk clicks per second that leaking light adds at a detector, or in the memory
 * @param delay of light between QNU and node
 * @param recovery least time from attempt to attempt until the microwave side is quiet again
 * @param cooling likewise until the stage has carried off the heat
 * @param duty share of time in which it runs
 * @param stage on which its heat is followed, if the file describes it
 */
record Arm(
    String qnu,
    Location at,
    boolean pumped,
    double pairs,
    double thermal,
    double capture,
    double efficiency,
    double noise,
    double noiseGain,
    double crosstalk,
    Span delay,
    Span recovery,
    Span cooling,
    double duty,
    Optional<ThermalLoop.Stage> stage) {

  static Arm of(Fields link, OpticalSide optics, int qnu, int node, OpticalSide.Light light) {
    Fields part = optics.qnus().get(qnu);
    if (!part.isGiven("transducer")) {
      throw link.wrong(
          "kind",
          "the QNU \"" + part.text("name") + "\" has no transducer",
          "an optical link needs one at either end",
          "\"transducer: transducer-2029\" is missing there");
    }
    Fields transducer = part.part("transducer");
    FabricReader.Run fibre = light.run();
    OpticalSide.Station station = optics.stations().get(node);
    double own = transducer.number("efficiency");
    double efficiency = own * fibre.transmission() * station.transmission();
    // Light that converts on its way out brings its noise along; on its way in it stays at the end.
    boolean outward = station instanceof OpticalSide.Bench;
    double noiseGain = outward ? efficiency : own;
    double stageGain = outward ? fibre.line() * station.transmission() : own;
    boolean pumped = transducer.choice("mode").equals("pairs");
    double added = pumped ? 0 : transducer.number("added-noise") * noiseGain;
    return new Arm(
        part.text("name"),
        part.at("transducer"),
        pumped,
        pumped ? transducer.number("pairs-per-pulse") : 0,
        pumped ? transducer.number("thermal-quanta") : 0,
        pumped ? transducer.number("capture") : 0,
        efficiency,
        added + fibre.conversionNoise() * stageGain,
        noiseGain,
        light.crosstalk(),
        fibre.delay(),
        transducer.span("recovery"),
        cooling(transducer),
        transducer.number("duty"),
        stage(transducer, link.whole("channels")));
  }

  /** No hotter than the stage can bear: E_abs/Q an attempt. */
  private static Span cooling(Fields transducer) {
    double power = transducer.number("cooling-power");
    double energy = transducer.number("absorbed-energy");
    if (power == 0 || energy == 0) {
      return Span.ZERO;
    }
    double cooling = energy / power;
    if (cooling > 1e6) {
      throw transducer.wrong(
          "cooling-power", "an attempt would take " + cooling + " s to cool", "limit: 1e6 s", "");
    }
    return Span.seconds(cooling);
  }

  private static Optional<ThermalLoop.Stage> stage(Fields transducer, int channels) {
    if (!transducer.isKnown("stage-cooling")) {
      for (String key : new String[] {"stage-base", "microwave-frequency", "highest-temperature"}) {
        if (transducer.isGiven(key)) {
          throw transducer.wrong(
              key,
              key + " without stage-cooling",
              "the temperature of a stage follows from what it carries at 0.1 K",
              "\"stage-cooling: 1 mW\" is missing");
        }
      }
      return Optional.empty();
    }
    double base = transducer.number("stage-base");
    double highest = transducer.number("highest-temperature");
    if (highest != 0 && highest <= base) {
      throw transducer.wrong(
          "highest-temperature",
          "the stage is never below its base temperature of " + base + " K",
          "attempts can only slow down until it is that cold",
          "more than that was meant");
    }
    return Optional.of(
        new ThermalLoop.Stage(
            transducer.number("absorbed-energy"),
            channels,
            transducer.number("stage-cooling"),
            base,
            transducer.number("microwave-frequency"),
            highest == 0 ? Double.POSITIVE_INFINITY : highest));
  }

  /** With so many more thermal quanta in the microwave mode, or noise photons at the input. */
  Arm warmed(double quanta) {
    return new Arm(
        qnu,
        at,
        pumped,
        pairs,
        pumped ? thermal + quanta : thermal,
        capture,
        efficiency,
        pumped ? noise : noise + quanta * noiseGain,
        noiseGain,
        crosstalk,
        delay,
        recovery,
        cooling,
        duty,
        stage);
  }

  PumpedTransducer transducer() {
    return new PumpedTransducer(pairs, thermal, capture, efficiency);
  }
}
