package bellhop.simulator.photon;

import bellhop.units.RandomStream;

/**
 * How alike the photons of two ends are, as a law from which each attempt draws its own two. It
 * knows neither losses nor detectors.
 */
public sealed interface Photons permits CommonMode, WavePackets {
  /** The photons of one attempt; a second window meets with the same offsets and colours. */
  Attempt attempt(RandomStream chance);

  /** What an attempt has drawn once and for all of its windows. */
  interface Attempt {
    /** Opens a window. */
    Meeting window();
  }
}
