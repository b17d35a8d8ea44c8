package bellhop.protocol;

/** What a shared analyser is told. Links go by their index in the network. */
public sealed interface AnalyserInput {

  /**
   * A link wants to make pairs; a link that waits or holds may ask again with more urgency.
   *
   * @param urgent for a request, not for pairs made ahead
   */
  record Asked(int link, boolean urgent) implements AnalyserInput {}

  /** A link is done for now, or no longer waits. */
  record Released(int link) implements AnalyserInput {}

  /** A channel has been turned to the link that it was last turned to. */
  record Tuned(int channel) implements AnalyserInput {}
}
