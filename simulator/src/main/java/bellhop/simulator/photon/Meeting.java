package bellhop.simulator.photon;

import bellhop.pair.End;

/**
 * One photon of each end on their way to the same detectors, in one window. A detection leaves a
 * record – when, or in which mode – and the amplitudes of both photons there say how far it tells
 * them apart. Nothing is averaged here.
 */
public interface Meeting {
  /** Draws a record by the photon of that end alone. */
  double record(End end);

  /** Real part of that photon's amplitude at a record, in one unit for both photons. */
  double re(End end, double record);

  /** Imaginary part. */
  double im(End end, double record);
}
