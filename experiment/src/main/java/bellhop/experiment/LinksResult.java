package bellhop.experiment;

import bellhop.network.OperatingPoint;
import bellhop.pair.BellWeights;
import bellhop.pair.XState;
import java.util.List;
import java.util.Optional;

/**
 * Closed-form predictions; printed field by field it is the JSON of {@code bellhop links}. Links
 * are taken alone: nothing waits for a shared analyser, and nothing ages after its herald.
 *
 * @param links elementary ones, in the network's order
 * @param paths between QPUs that no link joins, by the fewest links, with perfect swaps; the first
 *     1,000 in the order of the QPUs, or fewer if they are long
 * @param pathsLeftOut how many more there are
 * @param targets what the first 30 links give at a wanted fidelity; empty when none is wanted
 * @param assumed inputs that no experiment has shown
 */
public record LinksResult(
    String network,
    List<LinkForecast> links,
    List<PathForecast> paths,
    long pathsLeftOut,
    List<LinkTarget> targets,
    List<RunResult.Assumed> assumed) {

  /** With what its links give at a wanted fidelity. */
  LinksResult with(List<LinkTarget> wanted) {
    return new LinksResult(network, links, paths, pathsLeftOut, List.copyOf(wanted), assumed);
  }

  /**
   * An elementary link.
   *
   * @param analyser where its photons meet, if they meet at one; other links may use it too
   * @param switches that its light passes, from one end over the analyser to the other
   * @param successProbability of one attempt
   * @param ratePerS pairs a second when attempts never pause
   * @param fidelity at the emission, to the Bell state that is meant
   * @param transducers whose heat is followed, with what they settle at
   */
  public record LinkForecast(
      String link,
      String kind,
      String from,
      String to,
      Optional<Analyser> analyser,
      List<String> switches,
      double successProbability,
      double attemptPeriodS,
      double ratePerS,
      double fidelity,
      double latencyS,
      double cutoffS,
      State state,
      List<Transducer> transducers) {}

  /**
   * A transducer that is as warm as attempts without a pause make it.
   *
   * @param qnu its name
   * @param thermalQuanta of its microwave mode at the stage's temperature
   * @param loadW that attempts leave on the stage
   * @param bound what keeps attempts from coming faster
   */
  public record Transducer(
      String qnu,
      double temperatureK,
      double thermalQuanta,
      double loadW,
      OperatingPoint.Bound bound) {
    static Transducer of(OperatingPoint point) {
      return new Transducer(
          point.qnu(), point.temperature(), point.thermalQuanta(), point.load(), point.bound());
    }
  }

  /**
   * A Bell-state analyser or source.
   *
   * @param channels how many links it serves at a time
   */
  public record Analyser(String name, int channels) {}

  /**
   * Several links with a swap at each QPU between.
   *
   * @param successProbability that one attempt on every link gives a pair on all
   * @param attemptPeriodS of the slowest
   * @param ratePerS 1 over the mean time until every link has a pair, all starting together, times
   *     the channels of the narrowest link
   * @param fidelity of the swapped pair, all corrections made
   */
  public record PathForecast(
      String path,
      String from,
      String to,
      List<String> links,
      double successProbability,
      double attemptPeriodS,
      double ratePerS,
      double fidelity,
      double latencyS,
      Weights state) {}

  /** A pair as it physically is, and its Bell weights. */
  public record State(
      double r00,
      double r01,
      double r10,
      double r11,
      double cRe,
      double cIm,
      double dRe,
      double dIm,
      double phiPlus,
      double phiMinus,
      double psiPlus,
      double psiMinus) {
    static State of(XState s) {
      BellWeights w = s.weights();
      return new State(
          s.r00(), s.r01(), s.r10(), s.r11(), s.cRe(), s.cIm(), s.dRe(), s.dIm(), w.i(), w.z(),
          w.x(), w.y());
    }
  }

  /** Weights of the Bell states after all corrections; Φ+ is the one meant. */
  public record Weights(double phiPlus, double phiMinus, double psiPlus, double psiMinus) {
    static Weights of(BellWeights w) {
      return new Weights(w.i(), w.z(), w.x(), w.y());
    }
  }
}
