package bellhop.simulator.photon;

/** What the two detectors make of a window: which of them alone has told of one photon. */
enum Click {
  /** None, both, or one that noticed two photons. */
  NO_HERALD,
  PLUS,
  MINUS
}
