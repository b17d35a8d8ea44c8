package bellhop.network;

import bellhop.network.physics.Oscillator;
import bellhop.network.physics.PitchAndCatch;
import bellhop.network.physics.Visibility;
import bellhop.pair.XState;

/**
 * What a link's pairs lose when the clocks of its two ends differ. It knows nothing of the clocks
 * themselves, and nothing of the optical phase, which no clock sets.
 */
public sealed interface LinkTiming {
  /** Of a photon's intensity in time. */
  enum Shape {
    GAUSSIAN,
    EXPONENTIAL
  }

  /** A link that is taken as it was found: its figures hold whatever its clocks did. */
  record Measured() implements LinkTiming {}

  /**
   * Two photons that meet at an analyser. Their detuning is a factor apart and cancels.
   *
   * @param shape of the photons
   * @param photonTime s of a Gaussian photon's intensity, 1/γ of an exponential one, in s
   * @param offset of the arrivals in s that the link has already
   * @param jitter rms of the arrivals' difference in s that the link has already
   * @param twice whether both clicks carry the coherence, which then goes as V and not as √V
   * @param window in which a click counts, in s
   * @param reference of the microwaves
   */
  record Interference(
      Shape shape,
      double photonTime,
      double offset,
      double jitter,
      boolean twice,
      double window,
      Reference reference)
      implements LinkTiming {
    public Interference {
      positive("photon time", photonTime);
      Checks.notNegative("offset", offset);
      Checks.notNegative("jitter", jitter);
      positive("window", window);
    }

    private double visibility(double mean, double spread) {
      double late = offset + StrictMath.abs(mean);
      double rms = StrictMath.sqrt(jitter * jitter + spread * spread);
      return switch (shape) {
        case GAUSSIAN -> Visibility.gaussian(photonTime, late, rms, 0, 0);
        case EXPONENTIAL -> Visibility.exponential(1 / photonTime, late, rms);
      };
    }

    private double overlap(double mean, double spread) {
      double late = offset + StrictMath.abs(mean);
      double rms = StrictMath.sqrt(jitter * jitter + spread * spread);
      return switch (shape) {
        case GAUSSIAN -> Visibility.gaussianOverlap(photonTime, late, rms, 0, 0);
        case EXPONENTIAL -> Visibility.exponentialOverlap(1 / photonTime, late, rms);
      };
    }

    /** What a pair's coherence keeps: V with double clicks, the mean overlap with single ones. */
    private double coherence(double mean, double spread) {
      return twice
          ? ratio(visibility(mean, spread), visibility(0, 0))
          : ratio(overlap(mean, spread), overlap(0, 0));
    }
  }

  /**
   * A sech photon pitched by one end and caught by the other.
   *
   * @param photonTime 1/κ in s
   * @param offset between photon and catch in s that the link has already
   * @param window for which the catch is open: the length of the pulse, in s
   * @param reference of the microwaves
   */
  record Catch(double photonTime, double offset, double window, Reference reference)
      implements LinkTiming {
    public Catch {
      positive("photon time", photonTime);
      Checks.notNegative("offset", offset);
      Checks.notNegative("window", window);
    }
  }

  /**
   * The microwave references of the two ends.
   *
   * @param shared whether they are one, which no clock turns against itself
   * @param frequency in Hz
   * @param rms in s of what they differ by already, in the pair's state
   */
  record Reference(boolean shared, double frequency, double rms) {
    public Reference {
      Checks.notNegative("frequency", frequency);
      Checks.notNegative("rms of the references", rms);
    }

    /**
     * Rms in rad of the phase between them, 2πfσ, with clocks whose difference has this spread in
     * s; 0 if they are one.
     */
    public double phaseRms(double spread) {
      double both = StrictMath.sqrt(rms * rms + spread * spread);
      return shared ? 0 : 2 * StrictMath.PI * frequency * both;
    }

    /** Factor on the coherence that the clocks add to what the state has already. */
    double kappa(double spread) {
      return shared ? 1 : Oscillator.kappa(frequency, spread);
    }
  }

  /**
   * Factor on visibility or on the chance of a catch when the clocks of the ends differ by this
   * mean, in s, about which the difference is spread normally with this rms, in s. The mean is
   * taken to add to the link's own offset, whose sign nobody gave.
   */
  default double gating(double mean, double spread) {
    return switch (this) {
      case Measured _ -> 1;
      case Interference i -> ratio(i.visibility(mean, spread), i.visibility(0, 0));
      case Catch c ->
          ratio(
              PitchAndCatch.catchEfficiency(c.offset + StrictMath.abs(mean), spread, c.photonTime),
              PitchAndCatch.catchEfficiency(c.offset, c.photonTime));
    };
  }

  /** A link that lost all to its own offset has nothing left to lose. */
  private static double ratio(double now, double before) {
    return before > 0 ? StrictMath.min(1, now / before) : 1;
  }

  /** Factor on the coherence by the microwave references, for clocks that differ by this spread. */
  default double loPhase(double spread) {
    return switch (this) {
      case Measured _ -> 1;
      case Interference i -> i.reference.kappa(spread);
      case Catch c -> c.reference.kappa(spread);
    };
  }

  /** Rms in rad of the phase of the microwave references, with what the link has already. */
  default double loPhaseRms(double spread) {
    return switch (this) {
      case Measured _ -> 0;
      case Interference i -> i.reference.phaseRms(spread);
      case Catch c -> c.reference.phaseRms(spread);
    };
  }

  /** Half the time in s within which both ends must act together; infinite if nothing is known. */
  default double halfWindow() {
    return switch (this) {
      case Measured _ -> Double.POSITIVE_INFINITY;
      case Interference i -> i.window / 2;
      case Catch c -> c.window / 2;
    };
  }

  /**
   * The pair after gates that opened early or late, for clocks as in {@link #gating}: with single
   * clicks the coherences shrink by the mean overlap of the photons, with double clicks by their
   * visibility, and populations stay. (Where two photons meet in a detector that does not count
   * them, r11 in truth falls a little, so this is a lower bound.) With a catch end B loses 1 − v of
   * its energy, as in a line of efficiency v.
   */
  default XState gated(XState pair, double mean, double spread) {
    return switch (this) {
      case Measured _ -> pair;
      case Interference i -> pair.phaseNoise(i.coherence(mean, spread));
      case Catch _ -> pair.lose(gating(mean, spread));
    };
  }

  private static void positive(String what, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(what + " is above 0, not " + value);
    }
  }
}
