package bellhop.experiment;

import bellhop.network.Clocks;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well the nodes keep time and what that costs; printed field by field it is the JSON of {@code
 * bellhop clock}. Offsets count from the moment at which a node, or the later end of a link, had
 * locked; what that moment is missing for is absent.
 *
 * @param headline the answer in one sentence
 * @param clocks preset of the file's clocks, own without a preset, none where it says nothing
 * @param exchangeIntervalS from one exchange of time stamps to the next
 * @param nodes in the order of the QPUs
 * @param links in the network's order
 * @param assumed inputs that no experiment has shown
 */
public record ClockResult(
    String network,
    String headline,
    long seed,
    double durationS,
    String clocks,
    double exchangeIntervalS,
    List<NodeTime> nodes,
    List<LinkTime> links,
    List<RunResult.Assumed> assumed) {

  /** Where the file says nothing of clocks. */
  static final String NONE = Clocks.NONE.preset();

  /** What a file can say for clocks that err. */
  public static final String WAY_OUT =
      "A line such as \"clocks: {preset: white-rabbit}\" in the network file gives the nodes clocks"
          + " that err.";

  /** Whether the file describes clocks; else they are perfect, and there is nothing to tell. */
  public boolean hasClocks() {
    return !clocks.equals(NONE);
  }

  /**
   * The clock of a QPU, and the worst that time does to any of its links.
   *
   * @param reference the node from which it has its time, at the root of its tree
   * @param lockedAfterS when its clock was first where its exchanges can see no error
   * @param offsetRmsS to the reference
   * @param offsetMaxS to the reference, the largest size
   * @param loPhaseRmsRad largest of its links
   * @param visibility smallest factor by gates that open early or late, on the visibility or on the
   *     chance of a catch
   * @param fidelityFactor smallest part that is left of the fidelity with perfect clocks
   */
  public record NodeTime(
      String node,
      String reference,
      OptionalDouble lockedAfterS,
      OptionalDouble offsetRmsS,
      OptionalDouble offsetMaxS,
      OptionalDouble loPhaseRmsRad,
      OptionalDouble visibility,
      OptionalDouble fidelityFactor) {}

  /**
   * The difference of the clocks at a link's ends, and its price cause by cause. Fidelities are
   * those of its pair at the emission, to the Bell state that is meant.
   *
   * @param offsetMeanS of the clock at its end B less that at A
   * @param offsetRmsS with the mean
   * @param offsetMaxS the largest size
   * @param halfWindowS half of the time within which both ends must act together
   * @param holdoverStopsAfterS how long after the last exchange the bound of the offset at 5 sigma
   *     passes that half
   * @param fidelity with all causes
   * @param fidelityPerfectClocks without the first two
   */
  public record LinkTime(
      String link,
      String kind,
      String from,
      String to,
      OptionalDouble offsetMeanS,
      OptionalDouble offsetRmsS,
      OptionalDouble offsetMaxS,
      OptionalDouble halfWindowS,
      OptionalDouble holdoverStopsAfterS,
      Optional<Gating> gating,
      Optional<Phase> loPhase,
      Phase opticalPhase,
      OptionalDouble fidelity,
      double fidelityPerfectClocks) {}

  /**
   * Gates that open early or late, alone.
   *
   * @param visibility factor on it, of optical links
   * @param catchEfficiency factor on the chance of a catch, of microwave links
   * @param fidelity with that cause alone
   */
  public record Gating(OptionalDouble visibility, OptionalDouble catchEfficiency, double fidelity) {
    /** The one that there is; 1 for links of which nothing is known. */
    double factor() {
      return visibility.orElse(catchEfficiency.orElse(1));
    }
  }

  /**
   * A phase between the ends, alone.
   *
   * @param phaseRmsRad in all
   * @param coherence factor that it puts on what the link's pair has as {@code links} shows it
   * @param fidelity with that cause alone
   */
  public record Phase(double phaseRmsRad, double coherence, double fidelity) {}
}
