package bellhop.experiment.memory;

/** Which detectors a decoder reads. */
public enum DetectorChoice {
  ALL,
  /** Those that compare checks of the kept basis, which the logical operators need. */
  KEPT
}
