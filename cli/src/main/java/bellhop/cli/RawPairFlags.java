package bellhop.cli;

import bellhop.pair.BellWeights;
import bellhop.pair.XState;
import bellhop.qec.distil.RawPair;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import bellhop.units.Quantity;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The pairs that distillation starts from, described in one of four ways. */
final class RawPairFlags {
  private static final double SLACK = 1e-18;

  @Option(
      names = "--fidelity",
      paramLabel = "F",
      description = "Fidelity of raw Werner pairs: the other Bell states have a third each.")
  Optional<String> fidelity = Optional.empty();

  @Option(
      names = "--weights",
      paramLabel = "I,Z,X,Y",
      description =
          "Or weights of the Bell states Φ+ (I), Φ− (Z), Ψ+ (X) and Ψ− (Y), each named by the Pauli"
              + " that makes it of Φ+; together 1.")
  Optional<String> weights = Optional.empty();

  @Option(
      names = "--link",
      paramLabel = "FILE[:LINK]",
      description = "Or those of a link as \"bellhop links --json\" printed it.")
  Optional<String> link = Optional.empty();

  @Option(
      names = "--populations",
      paramLabel = "P,P,P,P",
      description =
          "Or populations of 00, 01, 10 and 11 of a pair that is heralded as Ψ+, as of one click; EPL"
              + " makes more of it than of its Bell weights.")
  Optional<String> populations = Optional.empty();

  @Option(
      names = "--coherence",
      paramLabel = "C",
      description = "With --populations: the real coherence between 01 and 10.")
  Optional<String> coherence = Optional.empty();

  RawPair pair() {
    checkOneDescription();
    return Stream.of(
            fidelity.map(RawPairFlags::werner),
            weights.map(RawPairFlags::weighed),
            link.map(text -> RawPair.of(LinkFlag.read("--link", text).pair())),
            populations.map(text -> heralded(text, coherence.orElseThrow())))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private void checkOneDescription() {
    if (Stream.of(fidelity, weights, link, populations).filter(Optional::isPresent).count() != 1) {
      throw new InputException(
          Location.of("qec distil"),
          "which pairs?",
          "one of --fidelity, --weights, --link and --populations describes them",
          "--fidelity 0.95");
    }
    if (coherence.isPresent() != populations.isPresent()) {
      throw new InputException(
          Location.of(coherence.isPresent() ? "--coherence" : "--populations"),
          "alone",
          "populations and the coherence together are a state",
          "--populations 0,0.45,0.45,0.1 --coherence 0.43");
    }
  }

  private static RawPair werner(String text) {
    double its = Flags.probability("--fidelity", text);
    double rest = Flags.lack(its) / 3;
    return RawPair.of(new BellWeights(its, rest, rest, rest));
  }

  private static RawPair weighed(String text) {
    BellWeights its = Flags.weights("--weights", text);
    if (StrictMath.max(its.z(), StrictMath.max(its.x(), its.y())) > 0.5) {
      throw new InputException(
          Flags.at("--weights", text),
          "mostly another Bell state than Φ+",
          "pairs are distilled after the correction that is known",
          "the largest weight belongs first");
    }
    return RawPair.of(its);
  }

  private static RawPair heralded(String text, String coherence) {
    double[] p =
        Flags.four(
            "--populations", text, "the populations of 00, 01, 10 and 11", "0,0.45,0.45,0.1");
    return RawPair.heralded(
        new XState(p[0], p[1], p[2], p[3], coherence(coherence, p[1] * p[2]), 0, 0, 0));
  }

  /**
   * @param most its square
   */
  private static double coherence(String text, double most) {
    double c = Quantity.parse(text, Dimension.NUMBER, Flags.at("--coherence", text));
    if (c < 0) {
      throw new InputException(
          Flags.at("--coherence", text),
          "below zero",
          "then it is Ψ−, which Z at one end turns into Ψ+",
          "--coherence " + -c);
    }
    if (!(c * c <= most + SLACK)) {
      throw new InputException(
          Flags.at("--coherence", text),
          "more than there can be",
          "its square is at most the product of the populations of 01 and 10",
          "--coherence " + InputText.shortened(String.valueOf(StrictMath.sqrt(most))));
    }
    return c;
  }
}
