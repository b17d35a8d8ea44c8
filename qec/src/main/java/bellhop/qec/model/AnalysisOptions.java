package bellhop.qec.model;

/**
 * How a circuit is analysed.
 *
 * @param foldsLoops whether blocks whose turns are alike stay blocks
 * @param splitsFaults whether faults that flip more than two detectors are split for decoders by
 *     matching
 * @param refusesRemnants whether every part of a split must also be a fault of its own
 * @param keepsUnsplit whether faults that cannot be split stay whole, instead of being an error
 * @param allowsGauges whether detectors that are random without noise are allowed
 * @param mostDisjoint most probable case of a channel that may be treated as if its cases were
 *     independent; 0 if no channel may
 */
public record AnalysisOptions(
    boolean foldsLoops,
    boolean splitsFaults,
    boolean refusesRemnants,
    boolean keepsUnsplit,
    boolean allowsGauges,
    double mostDisjoint) {
  /** Exact, unrolled, nothing split, nothing tolerated. */
  public static final AnalysisOptions PLAIN =
      new AnalysisOptions(false, false, false, false, false, 0);

  public AnalysisOptions {
    if (!(mostDisjoint >= 0 && mostDisjoint <= 1)) {
      throw new IllegalArgumentException("a probability is in [0, 1], not " + mostDisjoint);
    }
  }

  /** With {@code fold_loops}. */
  public AnalysisOptions folding() {
    return new AnalysisOptions(
        true, splitsFaults, refusesRemnants, keepsUnsplit, allowsGauges, mostDisjoint);
  }

  /** With {@code decompose_errors}. */
  public AnalysisOptions splitting() {
    return new AnalysisOptions(
        foldsLoops, true, refusesRemnants, keepsUnsplit, allowsGauges, mostDisjoint);
  }

  /** With {@code block_decompose_from_introducing_remnant_edges}. */
  public AnalysisOptions withoutRemnants() {
    return new AnalysisOptions(
        foldsLoops, splitsFaults, true, keepsUnsplit, allowsGauges, mostDisjoint);
  }

  /** With {@code ignore_decomposition_failures}. */
  public AnalysisOptions keepingUnsplit() {
    return new AnalysisOptions(
        foldsLoops, splitsFaults, refusesRemnants, true, allowsGauges, mostDisjoint);
  }

  /** With {@code allow_gauge_detectors}. */
  public AnalysisOptions allowingGauges() {
    return new AnalysisOptions(
        foldsLoops, splitsFaults, refusesRemnants, keepsUnsplit, true, mostDisjoint);
  }

  /** With {@code approximate_disjoint_errors}, for cases up to a probability. */
  public AnalysisOptions approximating(double most) {
    return new AnalysisOptions(
        foldsLoops, splitsFaults, refusesRemnants, keepsUnsplit, allowsGauges, most);
  }
}
