package bellhop.simulator.photon;

/**
 * Photons that came out of the two ports of the beam splitter in one window.
 *
 * @param plus of the port that adds the amplitudes of the arms
 * @param minus of the port that subtracts them
 */
record Photocount(int plus, int minus) {
  static final Photocount NONE = new Photocount(0, 0);
  static final Photocount PLUS = new Photocount(1, 0);
  static final Photocount MINUS = new Photocount(0, 1);
}
